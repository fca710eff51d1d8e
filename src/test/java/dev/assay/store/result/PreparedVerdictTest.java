package dev.assay.store.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assessment.Verdict;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.Contribution;
import dev.assay.standing.CriticalPerson;
import dev.assay.standing.GrantedBenefit;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.RequirementProgress;
import dev.assay.standing.RiskState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PreparedVerdictTest {
    private static final int PEOPLE = 400;
    private static final int TRIALS = 5_000;

    /** Computed by an earlier program: after an update with another digest all results would be read and compared once. */
    private static final String PUBLISHED = "e9cd4f80f906d4e70b8b78807dd7c43feec483ca7d0d25dc77b4588d319e208b";

    @Test
    void what_an_earlier_program_published_is_known_to_be_the_same() {
        byte[] digest = new PreparedVerdict(verdict(people(), "Priorité")).digest();
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(PUBLISHED);
    }

    @Test
    void the_order_of_rows_does_not_matter() {
        List<Integer> shuffled = new ArrayList<>(people());
        Collections.shuffle(shuffled, new Random(5));
        byte[] digest = new PreparedVerdict(verdict(people(), "Priorité")).digest();
        assertThat(new PreparedVerdict(verdict(shuffled, "Priorité")).sameAs(digest))
                .isTrue();
    }

    @Test
    void a_single_character_matters() {
        byte[] digest = new PreparedVerdict(verdict(people(), "Priorité")).digest();
        assertThat(new PreparedVerdict(verdict(people(), "Priorite")).sameAs(digest))
                .isFalse();
    }

    /** Few values, so that many verdicts differ in one part of one key only. */
    @Test
    void two_verdicts_have_the_same_digest_only_if_they_have_the_same_rows() {
        Map<String, Set<Contribution>> byDigest = new HashMap<>();
        Random random = new Random(7);
        for (int i = 0; i < TRIALS; i++) {
            Set<Contribution> rows = Stream.generate(() -> contribution(random))
                    .limit(random.nextInt(4))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            byte[] digest = new PreparedVerdict(verdict(rows, "Support")).digest();
            Set<Contribution> same = byDigest.putIfAbsent(HexFormat.of().formatHex(digest), rows);
            assertThat(same).isIn(null, rows);
        }
        assertThat(byDigest.values()).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }

    private static Contribution contribution(Random random) {
        List<String> parts = List.of("A", "B", "AB");
        return new Contribution(
                "P001",
                parts.get(random.nextInt(3)),
                parts.get(random.nextInt(3)),
                parts.get(random.nextInt(3)),
                "AZ-104",
                false,
                null);
    }

    private static List<Integer> people() {
        return IntStream.range(0, PEOPLE).boxed().toList();
    }

    private static Verdict verdict(List<Integer> people, String benefit) {
        return verdict(
                people.stream()
                        .map(person -> new Contribution(
                                "P001", "DEVOPS", "admins", "H%03d".formatted(person), "AZ-104", person % 7 == 0, null))
                        .toList(),
                benefit);
    }

    private static Verdict verdict(Collection<Contribution> contributions, String benefit) {
        LocalDate begins = LocalDate.parse("2026-03-01");
        LocalDate renews = LocalDate.parse("2027-03-01");
        Level none = Level.NONE;
        Level silver = MembershipLevel.SILVER;
        return new Verdict(
                new PartnerStanding("P001", silver, begins, renews, silver, null, true, 1),
                List.of(new CompetencyStanding(
                        "P001",
                        "DEVOPS",
                        silver,
                        silver,
                        none,
                        silver,
                        "people",
                        "DEVOPS",
                        RiskState.LOST,
                        renews,
                        null,
                        null,
                        null,
                        begins,
                        null,
                        null)),
                List.of(new RequirementProgress(
                        "P001",
                        "DEVOPS",
                        silver,
                        "people",
                        "admins",
                        BigDecimal.valueOf(PEOPLE),
                        BigDecimal.valueOf(2),
                        true,
                        false)),
                List.copyOf(contributions),
                List.of(new GrantedBenefit("P001", "SUPPORT", benefit)),
                List.of(new CriticalPerson("P001", "H001", "DEVOPS", silver, none)),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                1,
                null);
    }
}
