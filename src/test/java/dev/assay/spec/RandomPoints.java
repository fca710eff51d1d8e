package dev.assay.spec;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.Grant;
import dev.assay.facts.MetricMonth;
import dev.assay.rules.AttestationKind;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Measure;
import dev.assay.rules.Metric;
import dev.assay.rules.Rate;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Made-up requirements of points and of all other kinds, for programmes and facts of points: groups with caps, the best of
 * several, floors, gates, people, certificates, attestations, figures, and overrides of any part. The ids of parts begin
 * with that of the whole.
 */
final class RandomPoints {
    static final String COMPETENCY = "WORK";
    static final List<String> CODES = List.of("A", "B", "C", "D");

    private static final List<String> ATTESTED = List.of("AUDIT", "PLAN");

    private final Random random;
    /** The credentials of the rulebook at hand. */
    private List<String> known = CODES;

    RandomPoints(Random random) {
        this.random = random;
    }

    /** When facts begin and end. */
    interface Times {
        LocalDate begin();

        /** @return null if what began on the day does not end */
        @Nullable
        LocalDate end(LocalDate begun);
    }

    /** From now on only these credentials are known. */
    void know(List<String> codes) {
        known = codes;
    }

    /** A rulebook with the known credentials and one competency. */
    Rulebook rulebook(
            String version,
            LocalDate from,
            Competency competency,
            Supplier<@Nullable LocalDate> retiresOn,
            Supplier<@Nullable Period> attestedFor) {
        Map<String, Credential> credentials = new HashMap<>();
        known.forEach(code -> credentials.put(code, new Credential(code, code, "exam", null, retiresOn.get())));
        Map<String, AttestationKind> attestations = new HashMap<>();
        ATTESTED.forEach(code -> attestations.put(code, new AttestationKind(code, code, attestedFor.get())));
        return new Rulebook(
                version,
                from,
                credentials,
                Map.of("M", new Metric("M", "M", "users"), "N", new Metric("N", "N", "USD")),
                attestations,
                Map.of(COMPETENCY, competency),
                List.of());
    }

    /** Any requirement but one of points; with depth 0 none that has others inside. */
    Requirement requirement(String id, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> new Requirement.Attestations(id, 1 + random.nextInt(2), attestations());
            case 1 -> new Requirement.Certificates(id, 1 + random.nextInt(4), List.of(known.get(0), code()));
            case 2, 4 -> figure(id);
            case 5 ->
                new Requirement.AnyOf(
                        id,
                        List.of(
                                List.of(requirement(id + "-a", depth - 1)),
                                List.of(requirement(id + "-b", depth - 1), people(id + "-c"))));
            case 6 -> new Requirement.DistinctPeople(id, List.of(people(id + "-a"), people(id + "-b")));
            default -> people(id);
        };
    }

    private Requirement figure(String id) {
        BigDecimal developed = BigDecimal.valueOf(random.nextInt(40) - 5, 1);
        BigDecimal developing = random.nextBoolean() ? developed : developed.subtract(BigDecimal.ONE);
        return new Requirement.Figure(
                id, metric(), window(), new Threshold(developed, developing), random.nextBoolean());
    }

    private Requirement.People people(String id) {
        return new Requirement.People(id, 1 + random.nextInt(2), held());
    }

    /**
     * A requirement of points.
     *
     * @param gates how deep the requirements are after which sources give points, see {@link #requirement}
     */
    Requirement.Points points(String id, int sources, int most, int gates) {
        List<Source> of = new ArrayList<>();
        for (int i = 0; i < sources; i++) {
            of.add(source(id + "-s" + i, 2, false, gates));
        }
        return new Requirement.Points(id, number(most), random.nextBoolean() ? null : number(2), of);
    }

    /** @param room true inside of a group, where a source needs no cap of its own */
    private Source source(String id, int depth, boolean room, int gates) {
        int kind = depth == 0 ? 0 : random.nextInt(5);
        if (kind == 1 || kind == 2) {
            boolean inside = room || kind == 1;
            List<Source> of =
                    List.of(source(id + "-a", depth - 1, inside, gates), source(id + "-b", depth - 1, inside, gates));
            return kind == 1 ? new Source.Group(id, of, number(12)) : new Source.BestOf(id, of);
        }
        Rate rate = random.nextBoolean() ? Rate.perUnit(number(5)) : Rate.fullAt(number(12), number(7));
        boolean free = (room || rate.capped()) && random.nextBoolean();
        List<Requirement> after = random.nextInt(3) > 0 ? List.of() : List.of(requirement(id + "-gate", gates));
        return new Source.Measured(id, measure(), rate, free ? null : number(12), after);
    }

    private Measure measure() {
        return switch (random.nextInt(8)) {
            case 0 -> new Measure.Certificates(known.subList(0, 2));
            case 1 -> new Measure.Attestations(attestations());
            case 2, 3, 4 -> new Measure.Figure(metric(), window());
            case 5, 6 -> new Measure.People(new Holding.Any(List.of(held(), held())));
            default -> new Measure.People(held());
        };
    }

    private Window window() {
        int months = random.nextInt(6) == 0 ? 12 : 1 + random.nextInt(3);
        return switch (random.nextInt(6)) {
            case 0 -> Window.sumOver(months);
            case 1 -> Window.averageOver(months);
            case 2 -> Window.latest();
            case 3 -> Window.changeOver(months);
            default -> Window.growthOver(months);
        };
    }

    private BigDecimal number(int most) {
        return BigDecimal.valueOf(1 + random.nextInt(most));
    }

    private Holding held() {
        return new Holding.Held(code());
    }

    private String code() {
        return known.get(random.nextInt(known.size()));
    }

    private List<String> attestations() {
        int which = random.nextInt(3);
        return which == 2 ? ATTESTED : List.of(ATTESTED.get(which));
    }

    private String metric() {
        return random.nextInt(3) > 0 ? "M" : "N";
    }

    /**
     * The facts of a partner, without its own row.
     *
     * @param ids what an override may grant besides credentials
     */
    KnownFacts facts(Times times, int people, YearMonth from, int months, List<String> ids) {
        KnownFacts facts = new KnownFacts();
        for (int i = 0; i < people; i++) {
            String person = "p" + i;
            LocalDate linked = times.begin();
            facts.take(new Association(person, RandomTale.PARTNER, linked, times.end(linked), Instant.EPOCH));
            for (String code : CODES) {
                if (random.nextBoolean()) {
                    LocalDate earned = times.begin();
                    facts.take(
                            new Achievement(person, code, earned, times.end(earned), times.end(earned), Instant.EPOCH));
                }
            }
        }
        for (String metric : List.of("M", "N")) {
            for (int month = 0; month < months; month++) {
                if (random.nextInt(5) > 0) {
                    BigDecimal value = BigDecimal.valueOf(random.nextInt(9) - 1L);
                    facts.take(
                            new MetricMonth(RandomTale.PARTNER, metric, from.plusMonths(month), value, Instant.EPOCH));
                }
            }
        }
        for (String code : List.of("AUDIT", "PLAN", "PLAN")) {
            if (random.nextInt(3) > 0) {
                LocalDate day = times.begin();
                facts.take(
                        new Attestation(RandomTale.PARTNER, code, day, times.end(day), times.end(day), Instant.EPOCH));
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            facts.take(override("o" + i, times, ids));
        }
        return facts;
    }

    private AgentOverride override(String id, Times times, List<String> ids) {
        Grant grant = random.nextInt(4) == 0
                ? new Grant.OfCredential("p" + random.nextInt(3), code())
                : new Grant.OfRequirement(ids.get(random.nextInt(ids.size())));
        LocalDate granted = times.begin();
        return new AgentOverride(
                id,
                RandomTale.PARTNER,
                COMPETENCY,
                grant,
                granted,
                times.end(granted),
                null,
                null,
                times.end(granted),
                Instant.EPOCH);
    }
}
