package dev.assay.store.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SnapshotItemTest {
    private static final LocalDate DAY = LocalDate.of(2017, 3, 1);
    private static final Instant THEN = Instant.parse("2017-03-02T10:00:00Z");

    @Test
    void item_prevails_over_another_where_its_row_does() {
        List<Fact> links = versions()
                .<Fact>map(version -> new Association("u", "p", DAY, version.end(), version.updatedAt()))
                .toList();
        List<Fact> credentials = versions()
                .<Fact>map(version ->
                        new Achievement("u", "EXAM", DAY, DAY.plusYears(2), version.end(), version.updatedAt()))
                .toList();
        for (List<Fact> rows : List.of(links, credentials)) {
            for (Fact row : rows) {
                for (Fact other : rows) {
                    assertThat(SnapshotItem.of(row).prevailsOver(SnapshotItem.of(other)))
                            .as("%s over %s", row, other)
                            .isEqualTo(row.on(other) == Fact.Effect.APPLIED);
                }
            }
        }
        assertThat(links.get(1).on(links.get(0))).as("an end prevails in links").isEqualTo(Fact.Effect.APPLIED);
        assertThat(credentials.get(1).on(credentials.get(0)))
                .as("but not in credentials")
                .isEqualTo(Fact.Effect.STALE);
    }

    private record Stated(@Nullable LocalDate end, Instant updatedAt) {}

    private static Stream<Stated> versions() {
        return Stream.of(THEN, THEN.plusSeconds(1))
                .flatMap(at -> Stream.of(
                        new Stated(null, at), new Stated(DAY.plusDays(3), at), new Stated(DAY.plusDays(4), at)));
    }
}
