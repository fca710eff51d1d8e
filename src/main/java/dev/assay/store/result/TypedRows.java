package dev.assay.store.result;

import dev.assay.renewal.Episode;
import dev.assay.rules.Level;
import dev.assay.rules.Levels;
import dev.assay.rules.MembershipLevel;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.RiskState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts rows, in the order of {@link ResultTable}'s columns, to domain types. */
final class TypedRows {
    private TypedRows() {}

    static PartnerStanding standing(ResultRow row) {
        List<@Nullable Object> v = row.values();
        return new PartnerStanding(
                key(row, 0),
                level(v.get(0)),
                (LocalDate) v.get(1),
                (LocalDate) v.get(2),
                level(v.get(3)),
                v.get(4) == null ? null : level(v.get(4)),
                Boolean.TRUE.equals(v.get(5)),
                number(v.get(6)));
    }

    static CompetencyStanding competency(ResultRow row, Levels levels) {
        List<@Nullable Object> v = row.values();
        String code = key(row, 1);
        return new CompetencyStanding(
                key(row, 0),
                code,
                levels.of(code, text(v.get(0))),
                levels.of(code, text(v.get(1))),
                levels.of(code, text(v.get(2))),
                levels.of(code, text(v.get(3))),
                (String) v.get(4),
                text(v.get(5)),
                RiskState.valueOf(text(v.get(6))),
                (LocalDate) v.get(7),
                (String) v.get(8),
                (LocalDate) v.get(9),
                (LocalDate) v.get(10),
                (LocalDate) v.get(11),
                (BigDecimal) v.get(12),
                (BigDecimal) v.get(13));
    }

    static Episode episode(ResultRow row, Levels levels) {
        List<@Nullable Object> v = row.values();
        String code = key(row, 1);
        String cleared = (String) v.get(11);
        return new Episode(
                key(row, 0),
                code,
                (LocalDate) row.key().get(2),
                number(row.key().get(3)),
                RiskState.valueOf(text(v.get(0))),
                levels.of(code, text(v.get(1))),
                levels.of(code, text(v.get(2))),
                Boolean.TRUE.equals(v.get(3)),
                (LocalDate) v.get(4),
                day(v.get(5)),
                CausesJson.read(text(v.get(6))),
                reminders(text(v.get(7))),
                number(v.get(8)),
                day(v.get(9)),
                (LocalDate) v.get(10),
                cleared == null ? null : Episode.Clearance.valueOf(cleared));
    }

    private static String key(ResultRow row, int part) {
        return (String) row.key().get(part);
    }

    private static String text(@Nullable Object value) {
        return Objects.requireNonNull((String) value);
    }

    private static LocalDate day(@Nullable Object value) {
        return Objects.requireNonNull((LocalDate) value);
    }

    private static Level level(@Nullable Object value) {
        String name = text(value);
        return name.equals(Level.NONE.name())
                ? Level.NONE
                : MembershipLevel.LADDER.level(name).orElseThrow();
    }

    private static int number(@Nullable Object value) {
        return Math.toIntExact(Objects.requireNonNull((Long) value));
    }

    private static Set<Integer> reminders(String joined) {
        return joined.isEmpty()
                ? Set.of()
                : Arrays.stream(joined.split(",")).map(Integer::valueOf).collect(Collectors.toSet());
    }
}
