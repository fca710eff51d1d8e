package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.Evaluator;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Dossier;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Ladder;
import dev.assay.rules.Market;
import dev.assay.rules.Metric;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.rules.Source;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Made-up requirements of points, added up as plainly as the rules can be read: whole numbers over one denominator, and
 * everything anew without each person. {@code -Dassay.twin.seed=N -Dassay.twin.tales=N} play other ones.
 */
final class PointsTwinTest {
    private static final long SEED = Long.getLong("assay.twin.seed", 1L);
    private static final int TALES = Integer.getInteger("assay.twin.tales", 3000);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
    private static final YearMonth NEWEST = YearMonth.of(2026, 5);
    private static final List<String> CODES = List.of("A", "B", "C");
    /** What all points are counted in; all denominators, those of {@code full_at}, divide it. */
    private static final BigInteger WHOLE = BigInteger.valueOf(3 * 4 * 5);

    private final Map<String, Set<String>> held = new TreeMap<>();
    private final Map<YearMonth, Integer> figures = new TreeMap<>();

    @Test
    void points_are_those_of_plain_addition_for_everybody_and_without_anybody() {
        int reached = 0;
        for (long seed = SEED; seed < SEED + TALES; seed++) {
            reached += look(seed) ? 1 : 0;
        }
        assertThat(reached).isBetween(TALES / 10, TALES * 9 / 10);
    }

    private boolean look(long seed) {
        Random random = new Random(seed);
        Requirement.Points points = points(random);
        PartnerDay day = partner(random, points);
        String where = "-Dassay.twin.tales=1 -Dassay.twin.seed=%d: %s %s %s".formatted(seed, points, held, figures);
        boolean reached = reached(points, held);
        assertThat(day.level("WORK").isNone()).as(where).isEqualTo(!reached);
        RequirementOutcome outcome =
                day.outcome("WORK").paths().get(0).requirements().get(0);
        assertThat(outcome.met()).as(where).isEqualTo(reached);
        assertThat(outcome.have()).as(where).isEqualByComparingTo(shown(sum(points, held)));
        Map<String, BigDecimal> marginals = new TreeMap<>();
        Set<String> critical = new HashSet<>();
        for (String person : held.keySet()) {
            Map<String, Set<String>> others = new TreeMap<>(held);
            others.remove(person);
            marginals.put(person, shown(sum(points, held).subtract(sum(points, others))));
            if (reached && !reached(points, others)) {
                critical.add(person);
            }
        }
        for (RequirementOutcome part : outcome.withNested()) {
            for (Contributor contributor : part.contributors()) {
                assertThat(contributor.marginal())
                        .as(
                                "%s, %s in %s",
                                where,
                                contributor.personId(),
                                part.requirement().id())
                        .isEqualByComparingTo(marginals.get(contributor.personId()));
            }
        }
        assertThat(day.critical("WORK").keySet()).as(where).isEqualTo(critical);
        return reached;
    }

    private PartnerDay partner(Random random, Requirement.Points points) {
        held.clear();
        figures.clear();
        KnownFacts facts = new KnownFacts();
        facts.take(new Partner(RandomTale.PARTNER, "Contoso", null, Market.DEVELOPED, Instant.EPOCH));
        for (int i = 0; i < random.nextInt(6); i++) {
            String person = "p" + i;
            Set<String> codes =
                    CODES.stream().filter(code -> random.nextBoolean()).collect(Collectors.toSet());
            held.put(person, codes);
            facts.take(new Association(person, RandomTale.PARTNER, DAY.minusYears(1), null, Instant.EPOCH));
            codes.forEach(
                    code -> facts.take(new Achievement(person, code, DAY.minusYears(1), null, null, Instant.EPOCH)));
        }
        for (YearMonth month : List.of(NEWEST.minusMonths(12), NEWEST.minusMonths(1), NEWEST)) {
            if (random.nextInt(4) > 0) {
                figures.put(month, random.nextInt(8));
                facts.take(new MetricMonth(
                        RandomTale.PARTNER, "M", month, BigDecimal.valueOf(figures.get(month)), Instant.EPOCH));
            }
        }
        Ladder ladder = new Ladder("one", List.of("reached"), Ladder.Term.ENROLMENT, 0, Period.ZERO);
        Map<String, Credential> credentials = new HashMap<>();
        CODES.forEach(code -> credentials.put(code, new Credential(code, code, "exam", null, null)));
        Map<String, Competency> competencies = new LinkedHashMap<>();
        competencies.put(
                "WORK",
                new Competency(
                        "WORK",
                        "Work",
                        "Work",
                        ladder,
                        Map.of(ladder.highest(), List.of(new AttainmentPath("P", List.of(points))))));
        Rulebook rulebook = new Rulebook(
                "v",
                DAY.minusYears(3),
                credentials,
                Map.of("M", new Metric("M", "M", "users")),
                competencies,
                List.of());
        Dossier dossier = facts.dossier(RandomTale.PARTNER);
        return new Evaluator(new Rulebooks(List.of(rulebook)), Period.ofMonths(3))
                .timeline(dossier, DAY)
                .today();
    }

    /** A requirement of points of the credentials A, B and C and the figure M. */
    static Requirement.Points points(Random random) {
        List<Source> of = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            of.add(source(random, "s" + i, 2));
        }
        @Nullable BigDecimal floor = random.nextBoolean() ? null : BigDecimal.valueOf(1 + random.nextInt(3));
        return new Requirement.Points("score", BigDecimal.valueOf(1 + random.nextInt(15)), floor, of);
    }

    private static Source source(Random random, String id, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind == 1) {
            List<Source> of = List.of(source(random, id + "-a", depth - 1), source(random, id + "-b", depth - 1));
            return new Source.Group(id, of, BigDecimal.valueOf(1 + random.nextInt(12)));
        }
        if (kind == 2) {
            return new Source.BestOf(
                    id, List.of(source(random, id + "-a", depth - 1), source(random, id + "-b", depth - 1)));
        }
        Source.Rate rate = random.nextBoolean()
                ? Source.Rate.perUnit(BigDecimal.valueOf(1 + random.nextInt(4)))
                : Source.Rate.fullAt(
                        BigDecimal.valueOf(1 + random.nextInt(12)), BigDecimal.valueOf(1 + random.nextInt(5)));
        List<Requirement> after = random.nextInt(3) > 0
                ? List.of()
                : List.of(new Requirement.People(id + "-gate", 1 + random.nextInt(2), new Holding.Held(code(random))));
        @Nullable BigDecimal cap = random.nextBoolean() ? null : BigDecimal.valueOf(1 + random.nextInt(12));
        return new Source.Measured(id, measure(random), rate, cap, after);
    }

    private static Source.Measure measure(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Source.Measure.Certificates(List.of("A", "B"));
            case 1 -> new Source.Measure.Figure("M", Window.changeOver(12));
            case 2 -> new Source.Measure.Figure("M", Window.latest());
            case 3 ->
                new Source.Measure.People(
                        new Holding.Any(List.of(new Holding.Held(code(random)), new Holding.Held(code(random)))));
            default -> new Source.Measure.People(new Holding.Held(code(random)));
        };
    }

    private static String code(Random random) {
        return CODES.get(random.nextInt(CODES.size()));
    }

    private boolean reached(Requirement.Points points, Map<String, Set<String>> people) {
        BigInteger floor = whole(points.floor());
        return sum(points, people).compareTo(whole(points.points())) >= 0
                && points.of().stream().allMatch(source -> gives(source, people).compareTo(floor) >= 0);
    }

    private BigInteger sum(Requirement.Points points, Map<String, Set<String>> people) {
        return points.of().stream().map(source -> gives(source, people)).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger gives(Source source, Map<String, Set<String>> people) {
        if (source instanceof Source.Group group) {
            BigInteger all =
                    group.of().stream().map(inner -> gives(inner, people)).reduce(BigInteger.ZERO, BigInteger::add);
            return all.min(whole(group.cap()));
        }
        if (source instanceof Source.BestOf best) {
            return best.of().stream().map(inner -> gives(inner, people)).reduce(BigInteger.ZERO, BigInteger::max);
        }
        Source.Measured measured = (Source.Measured) source;
        boolean open = measured.after().stream().allMatch(gate -> {
            Requirement.People asked = (Requirement.People) gate;
            return people.values().stream()
                            .filter(codes -> TwinDay.fulfilled(asked.holding(), codes))
                            .count()
                    >= asked.count();
        });
        if (!open) {
            return BigInteger.ZERO;
        }
        BigInteger points = whole(measured.rate().points())
                .multiply(BigInteger.valueOf(units(measured.measure(), people)))
                .divide(measured.rate().units().toBigIntegerExact());
        points = measured.rate().capped() ? points.min(whole(measured.rate().points())) : points;
        points = measured.cap() == null ? points : points.min(whole(measured.cap()));
        return points.max(BigInteger.ZERO);
    }

    private long units(Source.Measure measure, Map<String, Set<String>> people) {
        if (measure instanceof Source.Measure.People counted) {
            return people.values().stream()
                    .filter(codes -> TwinDay.fulfilled(counted.holding(), codes))
                    .count();
        }
        if (measure instanceof Source.Measure.Certificates certificates) {
            return people.values().stream()
                    .mapToLong(codes -> certificates.codes().stream()
                            .filter(codes::contains)
                            .count())
                    .sum();
        }
        YearMonth newest = NEWEST;
        while (!figures.containsKey(newest) && newest.isAfter(NEWEST.minusMonths(13))) {
            newest = newest.minusMonths(1);
        }
        Window window = ((Source.Measure.Figure) measure).window();
        if (window.kind() == Window.Kind.LATEST) {
            return figures.getOrDefault(newest, 0);
        }
        boolean recent = newest.isAfter(NEWEST.minusMonths(3));
        YearMonth later = recent ? newest : NEWEST;
        return figures.getOrDefault(later, 0) - figures.getOrDefault(later.minusMonths(12), 0);
    }

    private static BigInteger whole(BigDecimal number) {
        return number.toBigIntegerExact().multiply(WHOLE);
    }

    private static BigDecimal shown(BigInteger wholes) {
        return new BigDecimal(wholes).divide(new BigDecimal(WHOLE), 4, RoundingMode.FLOOR);
    }
}
