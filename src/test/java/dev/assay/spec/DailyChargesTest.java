package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cause.Cause;
import dev.assay.cause.Causes;
import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.DayState;
import dev.assay.evaluation.Evaluator;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.Dossier;
import dev.assay.rules.Level;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Made-up programmes of points and partners of them: what a fall of the points is charged to changed on the very day, and
 * the charges of each day add up to what the points of that day are less than those of the day before, exactly as both
 * are shown. {@code -Dassay.twin.seed=N -Dassay.twin.tales=N} play other ones.
 */
final class DailyChargesTest {
    private static final long SEED = Long.getLong("assay.twin.seed", 1L);
    private static final int TALES = Integer.getInteger("assay.twin.tales", 600);
    private static final Level REACHED = RandomPointsVersions.LADDER.highest();
    private static final BigDecimal ROUNDING = new BigDecimal("0.0001");
    /** What a cause may say in place of the kind of a change on a past day. */
    private static final Map<Cause.Kind, Cause.Kind> PAST = Map.of(
            Cause.Kind.PERSON_LEAVING, Cause.Kind.PERSON_LEFT,
            Cause.Kind.CREDENTIAL_EXPIRING, Cause.Kind.CREDENTIAL_EXPIRED,
            Cause.Kind.CREDENTIAL_RETIRING, Cause.Kind.CREDENTIAL_RETIRED,
            Cause.Kind.OVERRIDE_ENDING, Cause.Kind.OVERRIDE_ENDED,
            Cause.Kind.RULES_CHANGING, Cause.Kind.RULES_CHANGED,
            Cause.Kind.ATTESTATION_ENDING, Cause.Kind.ATTESTATION_ENDED);
    /** In the order in which changes of one day are charged. */
    private static final List<Cause.Kind> ORDER = List.of(
            Cause.Kind.PERSON_LEFT,
            Cause.Kind.CREDENTIAL_EXPIRED,
            Cause.Kind.CREDENTIAL_REVOKED,
            Cause.Kind.CREDENTIAL_RETIRED,
            Cause.Kind.OVERRIDE_ENDED,
            Cause.Kind.METRIC_FELL,
            Cause.Kind.RULES_CHANGED,
            Cause.Kind.ATTESTATION_ENDED);

    private final Set<Cause.Kind> seen = EnumSet.noneOf(Cause.Kind.class);
    private int losses;
    private int departures;
    private int broken;

    @Test
    void charges_of_every_day_add_up_to_the_fall_of_the_points() {
        for (long seed = SEED; seed < SEED + TALES; seed++) {
            play(seed);
        }
        assertThat(losses).isGreaterThan(TALES);
        assertThat(List.of(departures, broken)).allMatch(count -> count > TALES / 10);
        assertThat(seen).containsAll(ORDER).contains(Cause.Kind.POINTS_GAINED);
    }

    private void play(long seed) {
        Random random = new Random(seed);
        RandomPointsVersions made = new RandomPointsVersions(random);
        Dossier dossier = made.facts.dossier(RandomTale.PARTNER);
        Evaluator evaluator = new Evaluator(made.rulebooks, Period.ofMonths(3));
        for (int i = 0; i < 5; i++) {
            LocalDate asOf = RandomPointsVersions.FIRST.plusDays(40L + random.nextInt(320));
            String where = "-Dassay.twin.tales=1 -Dassay.twin.seed=%d, on %s".formatted(seed, asOf);
            Timeline timeline = evaluator.timeline(dossier, asOf);
            if (timeline.today().level(RandomPoints.COMPETENCY).isNone()) {
                checkLoss(where, timeline);
            } else {
                checkLapse(where, timeline);
            }
        }
    }

    private void checkLoss(String where, Timeline timeline) {
        LocalDate held = timeline.asOf();
        while (!reached(timeline.on(held)) && held.isAfter(RandomPointsVersions.FIRST)) {
            held = held.minusDays(1);
        }
        if (reached(timeline.on(held))) {
            List<Cause> causes = new Causes(timeline, null).sinceItHeld(RandomPoints.COMPETENCY, REACHED);
            check(where + ", held on " + held, timeline, held, timeline.asOf(), causes);
        }
    }

    private void checkLapse(String where, Timeline timeline) {
        timeline.changesUntil(timeline.asOf().plusMonths(6)).stream()
                .filter(day -> !reached(timeline.on(day)))
                .findFirst()
                .ifPresent(day -> check(
                        where + ", lapses on " + day,
                        timeline,
                        day.minusDays(1),
                        day,
                        new Causes(timeline, null).ofLapse(RandomPoints.COMPETENCY, REACHED, day)));
    }

    private static boolean reached(PartnerDay day) {
        return day.level(RandomPoints.COMPETENCY).equals(REACHED);
    }

    private void check(String where, Timeline timeline, LocalDate held, LocalDate now, List<Cause> causes) {
        losses++;
        assertThat(causes).as(where).anyMatch(cause -> cause.kind() != Cause.Kind.POINTS_GAINED);
        assertThat(causes)
                .as(where)
                .allMatch(cause -> cause.day() != null
                        && cause.day().isAfter(held)
                        && !cause.day().isAfter(now));
        for (LocalDate day = held.plusDays(1); !day.isAfter(now); day = day.plusDays(1)) {
            LocalDate then = day;
            List<Cause> ofDay =
                    causes.stream().filter(cause -> then.equals(cause.day())).toList();
            PartnerDay before = timeline.on(day.minusDays(1));
            PartnerDay after = timeline.on(day);
            String what = "%s, charged to %s: %s".formatted(where, day, ofDay);
            BigDecimal fall = score(before).have().subtract(score(after).have());
            assertThat(sum(ofDay)).as(what).isEqualByComparingTo(fall);
            if (broke(before, after)) {
                assertThat(ofDay).as(what).isNotEmpty();
                broken++;
            }
            checkOrder(what, ofDay);
            ofDay.forEach(cause -> checkTrue(what, cause, before, after));
            checkDeparture(what, ofDay, before, after);
        }
    }

    /** True if something that other points come after, or that each source has to give, held the day before. */
    private static boolean broke(PartnerDay before, PartnerDay after) {
        Map<String, RequirementOutcome> later = score(after).parts();
        return score(before).parts().entrySet().stream()
                .filter(part -> part.getValue().met() && later.containsKey(part.getKey()))
                .anyMatch(part -> !later.get(part.getKey()).met());
    }

    private static BigDecimal sum(List<Cause> causes) {
        return causes.stream().map(Cause::points).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static RequirementOutcome score(PartnerDay day) {
        return day.outcome(RandomPoints.COMPETENCY)
                .paths()
                .get(0)
                .requirements()
                .get(0);
    }

    private static Cause.Kind past(Cause cause) {
        return PAST.getOrDefault(cause.kind(), cause.kind());
    }

    private static void checkOrder(String what, List<Cause> ofDay) {
        List<Integer> places = ofDay.stream()
                .filter(cause -> cause.points() != null)
                .map(cause -> ORDER.indexOf(past(cause)))
                .filter(place -> place >= 0)
                .toList();
        assertThat(places).as(what).isSorted();
    }

    /** What is said to have changed did, on that day; and what costs nothing has broken something. */
    private void checkTrue(String what, Cause cause, PartnerDay before, PartnerDay after) {
        Cause.Kind kind = past(cause);
        seen.add(kind);
        DayState from = before.state(RandomPoints.COMPETENCY);
        DayState to = after.state(RandomPoints.COMPETENCY);
        boolean happened =
                switch (kind) {
                    case PERSON_LEFT ->
                        from.people().containsKey(cause.personId())
                                && !to.people().containsKey(cause.personId());
                    case CREDENTIAL_EXPIRED, CREDENTIAL_REVOKED, CREDENTIAL_RETIRED ->
                        holds(from, cause) && !holds(to, cause) && to.people().containsKey(cause.personId());
                    case OVERRIDE_ENDED -> !to.overrides().containsAll(from.overrides());
                    case METRIC_FELL -> !from.running().equals(to.running());
                    case RULES_CHANGED -> !from.rulebook().equals(to.rulebook());
                    case ATTESTATION_ENDED ->
                        from.attestations().contains(cause.credentialCode())
                                && !to.attestations().contains(cause.credentialCode());
                    case POINTS_GAINED -> gained(cause, from, to);
                    default -> false;
                };
        assertThat(happened).as("%s, of which %s", what, cause).isTrue();
        if (kind == Cause.Kind.POINTS_GAINED) {
            assertThat(cause.points()).as(what).isNegative();
        }
        boolean sameRules = from.rulebook().equals(to.rulebook());
        if (sameRules && cause.points() != null && cause.points().signum() == 0) {
            assertThat(broke(before, after))
                    .as("%s, of which %s breaks something", what, cause)
                    .isTrue();
        }
    }

    private static boolean gained(Cause cause, DayState from, DayState to) {
        String person = cause.personId();
        if (cause.detail().startsWith("override")) {
            return !from.overrides().equals(to.overrides());
        }
        if (person != null && cause.credentialCode() == null) {
            return !from.people().containsKey(person) && to.people().containsKey(person);
        }
        if (person != null) {
            return !holds(from, cause) && holds(to, cause);
        }
        return cause.credentialCode() != null
                ? !from.attestations().contains(cause.credentialCode())
                        && to.attestations().contains(cause.credentialCode())
                : !from.running().equals(to.running()) || !from.rulebook().equals(to.rulebook());
    }

    private static boolean holds(DayState state, Cause cause) {
        return state.people()
                .getOrDefault(Objects.requireNonNull(cause.personId()), Set.of())
                .contains(cause.credentialCode());
    }

    /** Whoever leaves first on a day is charged what the person was to the sum of the day before, but for the rounding. */
    private void checkDeparture(String what, List<Cause> ofDay, PartnerDay before, PartnerDay after) {
        Set<String> there = before.held(RandomPoints.COMPETENCY).keySet();
        Set<String> still = after.held(RandomPoints.COMPETENCY).keySet();
        TreeSet<String> moved = new TreeSet<>(there);
        moved.addAll(still);
        moved.removeIf(person -> there.contains(person) == still.contains(person));
        if (moved.isEmpty() || still.contains(moved.first())) {
            return;
        }
        departures++;
        List<BigDecimal> charged = new ArrayList<>();
        ofDay.stream()
                .filter(cause ->
                        past(cause) == Cause.Kind.PERSON_LEFT && moved.first().equals(cause.personId()))
                .forEach(cause -> charged.add(Objects.requireNonNull(cause.points())));
        BigDecimal marginal = score(before).withNested().stream()
                .flatMap(part -> part.contributors().stream())
                .filter(contributor -> contributor.personId().equals(moved.first()))
                .map(Contributor::marginal)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        assertThat(charged.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("%s, of which %s is to be charged %s", what, moved.first(), marginal)
                .isBetween(marginal.subtract(ROUNDING), marginal.add(ROUNDING));
    }
}
