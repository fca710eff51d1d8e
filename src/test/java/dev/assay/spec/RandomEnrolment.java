package dev.assay.spec;

import dev.assay.assessment.Programme;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.Enrolment;
import dev.assay.facts.MetricMonth;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.AttestationKind;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.Measure;
import dev.assay.rules.Metric;
import dev.assay.rules.Rate;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A made-up partner that is enrolled for one or two terms, on a ladder that may have a window and a grace, with points,
 * evidence and two tracks. All is known from the first day on.
 */
final class RandomEnrolment {
    static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    static final String COMPETENCY = "WORK";

    private static final Instant KNOWN = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final Ladder ladder;

    RandomEnrolment(Random random) {
        this.random = random;
        this.ladder = new Ladder(
                "tiers",
                List.of("select", "advanced"),
                Ladder.Term.ENROLMENT,
                random.nextInt(4),
                Period.ofDays(random.nextInt(3) * 12));
    }

    Programme programme() {
        Map<String, Credential> credentials = new HashMap<>();
        List.of("A", "B").forEach(code -> credentials.put(code, new Credential(code, code, "exam", null, null)));
        Period validFor = random.nextBoolean() ? null : Period.ofMonths(1 + random.nextInt(6));
        Level select = ladder.levels().get(0);
        Competency competency = new Competency(
                COMPETENCY,
                "Work",
                "Work",
                ladder,
                Map.of(select, List.of(path("ONE", List.of(), people("one", "A"))), ladder.highest(), advanced()));
        Rulebook rulebook = new Rulebook(
                "2025-01",
                LocalDate.of(2025, 1, 1),
                credentials,
                Map.of("M", new Metric("M", "M", "customers")),
                Map.of("AUDIT", new AttestationKind("AUDIT", "Audit", validFor)),
                Map.of(COMPETENCY, competency),
                List.of());
        return Programme.usual(new Rulebooks(List.of(rulebook)));
    }

    private List<AttainmentPath> advanced() {
        Threshold five = new Threshold(BigDecimal.valueOf(5), BigDecimal.valueOf(5));
        List<Source> sources = List.of(
                source("certificates", new Measure.Certificates(List.of("A", "B")), 2, 6),
                source("growing", new Measure.Figure("M", Window.changeOver(2)), 1, 4),
                source("audited", new Measure.Attestations(List.of("AUDIT")), 3, 3));
        return List.of(
                path(
                        "LARGE",
                        List.of(new Requirement.Figure("large", "M", Window.latest(), five)),
                        new Requirement.Points("score", BigDecimal.valueOf(5 + random.nextInt(4)), null, sources)),
                path(
                        "SMALL",
                        List.of(new Requirement.Figure("small", "M", Window.latest(), five, true)),
                        random.nextBoolean()
                                ? new Requirement.Attestations("audit", 1, List.of("AUDIT"))
                                : people("two", "B")));
    }

    private static AttainmentPath path(String code, List<Requirement> when, Requirement requirement) {
        return new AttainmentPath(code, when, List.of(requirement));
    }

    private static Requirement people(String id, String code) {
        return new Requirement.People(id, 1, new Holding.Held(code));
    }

    private static Source source(String id, Measure measure, int rate, int cap) {
        return new Source.Measured(
                id, measure, Rate.perUnit(BigDecimal.valueOf(rate)), BigDecimal.valueOf(cap), List.of());
    }

    KnownFacts facts() {
        KnownFacts facts = new KnownFacts();
        for (int i = 0; i < 3; i++) {
            String person = "u" + i;
            facts.take(new Association(person, RandomTale.PARTNER, FIRST.minusDays(200), some(900), KNOWN));
            for (String code : List.of("A", "B")) {
                if (random.nextInt(3) > 0) {
                    facts.take(new Achievement(person, code, FIRST.minusDays(100), some(500), null, KNOWN));
                }
            }
        }
        for (int back = 1; back <= 5; back++) {
            facts.take(new MetricMonth(
                    RandomTale.PARTNER,
                    "M",
                    YearMonth.from(FIRST).minusMonths(back),
                    BigDecimal.valueOf(random.nextInt(9)),
                    KNOWN));
        }
        facts.take(new Attestation(
                RandomTale.PARTNER, "AUDIT", FIRST.plusDays(random.nextInt(200) - 100L), some(300), null, KNOWN));
        LocalDate starts = FIRST.minusDays(random.nextInt(120));
        for (int term = 0; term < 1 + random.nextInt(2); term++) {
            LocalDate renews = starts.plusDays(120 + random.nextInt(100));
            LocalDate ended = random.nextInt(6) == 0 ? renews.minusDays(random.nextInt(50)) : null;
            String level = random.nextBoolean() ? "SELECT" : "ADVANCED";
            facts.take(new Enrolment(RandomTale.PARTNER, COMPETENCY, level, starts, renews, ended, KNOWN));
            starts = renews.plusDays(random.nextInt(3) * 10L);
        }
        return facts;
    }

    /** A day within so many days from the first one on, or none. */
    private @Nullable LocalDate some(int days) {
        return random.nextBoolean() ? null : FIRST.plusDays(random.nextInt(days));
    }
}
