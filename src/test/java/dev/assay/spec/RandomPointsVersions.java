package dev.assay.spec;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Ladder;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A made-up programme with one requirement of points in one to three versions, and a partner of it whose facts begin and
 * end within a year.
 */
final class RandomPointsVersions implements RandomPoints.Times {
    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    static final Ladder LADDER = new Ladder("one", List.of("reached"), Ladder.Term.ENROLMENT, 0, Period.ZERO);

    private final Random random;
    private final RandomPoints parts;
    final Rulebooks rulebooks;
    final KnownFacts facts;

    RandomPointsVersions(Random random) {
        this.random = random;
        this.parts = new RandomPoints(random);
        List<Rulebook> versions = new ArrayList<>();
        versions.add(rulebook("v0", FIRST.minusYears(2)));
        for (int i = 1; i <= random.nextInt(4) - 1; i++) {
            versions.add(rulebook("v" + i, FIRST.plusDays(i * 90L + random.nextInt(80))));
        }
        this.rulebooks = new Rulebooks(versions);
        List<String> ids = versions.stream()
                .flatMap(
                        version -> version.competencies().get(RandomPoints.COMPETENCY).paths(LADDER.highest()).stream())
                .flatMap(path -> path.requires().stream())
                .flatMap(points -> points.withNested().stream())
                .map(Requirement::id)
                .flatMap(id -> id.equals("score") && random.nextBoolean() ? Stream.empty() : Stream.of(id))
                .toList();
        this.facts =
                parts.facts(this, 2 + random.nextInt(4), YearMonth.from(FIRST).minusMonths(6), 18, ids);
    }

    private Rulebook rulebook(String version, LocalDate from) {
        int without = random.nextInt(8);
        parts.know(RandomPoints.CODES.stream()
                .filter(code -> RandomPoints.CODES.indexOf(code) != without)
                .toList());
        AttainmentPath path = new AttainmentPath("P", List.of(parts.points("score", 2 + random.nextInt(3), 14, 0)));
        return parts.rulebook(
                version,
                from,
                new Competency(
                        RandomPoints.COMPETENCY, "Work", "Work", LADDER, Map.of(LADDER.highest(), List.of(path))),
                () -> random.nextInt(6) == 0 ? day() : null,
                () -> random.nextBoolean() ? null : Period.ofMonths(4));
    }

    /** A day of the year, often one of a few, so that ends and beginnings meet. */
    private LocalDate day() {
        int day = random.nextInt(360);
        return FIRST.plusDays(random.nextBoolean() ? day / 30 * 30 : day);
    }

    @Override
    public LocalDate begin() {
        return random.nextInt(3) == 0 ? day() : FIRST.minusMonths(1 + random.nextInt(3));
    }

    @Override
    public @Nullable LocalDate end(LocalDate begun) {
        LocalDate end = day();
        return random.nextInt(3) == 0 && end.isAfter(begun) ? end : null;
    }
}
