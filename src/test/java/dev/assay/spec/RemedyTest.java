package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assessment.Programme;
import dev.assay.evaluation.CompetencyOutcome;
import dev.assay.evaluation.Evaluator;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Dossier;
import dev.assay.facts.Fact;
import dev.assay.facts.Figures;
import dev.assay.facts.MetricMonth;
import dev.assay.remedy.Remedies;
import dev.assay.remedy.Remedy;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Requirement;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Remedies of made-up partners are the least of all that could be done, and work: earned and brought along, the level
 * holds on the day. {@code -Dassay.twin.seed=N -Dassay.twin.remedies=N} look at other ones, or one that failed.
 */
final class RemedyTest {
    private static final long SEED = Long.getLong("assay.twin.seed", 1L);
    private static final int TALES = Integer.getInteger("assay.twin.remedies", 400);
    private static final int MOST = 4;
    private static final Instant LATER = Instant.parse("2018-01-01T00:00:00Z");

    @Test
    void remedies_take_the_least_effort_and_work() {
        int compared = 0;
        for (long seed = SEED; seed < SEED + TALES; seed++) {
            compared += look(seed);
        }
        assertThat(compared).isGreaterThan(TALES);
    }

    /** How many remedies were compared. */
    private static int look(long seed) {
        Random random = new Random(seed);
        Programme programme = new RandomRules(random).programme();
        KnownFacts facts = new KnownFacts();
        List<RandomTale.Step> steps = new RandomTale(random).steps();
        steps.forEach(step -> step.arrived().forEach(facts::take));
        LocalDate asOf = steps.get(random.nextInt(steps.size())).asOf();
        LocalDate earnedOn = asOf.plusDays(1);
        LocalDate wantedOn = random.nextBoolean() ? earnedOn : earnedOn.plusDays(random.nextInt(90));
        wantedOn = wantedOn.isAfter(Twin.DUSK) ? Twin.DUSK : wantedOn;
        Dossier dossier = facts.dossier(RandomTale.PARTNER);
        Timeline timeline = timeline(programme, dossier, asOf);
        PartnerDay day = timeline.on(wantedOn);
        TwinDay twin = new Twin(programme).new Look(facts, asOf).on(wantedOn);
        int compared = 0;
        for (String code : day.rulebook().competencies().keySet()) {
            for (Level wanted : List.of(MembershipLevel.SILVER, MembershipLevel.GOLD)) {
                if (day.level(code).below(wanted)) {
                    String where = "-Dassay.twin.remedies=1 -Dassay.twin.seed=%d, %s of %s on %s for %s"
                            .formatted(seed, wanted, code, asOf, wantedOn);
                    List<Remedy> remedies = new Remedies(day, earnedOn).to(code, wanted);
                    List<TwinRemedies.Found> least = new TwinRemedies(twin, code, wanted, earnedOn).upTo(MOST);
                    assertThat(remedies.stream()
                                    .filter(remedy -> remedy.effort() <= MOST)
                                    .map(remedy -> found(remedy, day.outcome(code))))
                            .as(where)
                            .containsExactlyElementsOf(least);
                    remedies.forEach(remedy -> works(where, remedy, programme, facts, code, asOf));
                    compared += remedies.size();
                }
            }
        }
        return compared;
    }

    private static TwinRemedies.Found found(Remedy remedy, CompetencyOutcome outcome) {
        List<String> pairs = new ArrayList<>();
        List<String> metrics = new ArrayList<>();
        int people = 0;
        List<List<String>> newcomers = new ArrayList<>();
        for (Remedy.Step step : remedy.steps()) {
            if (step instanceof Remedy.Earn earn) {
                people++;
                if (earn.personId() == null) {
                    newcomers.add(earn.credentialCodes());
                } else {
                    earn.credentialCodes().forEach(code -> pairs.add(earn.personId() + " " + code));
                }
            } else if (step instanceof Remedy.Raise raise) {
                metrics.add(raise.metricCode());
            }
        }
        newcomers.sort(Comparator.comparing(codes -> String.join(" ", codes) + " ~"));
        for (int i = 0; i < newcomers.size(); i++) {
            String who = "~" + i;
            newcomers.get(i).forEach(code -> pairs.add(who + " " + code));
        }
        int path = outcome.paths()
                .indexOf(outcome.path(remedy.level(), String.valueOf(remedy.pathCode()))
                        .orElseThrow());
        return new TwinRemedies.Found(
                (int) metrics.stream().distinct().count(),
                remedy.effort(),
                people,
                path,
                pairs.stream().sorted().toList());
    }

    private static void works(
            String where, Remedy remedy, Programme programme, KnownFacts facts, String code, LocalDate asOf) {
        KnownFacts then = new KnownFacts();
        facts.all().forEach(then::take);
        int newcomers = 0;
        int raised = 0;
        for (Remedy.Step step : remedy.steps()) {
            if (step instanceof Remedy.Earn earn) {
                String who = earn.personId() == null ? "newcomer-" + newcomers++ : earn.personId();
                if (earn.personId() == null) {
                    then.take(new Association(who, RandomTale.PARTNER, asOf.plusDays(1), null, LATER));
                }
                earn.credentialCodes()
                        .forEach(
                                earned -> then.take(new Achievement(who, earned, asOf.plusDays(1), null, null, LATER)));
            } else if (step instanceof Remedy.Raise raise) {
                then.take(raised(raise, remedy, programme, then, code, asOf, LATER.plusSeconds(raised++)));
            }
        }
        CompetencyOutcome outcome = timeline(programme, then.dossier(RandomTale.PARTNER), asOf)
                .on(remedy.on())
                .outcome(code);
        assertThat(outcome.effective().atLeast(remedy.level()))
                .as("%s: %s works", where, remedy)
                .isTrue();
        assertThat(outcome.path(remedy.level(), String.valueOf(remedy.pathCode()))
                        .orElseThrow()
                        .holds())
                .as("%s: %s works by its path", where, remedy)
                .isTrue();
    }

    /** The newest month whose figure counts, raised by what is missing. */
    private static Fact raised(
            Remedy.Raise raise,
            Remedy remedy,
            Programme programme,
            KnownFacts facts,
            String code,
            LocalDate asOf,
            Instant updatedAt) {
        Requirement requirement = programme
                .rulebooks()
                .inForceOn(remedy.on())
                .orElseThrow()
                .competencies()
                .get(code)
                .paths(remedy.level())
                .stream()
                .filter(path -> path.code().equals(remedy.pathCode()))
                .flatMap(path -> path.requires().stream())
                .flatMap(required -> required.withNested().stream())
                .filter(required -> required.id().equals(raise.requirementId()))
                .findFirst()
                .orElseThrow();
        Window window = ((Requirement.Figure) requirement).window();
        YearMonth running = YearMonth.from(asOf);
        Figures figures = new Figures(facts.of(MetricMonth.class));
        BigDecimal latest = figures.latest(raise.metricCode(), running);
        BigDecimal times = BigDecimal.valueOf(window.kind() == Window.Kind.AVERAGE ? window.months() : 1);
        BigDecimal value = window.kind() == Window.Kind.LATEST
                ? latest.add(raise.shortBy())
                : figures.sum(raise.metricCode(), 1, running)
                        .add(raise.shortBy().multiply(times));
        return new MetricMonth(
                RandomTale.PARTNER, raise.metricCode(), running.minusMonths(1), value.max(latest), updatedAt);
    }

    private static Timeline timeline(Programme programme, Dossier dossier, LocalDate asOf) {
        return new Evaluator(programme.rulebooks(), programme.overrideDuration()).timeline(dossier, asOf);
    }
}
