package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.Evaluator;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.Dossier;
import dev.assay.facts.Grant;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.AttestationKind;
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
import dev.assay.rules.Threshold;
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
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private static final List<String> EVIDENCE = List.of("PLAN", "AUDIT");
    /** What all points are counted in; all denominators divide it: those of {@code full_at} times those of growth. */
    private static final BigInteger WHOLE = BigInteger.valueOf(16 * 9 * 25 * 7);

    private final Map<String, Set<String>> held = new TreeMap<>();
    private final Map<YearMonth, Integer> figures = new TreeMap<>();
    private final Set<String> attested = new TreeSet<>();
    private final Set<String> granted = new TreeSet<>();
    private Market market = Market.DEVELOPED;

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
        AttainmentPath path = path(random, points);
        PartnerDay day = partner(random, path);
        String where = "-Dassay.twin.tales=1 -Dassay.twin.seed=%d: %s %s %s %s granted %s, %s"
                .formatted(seed, path, held, figures, attested, granted, market);
        boolean reached = holds(path, held);
        assertThat(day.level("WORK").isNone()).as(where).isEqualTo(!reached);
        RequirementOutcome outcome =
                day.outcome("WORK").paths().get(0).requirements().get(0);
        assertThat(outcome.met()).as(where).isEqualTo(holds(points, held));
        assertThat(outcome.have()).as(where).isEqualByComparingTo(shown(sum(points, held)));
        Map<String, BigDecimal> marginals = new TreeMap<>();
        Set<String> critical = new HashSet<>();
        for (String person : held.keySet()) {
            Map<String, Set<String>> others = new TreeMap<>(held);
            others.remove(person);
            marginals.put(person, shown(sum(points, held).subtract(sum(points, others))));
            if (reached && !holds(path, others)) {
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

    private PartnerDay partner(Random random, AttainmentPath path) {
        held.clear();
        figures.clear();
        attested.clear();
        granted.clear();
        market = random.nextBoolean() ? Market.DEVELOPED : Market.DEVELOPING;
        KnownFacts facts = new KnownFacts();
        facts.take(new Partner(RandomTale.PARTNER, "Contoso", null, market, Instant.EPOCH));
        for (String code : EVIDENCE) {
            if (random.nextBoolean()) {
                attested.add(code);
                facts.take(new Attestation(RandomTale.PARTNER, code, DAY.minusMonths(1), null, null, Instant.EPOCH));
            }
        }
        for (String id : grantable(path)) {
            if (random.nextInt(12) == 0) {
                granted.add(id);
                facts.take(new AgentOverride(
                        "o-" + id,
                        RandomTale.PARTNER,
                        "WORK",
                        new Grant.OfRequirement(id),
                        DAY.minusDays(9),
                        null,
                        null,
                        null,
                        null,
                        Instant.EPOCH));
            }
        }
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
                "WORK", new Competency("WORK", "Work", "Work", ladder, Map.of(ladder.highest(), List.of(path))));
        Rulebook rulebook = new Rulebook(
                "v",
                DAY.minusYears(3),
                credentials,
                Map.of("M", new Metric("M", "M", "users")),
                EVIDENCE.stream()
                        .collect(Collectors.toMap(code -> code, code -> new AttestationKind(code, code, null))),
                competencies,
                List.of());
        Dossier dossier = facts.dossier(RandomTale.PARTNER);
        return new Evaluator(new Rulebooks(List.of(rulebook)), Period.ofMonths(3))
                .timeline(dossier, DAY)
                .today();
    }

    /** A requirement of points of the credentials A, B and C and the figure M. */
    private static Requirement.Points points(Random random) {
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
        List<Requirement> after = random.nextInt(3) > 0 ? List.of() : List.of(plain(random, id + "-gate"));
        @Nullable BigDecimal cap = random.nextBoolean() ? null : BigDecimal.valueOf(1 + random.nextInt(12));
        return new Source.Measured(id, measure(random), rate, cap, after);
    }

    /** Any requirement but one of points. */
    private static Requirement plain(Random random, String id) {
        return switch (random.nextInt(5)) {
            case 0 ->
                new Requirement.Figure(
                        id,
                        "M",
                        random.nextBoolean() ? Window.latest() : Window.changeOver(12),
                        new Threshold(BigDecimal.valueOf(random.nextInt(6)), BigDecimal.valueOf(random.nextInt(4))),
                        random.nextBoolean());
            case 1 -> new Requirement.Attestations(id, 1 + random.nextInt(2), EVIDENCE);
            case 2 -> new Requirement.Certificates(id, 1 + random.nextInt(3), List.of("A", "B"));
            default -> new Requirement.People(id, 1 + random.nextInt(2), new Holding.Held(code(random)));
        };
    }

    private static AttainmentPath path(Random random, Requirement.Points points) {
        List<Requirement> requires = new ArrayList<>(List.of(points));
        if (random.nextInt(4) == 0) {
            requires.add(plain(random, "other"));
        }
        return new AttainmentPath("P", random.nextInt(4) == 0 ? List.of(plain(random, "track")) : List.of(), requires);
    }

    /** Whatever an override may grant, but sources for which the rules name no number of points. */
    private static List<String> grantable(AttainmentPath path) {
        List<Requirement> all = new ArrayList<>(path.when());
        path.requires().forEach(requirement -> all.addAll(requirement.withNested()));
        return all.stream()
                .filter(part -> !(part instanceof Source) || full(part) != null)
                .map(Requirement::id)
                .toList();
    }

    /** What a source gives that is granted. */
    private static @Nullable BigDecimal full(Requirement source) {
        if (source instanceof Source.Group group) {
            return group.cap();
        }
        if (source instanceof Source.Measured measured) {
            BigDecimal worth = measured.rate().capped() ? measured.rate().points() : measured.cap();
            return worth == null || measured.cap() == null ? worth : worth.min(measured.cap());
        }
        return null;
    }

    private static Source.Measure measure(Random random) {
        return switch (random.nextInt(7)) {
            case 4 -> new Source.Measure.Attestations(EVIDENCE);
            case 5 -> new Source.Measure.Figure("M", Window.growthOver(12));
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

    private boolean holds(AttainmentPath path, Map<String, Set<String>> people) {
        return path.when().stream().allMatch(requirement -> holds(requirement, people))
                && path.requires().stream().allMatch(requirement -> holds(requirement, people));
    }

    private boolean holds(Requirement requirement, Map<String, Set<String>> people) {
        if (granted.contains(requirement.id())) {
            return true;
        }
        if (requirement instanceof Requirement.Points points) {
            BigInteger floor = whole(points.floor());
            return sum(points, people).compareTo(whole(points.points())) >= 0
                    && points.of().stream()
                            .allMatch(source -> gives(source, people).compareTo(floor) >= 0);
        }
        if (requirement instanceof Requirement.Figure asked) {
            int threshold = (market == Market.DEVELOPED
                            ? asked.threshold().developed()
                            : asked.threshold().developing())
                    .intValueExact();
            boolean reaches = figure(asked.window()) >= threshold;
            return asked.below() ? !reaches : reaches;
        }
        if (requirement instanceof Requirement.Attestations asked) {
            return asked.of().stream().filter(attested::contains).count() >= asked.count();
        }
        if (requirement instanceof Requirement.Certificates asked) {
            return units(new Source.Measure.Certificates(asked.of()), people) >= asked.count();
        }
        Requirement.People asked = (Requirement.People) requirement;
        return units(new Source.Measure.People(asked.holding()), people) >= asked.count();
    }

    private BigInteger sum(Requirement.Points points, Map<String, Set<String>> people) {
        return points.of().stream().map(source -> gives(source, people)).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger gives(Source source, Map<String, Set<String>> people) {
        if (granted.contains(source.id())) {
            return whole(Objects.requireNonNull(full(source)));
        }
        if (source instanceof Source.Group group) {
            BigInteger all =
                    group.of().stream().map(inner -> gives(inner, people)).reduce(BigInteger.ZERO, BigInteger::add);
            return all.min(whole(group.cap()));
        }
        if (source instanceof Source.BestOf best) {
            return best.of().stream().map(inner -> gives(inner, people)).reduce(BigInteger.ZERO, BigInteger::max);
        }
        Source.Measured measured = (Source.Measured) source;
        if (!measured.after().stream().allMatch(gate -> holds(gate, people))) {
            return BigInteger.ZERO;
        }
        BigInteger points = whole(measured.rate().points())
                .multiply(amount(measured.measure(), people))
                .divide(measured.rate().units().toBigIntegerExact().multiply(WHOLE));
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
        if (measure instanceof Source.Measure.Attestations evidence) {
            return evidence.codes().stream().filter(attested::contains).count();
        }
        return figure(((Source.Measure.Figure) measure).window());
    }

    /** The units of a measure in whole numbers of the denominator. */
    private BigInteger amount(Source.Measure measure, Map<String, Set<String>> people) {
        if (measure instanceof Source.Measure.Figure asked && asked.window().kind() == Window.Kind.GROWTH) {
            int earlier = figures.getOrDefault(later().minusMonths(12), 0);
            return earlier == 0
                    ? BigInteger.ZERO
                    : WHOLE.multiply(BigInteger.valueOf(100L * figure(Window.changeOver(12))))
                            .divide(BigInteger.valueOf(earlier));
        }
        return WHOLE.multiply(BigInteger.valueOf(units(measure, people)));
    }

    private int figure(Window window) {
        if (window.kind() == Window.Kind.LATEST) {
            return figures.getOrDefault(newest(), 0);
        }
        return figures.getOrDefault(later(), 0) - figures.getOrDefault(later().minusMonths(12), 0);
    }

    /** The newest month with a figure. */
    private YearMonth newest() {
        YearMonth newest = NEWEST;
        while (!figures.containsKey(newest) && newest.isAfter(NEWEST.minusMonths(13))) {
            newest = newest.minusMonths(1);
        }
        return newest;
    }

    /** The newest of the last three months that has a figure, else the last one. */
    private YearMonth later() {
        return newest().isAfter(NEWEST.minusMonths(3)) ? newest() : NEWEST;
    }

    private static BigInteger whole(BigDecimal number) {
        return number.toBigIntegerExact().multiply(WHOLE);
    }

    private static BigDecimal shown(BigInteger wholes) {
        return new BigDecimal(wholes).divide(new BigDecimal(WHOLE), 4, RoundingMode.FLOOR);
    }
}
