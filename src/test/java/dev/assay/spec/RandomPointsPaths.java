package dev.assay.spec;

import dev.assay.facts.Partner;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.AttestationKind;
import dev.assay.rules.Competency;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A made-up competency of two levels with paths of points, tracks and other requirements, and a partner whose facts come
 * and go around a day.
 */
final class RandomPointsPaths implements RandomPoints.Times {
    /** The business date, around which the facts lie. */
    static final LocalDate DAY = LocalDate.of(2026, 6, 15);

    private final Random random;
    private final RandomPoints parts;

    /** The levels, lowest first. */
    final Ladder ladder = new Ladder("two", List.of("low", "high"), Ladder.Term.ENROLMENT, 0, Period.ZERO);

    final Map<Level, List<AttainmentPath>> paths = new HashMap<>();
    final Rulebook rulebook;
    final KnownFacts facts;

    RandomPointsPaths(long seed) {
        this.random = new Random(seed);
        this.parts = new RandomPoints(random);
        for (Level level : ladder.levels()) {
            List<AttainmentPath> ways = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(2); i++) {
                ways.add(path("P" + i, level.name().toLowerCase(Locale.ROOT) + i));
            }
            paths.put(level, ways);
        }
        this.rulebook = parts.rulebook(
                "v",
                DAY.minusYears(3),
                new Competency(RandomPoints.COMPETENCY, "Work", "Work", ladder, paths),
                () -> random.nextInt(6) == 0 ? around() : null,
                () -> random.nextBoolean() ? null : Period.ofMonths(1));
        List<String> ids = paths.values().stream()
                .flatMap(List::stream)
                .flatMap(path -> Stream.concat(path.when().stream(), path.requires().stream()))
                .flatMap(requirement -> requirement.withNested().stream())
                .flatMap(requirement -> Collections.nCopies(weight(requirement), requirement.id()).stream())
                .sorted()
                .toList();
        this.facts = parts.facts(this, random.nextInt(6), YearMonth.of(2025, 3), 15, ids);
        Market market = random.nextBoolean() ? Market.DEVELOPED : Market.DEVELOPING;
        facts.take(new Partner(RandomTale.PARTNER, "Contoso", null, market, Instant.EPOCH));
    }

    /** Overrides are few, and those of the best of several, and of what only a group's cap limits, are special. */
    private static int weight(Requirement requirement) {
        boolean special = requirement instanceof Source.BestOf
                || requirement instanceof Source source && source.most().isEmpty();
        return special ? 6 : 1;
    }

    private AttainmentPath path(String code, String id) {
        List<Requirement> requires = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            requires.add(
                    random.nextBoolean()
                            ? parts.points(id + "-points" + i, 1 + random.nextInt(3), 12, 1)
                            : parts.requirement(id + "-other" + i, 1));
        }
        return new AttainmentPath(
                code, random.nextBoolean() ? List.of() : List.of(parts.requirement(id + "-track", 1)), requires);
    }

    /** How long attestations of the kind hold; null without an end. */
    @Nullable
    Period attestedFor(String code) {
        AttestationKind kind = rulebook.attestations().get(code);
        return kind == null ? null : kind.validFor();
    }

    @Override
    public LocalDate begin() {
        return random.nextInt(3) > 0 ? DAY.minusDays(40) : around();
    }

    @Override
    public @Nullable LocalDate end(LocalDate begun) {
        LocalDate end = around().plusDays(10);
        return random.nextInt(4) == 0 && end.isAfter(begun) ? end : null;
    }

    private LocalDate around() {
        return DAY.minusDays(20).plusDays(random.nextInt(40));
    }
}
