package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.Evaluator;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.evaluation.Timeline;
import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebooks;
import dev.assay.rules.Source;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Made-up paths of points, tracks, figures and evidence, with overrides of their parts, on every day around a business
 * date. {@code -Dassay.twin.seed=N -Dassay.twin.tales=N} play other ones.
 */
final class PointsTwinTest {
    private static final long SEED = Long.getLong("assay.twin.seed", 1L);
    private static final int TALES = Integer.getInteger("assay.twin.tales", 200);

    @Test
    void every_day_is_judged_as_by_plain_reading_with_overrides_and_without_anybody() {
        int reached = 0;
        for (long seed = SEED; seed < SEED + TALES; seed++) {
            reached += play(seed) ? 1 : 0;
        }
        assertThat(reached).isBetween(TALES / 10, TALES * 9 / 10);
    }

    private static boolean play(long seed) {
        RandomPointsPaths tale = new RandomPointsPaths(seed);
        Timeline timeline = new Evaluator(new Rulebooks(List.of(tale.rulebook)), Period.ofMonths(3))
                .timeline(tale.facts.dossier(RandomTale.PARTNER), RandomPointsPaths.DAY);
        LocalDate last = RandomPointsPaths.DAY.plusDays(30);
        List<LocalDate> changes = timeline.changesUntil(last);
        Level before = new TwinPoints(tale, RandomPointsPaths.DAY, true, null).level();
        boolean reached = false;
        for (LocalDate day = RandomPointsPaths.DAY.minusDays(20); !day.isAfter(last); day = day.plusDays(1)) {
            String where = "-Dassay.twin.tales=1 -Dassay.twin.seed=%d on %s".formatted(seed, day);
            Level level = look(tale, timeline.on(day), where);
            if (day.isAfter(RandomPointsPaths.DAY)) {
                assertThat(level.equals(before) || changes.contains(day))
                        .as(where)
                        .isTrue();
                before = level;
            }
            reached |= !level.isNone();
        }
        return reached;
    }

    private static Level look(RandomPointsPaths tale, PartnerDay day, String where) {
        TwinPoints twin = new TwinPoints(tale, day.day(), true, null);
        Level level = twin.level();
        assertThat(day.level(RandomPoints.COMPETENCY)).as(where).isEqualTo(level);
        assertThat(day.outcome(RandomPoints.COMPETENCY).effective()).as(where).isEqualTo(level);
        assertThat(day.outcome(RandomPoints.COMPETENCY).earned())
                .as(where)
                .isEqualTo(new TwinPoints(tale, day.day(), false, null).level());
        Map<String, Level> without = new TreeMap<>();
        for (String person : twin.people().keySet()) {
            Level left = new TwinPoints(tale, day.day(), true, person).level();
            if (!left.equals(level)) {
                without.put(person, left);
            }
        }
        assertThat(day.critical(RandomPoints.COMPETENCY)).as(where).isEqualTo(without);
        for (PathOutcome path : day.outcome(RandomPoints.COMPETENCY).paths()) {
            path.all().forEach(outcome -> compare(twin, outcome, where));
        }
        return level;
    }

    private static void compare(TwinPoints twin, RequirementOutcome outcome, String where) {
        Requirement requirement = outcome.requirement();
        String what = requirement.id() + " by " + where;
        assertThat(outcome.overridden()).as(what).isEqualTo(twin.granted(requirement));
        if (requirement instanceof Source) {
            return;
        }
        assertThat(outcome.met()).as(what).isEqualTo(twin.met(requirement));
        if (requirement instanceof Requirement.AnyOf || requirement instanceof Requirement.DistinctPeople) {
            return;
        }
        assertThat(outcome.have()).as(what).isEqualByComparingTo(TwinPoints.shown(twin.have(requirement)));
        if (requirement instanceof Requirement.Points points) {
            Map<String, BigInteger> parts = new TreeMap<>();
            points.of().forEach(source -> parts.putAll(twin.parts(source)));
            outcome.withNested().stream()
                    .filter(part -> part.requirement() instanceof Source)
                    .forEach(part -> assertThat(part.have())
                            .as("%s: %s", what, part.requirement().id())
                            .isEqualByComparingTo(TwinPoints.shown(Objects.requireNonNull(
                                    parts.remove(part.requirement().id())))));
            assertThat(parts).as(what).isEmpty();
            marginals(twin, points, outcome, what);
        }
    }

    private static void marginals(TwinPoints twin, Requirement.Points points, RequirementOutcome outcome, String what) {
        for (RequirementOutcome part : outcome.withNested()) {
            for (Contributor contributor : part.contributors()) {
                TwinPoints others = new TwinPoints(twin.tale(), twin.day(), true, contributor.personId());
                assertThat(contributor.marginal())
                        .as("%s of %s", contributor.personId(), what)
                        .isEqualByComparingTo(TwinPoints.shown(twin.have(points).subtract(others.have(points))));
            }
        }
    }
}
