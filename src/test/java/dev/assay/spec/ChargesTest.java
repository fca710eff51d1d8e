package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cause.Cause;
import dev.assay.cause.Causes;
import dev.assay.evaluation.Evaluator;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.evaluation.Timeline;
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
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.Metric;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.rules.Source;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Made-up lives of a partner whose level is of points: wherever it was lost, the charges add up to the fall of the points
 * since the last day on which the level held. {@code -Dassay.twin.seed=N -Dassay.twin.tales=N} play other ones.
 */
final class ChargesTest {
    private static final long SEED = Long.getLong("assay.twin.seed", 1L);
    private static final int TALES = Integer.getInteger("assay.twin.tales", 1500);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 150;
    private static final List<String> CODES = List.of("A", "B", "C");

    @Test
    void charges_add_up_to_the_fall_of_the_points() {
        int losses = 0;
        int several = 0;
        int gains = 0;
        for (long seed = SEED; seed < SEED + TALES; seed++) {
            List<Cause> causes = look(seed);
            losses += causes.isEmpty() ? 0 : 1;
            several += causes.size() > 1 ? 1 : 0;
            gains += causes.stream().anyMatch(cause -> cause.kind() == Cause.Kind.POINTS_GAINED) ? 1 : 0;
        }
        assertThat(List.of(losses, several, gains))
                .as("losses, with several causes, with gains")
                .allSatisfy(count -> assertThat(count).isGreaterThan(TALES / 50));
    }

    /** The causes of the loss at the end of one life; none if the level holds then, or never did. */
    private static List<Cause> look(long seed) {
        Random random = new Random(seed);
        Requirement.Points points = points(random);
        Level level = new Ladder("one", List.of("reached"), Ladder.Term.ENROLMENT, 0, Period.ZERO).highest();
        LocalDate asOf = FIRST.plusDays(DAYS);
        Timeline timeline = new Evaluator(rules(level, points), Period.ofMonths(3))
                .timeline(facts(random, points).dossier(RandomTale.PARTNER), asOf);
        PartnerDay now = timeline.on(asOf);
        LocalDate last = asOf;
        while (timeline.on(last).level("WORK").isNone() && last.isAfter(asOf.minus(Causes.LOOK_BACK))) {
            last = last.minusDays(1);
        }
        if (last.equals(asOf) || timeline.on(last).level("WORK").isNone()) {
            return List.of();
        }
        String where = "-Dassay.twin.tales=1 -Dassay.twin.seed=%d: %s".formatted(seed, points);
        List<Cause> causes = new Causes(timeline, null).ofLoss("WORK", level);
        BigDecimal fall = have(timeline.on(last)).subtract(have(now));
        BigDecimal charged = causes.stream()
                .map(Cause::points)
                .map(charge -> charge == null ? BigDecimal.ZERO : charge)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(charged).as("%s, lost after %s: %s", where, last, causes).isEqualByComparingTo(fall);
        assertThat(causes).as(where).isNotEmpty();
        for (Cause cause : causes) {
            assertThat(cause.day()).as("%s: %s", where, cause).isAfter(last).isBeforeOrEqualTo(asOf);
            assertThat(cause.kind() == Cause.Kind.POINTS_GAINED)
                    .as("%s: %s", where, cause)
                    .isEqualTo(cause.points() != null && cause.points().signum() < 0);
        }
        return causes;
    }

    private static BigDecimal have(PartnerDay day) {
        RequirementOutcome outcome =
                day.outcome("WORK").paths().get(0).requirements().get(0);
        return outcome.have();
    }

    /** As the twin of points has them, sometimes with evidence beside it. */
    private static Requirement.Points points(Random random) {
        Requirement.Points points = PointsTwinTest.points(random);
        if (random.nextBoolean()) {
            return points;
        }
        List<Source> of = new ArrayList<>(points.of());
        of.add(new Source.Measured(
                "plan",
                new Source.Measure.Attestations(List.of("PLAN")),
                Source.Rate.perUnit(BigDecimal.valueOf(1 + random.nextInt(5))),
                null,
                List.of()));
        return new Requirement.Points("score", points.points(), points.eachAtLeast(), of);
    }

    private static KnownFacts facts(Random random, Requirement.Points points) {
        KnownFacts facts = new KnownFacts();
        facts.take(new Partner(RandomTale.PARTNER, "Contoso", null, Market.DEVELOPED, Instant.EPOCH));
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            String person = "p" + i;
            LocalDate from = random.nextBoolean() ? FIRST.minusYears(1) : day(random);
            facts.take(new Association(person, RandomTale.PARTNER, from, end(random, from), Instant.EPOCH));
            for (String code : CODES) {
                if (random.nextBoolean()) {
                    LocalDate earned = random.nextInt(3) > 0 ? FIRST.minusYears(1) : day(random);
                    boolean expires = random.nextBoolean();
                    @Nullable LocalDate end = end(random, earned);
                    facts.take(new Achievement(
                            person, code, earned, expires ? end : null, expires ? null : end, Instant.EPOCH));
                }
            }
        }
        for (YearMonth month = YearMonth.of(2024, 10);
                month.isBefore(YearMonth.of(2026, 6));
                month = month.plusMonths(1)) {
            if (random.nextInt(4) > 0) {
                facts.take(new MetricMonth(
                        RandomTale.PARTNER, "M", month, BigDecimal.valueOf(random.nextInt(8)), Instant.EPOCH));
            }
        }
        if (random.nextBoolean()) {
            LocalDate from = random.nextBoolean() ? FIRST.minusMonths(1) : day(random);
            facts.take(new Attestation(RandomTale.PARTNER, "PLAN", from, end(random, from), null, Instant.EPOCH));
        }
        List<Requirement> parts = points.withNested().stream()
                .filter(part -> !part.id().equals(points.id()))
                .toList();
        for (int i = 0; i < random.nextInt(3); i++) {
            Grant grant = new Grant.OfRequirement(
                    parts.get(random.nextInt(parts.size())).id());
            facts.take(new AgentOverride(
                    "o" + i, RandomTale.PARTNER, "WORK", grant, day(random), null, null, null, null, Instant.EPOCH));
        }
        return facts;
    }

    private static LocalDate day(Random random) {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private static @Nullable LocalDate end(Random random, LocalDate from) {
        return random.nextInt(3) > 0 ? null : (from.isBefore(FIRST) ? FIRST : from).plusDays(1 + random.nextInt(DAYS));
    }

    private static Rulebooks rules(Level level, Requirement.Points points) {
        Map<String, Credential> credentials = new HashMap<>();
        CODES.forEach(code -> credentials.put(code, new Credential(code, code, "exam", null, null)));
        Competency work = new Competency(
                "WORK",
                "Work",
                "Work",
                level.ladder(),
                Map.of(level, List.of(new AttainmentPath("P", List.of(points)))));
        return new Rulebooks(List.of(new Rulebook(
                "v",
                FIRST.minusYears(3),
                credentials,
                Map.of("M", new Metric("M", "M", "users")),
                Map.of("PLAN", new AttestationKind("PLAN", "Plan", null)),
                Map.of("WORK", work),
                List.of())));
    }
}
