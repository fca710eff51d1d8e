package dev.assay.spec;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.Grant;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.AttestationKind;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.Metric;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Source;
import dev.assay.rules.Threshold;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A made-up competency with paths of points, figures, attestations and certificates, for parts of which there are
 * overrides, and a partner whose facts come and go around a day.
 */
final class RandomPointsPaths {
    /** The business date, around which the facts lie. */
    static final LocalDate DAY = LocalDate.of(2026, 6, 15);

    private static final YearMonth OLDEST = YearMonth.of(2026, 1);
    private static final List<String> CODES = List.of("A", "B", "C");

    private final Random random;
    private int ids;

    /** The levels, lowest first. */
    final Ladder ladder = new Ladder("two", List.of("low", "high"), Ladder.Term.ENROLMENT, 0, Period.ZERO);

    final Map<Level, List<AttainmentPath>> paths = new HashMap<>();
    final KnownFacts facts = new KnownFacts();

    RandomPointsPaths(long seed) {
        this.random = new Random(seed);
        for (Level level : ladder.levels()) {
            List<AttainmentPath> ways = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(2); i++) {
                ways.add(new AttainmentPath("P" + i, random.nextBoolean() ? List.of() : some(1), some(2)));
            }
            paths.put(level, ways);
        }
        facts();
    }

    /** The one version of the rules, in which attestations of kind T hold for a month. */
    Rulebook rulebook() {
        Map<String, Credential> credentials = new HashMap<>();
        CODES.forEach(code -> credentials.put(code, new Credential(code, code, "exam", null, null)));
        return new Rulebook(
                "v",
                DAY.minusYears(3),
                credentials,
                Map.of("M", new Metric("M", "M", "users"), "N", new Metric("N", "N", "users")),
                Map.of(
                        "S", new AttestationKind("S", "S", null),
                        "T", new AttestationKind("T", "T", Period.ofMonths(1))),
                Map.of("WORK", new Competency("WORK", "Work", "Work", ladder, paths)),
                List.of());
    }

    private List<Requirement> some(int most) {
        List<Requirement> some = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(most); i++) {
            some.add(random.nextBoolean() && most > 1 ? points() : requirement(1));
        }
        return some;
    }

    private String id(String kind) {
        return kind + ids++;
    }

    private Requirement requirement(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> new Requirement.Attestations(id("evidence"), 1 + random.nextInt(2), attestations());
            case 1 -> new Requirement.Certificates(id("pairs"), 1 + random.nextInt(4), List.of("A", code()));
            case 2, 4 -> figure();
            case 5 ->
                new Requirement.AnyOf(
                        id("any"), List.of(List.of(requirement(depth - 1)), List.of(requirement(depth - 1), people())));
            case 6 -> new Requirement.DistinctPeople(id("group"), List.of(people(), people()));
            default -> people();
        };
    }

    private Requirement figure() {
        BigDecimal developed = BigDecimal.valueOf(random.nextInt(40) - 5, 1);
        BigDecimal developing = random.nextBoolean() ? developed : developed.subtract(BigDecimal.ONE);
        return new Requirement.Figure(
                id("figure"), metric(), window(), new Threshold(developed, developing), random.nextBoolean());
    }

    private Requirement.People people() {
        return new Requirement.People(id("people"), 1 + random.nextInt(2), new Holding.Held(code()));
    }

    private Window window() {
        int months = 1 + random.nextInt(3);
        return switch (random.nextInt(6)) {
            case 0 -> Window.sumOver(months);
            case 1 -> Window.averageOver(months);
            case 2 -> Window.latest();
            case 3 -> Window.changeOver(months);
            default -> Window.growthOver(months);
        };
    }

    private Requirement.Points points() {
        List<Source> of = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            of.add(source(2, false));
        }
        @Nullable BigDecimal floor = random.nextBoolean() ? null : BigDecimal.valueOf(1 + random.nextInt(2));
        return new Requirement.Points(id("points"), BigDecimal.valueOf(1 + random.nextInt(10)), floor, of);
    }

    /** @param room true inside of a group, where a source needs no cap of its own */
    private Source source(int depth, boolean room) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind == 1) {
            List<Source> of = List.of(source(depth - 1, true), source(depth - 1, true));
            return new Source.Group(id("sum"), of, number(12));
        }
        if (kind == 2) {
            return new Source.BestOf(id("best"), List.of(source(0, room), source(0, room)));
        }
        List<Requirement> after = random.nextInt(3) > 0 ? List.of() : List.of(requirement(1));
        if (random.nextBoolean()) {
            return new Source.Measured(id("worth"), measure(), Source.Rate.fullAt(number(12), number(5)), null, after);
        }
        @Nullable BigDecimal cap = room && random.nextBoolean() ? null : number(12);
        return new Source.Measured(id("rate"), measure(), Source.Rate.perUnit(number(4)), cap, after);
    }

    private BigDecimal number(int most) {
        return BigDecimal.valueOf(1 + random.nextInt(most));
    }

    private Source.Measure measure() {
        return switch (random.nextInt(5)) {
            case 0 -> new Source.Measure.Certificates(List.of("A", "B"));
            case 1 -> new Source.Measure.Attestations(attestations());
            case 2 -> new Source.Measure.Figure(metric(), window());
            default -> new Source.Measure.People(new Holding.Any(List.of(held(), held())));
        };
    }

    private Holding held() {
        return new Holding.Held(code());
    }

    private String code() {
        return CODES.get(random.nextInt(CODES.size()));
    }

    private List<String> attestations() {
        return List.of(List.of("S"), List.of("T"), List.of("S", "T")).get(random.nextInt(3));
    }

    private String metric() {
        return random.nextInt(3) > 0 ? "M" : "N";
    }

    private void facts() {
        Market market = random.nextBoolean() ? Market.DEVELOPED : Market.DEVELOPING;
        facts.take(new Partner(RandomTale.PARTNER, "Contoso", null, market, Instant.EPOCH));
        int people = random.nextInt(6);
        for (int i = 0; i < people; i++) {
            String person = "p" + i;
            facts.take(new Association(person, RandomTale.PARTNER, begin(), end(), Instant.EPOCH));
            for (String code : CODES) {
                if (random.nextBoolean()) {
                    facts.take(new Achievement(person, code, begin(), end(), null, Instant.EPOCH));
                }
            }
        }
        for (String metric : List.of("M", "N")) {
            for (YearMonth month = OLDEST; month.isBefore(YearMonth.from(DAY)); month = month.plusMonths(1)) {
                if (random.nextInt(3) > 0) {
                    BigDecimal value = BigDecimal.valueOf(random.nextInt(8));
                    facts.take(new MetricMonth(RandomTale.PARTNER, metric, month, value, Instant.EPOCH));
                }
            }
        }
        for (String code : List.of("S", "T", "T")) {
            if (random.nextBoolean()) {
                LocalDate attested = around().minusDays(20);
                facts.take(new Attestation(RandomTale.PARTNER, code, attested, end(), end(), Instant.EPOCH));
            }
        }
        overrides();
    }

    private void overrides() {
        List<String> all = paths.values().stream()
                .flatMap(List::stream)
                .flatMap(path -> Stream.concat(path.when().stream(), path.requires().stream()))
                .flatMap(requirement -> requirement.withNested().stream())
                .map(Requirement::id)
                .sorted()
                .toList();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Grant grant = random.nextInt(5) == 0
                    ? new Grant.OfCredential("p0", code())
                    : new Grant.OfRequirement(all.get(random.nextInt(all.size())));
            facts.take(new AgentOverride(
                    "o" + i, RandomTale.PARTNER, "WORK", grant, begin(), end(), null, null, null, Instant.EPOCH));
        }
    }

    private LocalDate begin() {
        return random.nextInt(3) > 0 ? DAY.minusDays(40) : around();
    }

    private @Nullable LocalDate end() {
        return random.nextInt(3) > 0 ? null : around().plusDays(10);
    }

    private LocalDate around() {
        return DAY.minusDays(20).plusDays(random.nextInt(40));
    }
}
