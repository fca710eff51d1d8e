package dev.assay.spec;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.Grant;
import dev.assay.facts.MetricMonth;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.AttestationKind;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Ladder;
import dev.assay.rules.Metric;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
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
 * A made-up programme of points in one to three versions, and a partner of it whose facts begin and end within a year:
 * groups with caps, the best of several, floors, gates, people, certificates, attestations, figures, and overrides.
 */
final class RandomPoints {
    static final String COMPETENCY = "WORK";
    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    static final Ladder LADDER = new Ladder("one", List.of("reached"), Ladder.Term.ENROLMENT, 0, Period.ZERO);

    private static final List<String> CODES = List.of("A", "B", "C", "D");
    private static final List<String> ATTESTED = List.of("AUDIT", "PLAN");

    private final Random random;
    /** What the rulebook at hand knows. */
    private List<String> known = CODES;

    RandomPoints(Random random) {
        this.random = random;
    }

    Rulebooks rulebooks() {
        List<Rulebook> versions = new ArrayList<>();
        versions.add(rulebook("v0", FIRST.minusYears(2)));
        for (int i = 1; i <= random.nextInt(4) - 1; i++) {
            versions.add(rulebook("v" + i, FIRST.plusDays(i * 90L + random.nextInt(80))));
        }
        return new Rulebooks(versions);
    }

    private Rulebook rulebook(String version, LocalDate from) {
        Map<String, Credential> credentials = new HashMap<>();
        int without = random.nextInt(8);
        known = CODES.stream().filter(code -> CODES.indexOf(code) != without).toList();
        for (String code : known) {
            credentials.put(code, new Credential(code, code, "exam", null, random.nextInt(6) == 0 ? day() : null));
        }
        Map<String, AttestationKind> attestations = new HashMap<>();
        for (String code : ATTESTED) {
            attestations.put(code, new AttestationKind(code, code, random.nextBoolean() ? null : Period.ofMonths(4)));
        }
        List<Source> of = new ArrayList<>();
        for (int i = 0; i <= 1 + random.nextInt(3); i++) {
            of.add(limited("s" + i));
        }
        Requirement points = new Requirement.Points("score", number(14), random.nextBoolean() ? null : number(2), of);
        Competency competency = new Competency(
                COMPETENCY,
                "Work",
                "Work",
                LADDER,
                Map.of(LADDER.highest(), List.of(new AttainmentPath("P", List.of(points)))));
        return new Rulebook(
                version,
                from,
                credentials,
                Map.of("M", new Metric("M", "M", "users"), "N", new Metric("N", "N", "USD")),
                attestations,
                Map.of(COMPETENCY, competency),
                List.of());
    }

    /** One that may stand in a requirement's own list: something limits what it gives. */
    private Source limited(String id) {
        Source source = source(id, 2);
        while (source.most().isEmpty()) {
            source = source(id, 2);
        }
        return source;
    }

    private Source source(String id, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(5);
        if (kind == 1 || kind == 2) {
            List<Source> of = List.of(source(id + "-a", depth - 1), source(id + "-b", depth - 1));
            return kind == 1 ? new Source.Group(id, of, number(12)) : new Source.BestOf(id, of);
        }
        Source.Rate rate =
                random.nextBoolean() ? Source.Rate.perUnit(number(5)) : Source.Rate.fullAt(number(12), number(7));
        List<Requirement> after = random.nextInt(3) > 0 ? List.of() : List.of(gate(id + "-gate"));
        return new Source.Measured(id, measure(), rate, random.nextBoolean() ? null : number(12), after);
    }

    private Requirement gate(String id) {
        return switch (random.nextInt(4)) {
            case 0 -> new Requirement.Attestations(id, 1, ATTESTED);
            case 1 -> new Requirement.Certificates(id, 2, known.subList(1, 3));
            case 2 ->
                new Requirement.Figure(
                        id, "N", Window.latest(), new Threshold(number(6), number(6)), random.nextBoolean());
            default -> new Requirement.People(id, 1 + random.nextInt(2), new Holding.Held(code()));
        };
    }

    private Source.Measure measure() {
        String metric = random.nextBoolean() ? "M" : "N";
        return switch (random.nextInt(8)) {
            case 0 -> new Source.Measure.Certificates(known.subList(0, 2));
            case 1 -> new Source.Measure.Figure(metric, Window.changeOver(3));
            case 2 -> new Source.Measure.Figure(metric, Window.growthOver(2));
            case 3 -> new Source.Measure.Figure(metric, Window.latest());
            case 4 -> new Source.Measure.Attestations(ATTESTED);
            case 5 -> new Source.Measure.Figure(metric, Window.averageOver(3));
            case 6 ->
                new Source.Measure.People(new Holding.Any(List.of(new Holding.Held(code()), new Holding.Held(code()))));
            default -> new Source.Measure.People(new Holding.Held(code()));
        };
    }

    KnownFacts facts(Rulebooks rulebooks) {
        KnownFacts facts = new KnownFacts();
        for (int i = 0; i < 2 + random.nextInt(4); i++) {
            String person = "p" + i;
            LocalDate linked = begun();
            facts.take(new Association(person, RandomTale.PARTNER, linked, end(linked), Instant.EPOCH));
            for (String code : CODES) {
                if (random.nextBoolean()) {
                    LocalDate earned = begun();
                    facts.take(new Achievement(person, code, earned, end(earned), end(earned), Instant.EPOCH));
                }
            }
        }
        for (String metric : List.of("M", "N")) {
            for (int month = -6; month < 12; month++) {
                if (random.nextInt(5) > 0) {
                    facts.take(new MetricMonth(
                            RandomTale.PARTNER,
                            metric,
                            YearMonth.from(FIRST).plusMonths(month),
                            BigDecimal.valueOf(random.nextInt(9) - 1L),
                            Instant.EPOCH));
                }
            }
        }
        for (String code : ATTESTED) {
            LocalDate from = begun();
            facts.take(new Attestation(RandomTale.PARTNER, code, from, end(from), end(from), Instant.EPOCH));
        }
        List<String> ids = rulebooks.versions().stream()
                .flatMap(version -> version.competencies().get(COMPETENCY).paths(LADDER.highest()).stream())
                .flatMap(path -> path.requires().stream())
                .flatMap(points -> points.withNested().stream())
                .map(Requirement::id)
                .flatMap(id -> id.equals("score") && random.nextBoolean() ? Stream.empty() : Stream.of(id))
                .toList();
        for (int i = random.nextInt(4); i > 0; i--) {
            Grant grant = random.nextInt(3) == 0
                    ? new Grant.OfCredential("p" + random.nextInt(3), code())
                    : new Grant.OfRequirement(ids.get(random.nextInt(ids.size())));
            facts.take(override("o" + i, grant));
        }
        return facts;
    }

    private AgentOverride override(String id, Grant grant) {
        LocalDate granted = day();
        return new AgentOverride(
                id,
                RandomTale.PARTNER,
                COMPETENCY,
                grant,
                granted,
                end(granted),
                null,
                null,
                end(granted),
                Instant.EPOCH);
    }

    /** A day of the year, often one of a few, so that ends and beginnings meet. */
    private LocalDate day() {
        int day = random.nextInt(360);
        return FIRST.plusDays(random.nextBoolean() ? day / 30 * 30 : day);
    }

    private LocalDate begun() {
        return random.nextInt(3) == 0 ? day() : FIRST.minusMonths(1 + random.nextInt(3));
    }

    private @Nullable LocalDate end(LocalDate from) {
        LocalDate end = day();
        return random.nextInt(3) == 0 && end.isAfter(from) ? end : null;
    }

    private BigDecimal number(int most) {
        return BigDecimal.valueOf(1 + random.nextInt(most));
    }

    private String code() {
        return known.get(random.nextInt(known.size()));
    }
}
