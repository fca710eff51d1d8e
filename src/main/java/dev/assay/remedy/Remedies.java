package dev.assay.remedy;

import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.evaluation.Supposed;
import dev.assay.remedy.LeastEffort.Plan;
import dev.assay.rules.Credential;
import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What would bring about a level of a competency of a partner at the least effort.
 *
 * <p>Effort is the number of (person, credential) pairs that have to be earned, each pair once whatever it serves, and
 * one more for each person who has yet to come. A figure that is short is no effort: it is named, and where it is part
 * of the least effort, so is what takes more effort but fewer figures. Of equal effort the fewest people, then the path
 * that comes first, then the smallest ids. Evidence is no effort either: where it is missing, it is named.
 *
 * <p>Of a path that asks for points, beside the fewest credentials each figure that alone would do, with the exact amount
 * that is missing; where neither alone does, the fewest credentials together with one figure.
 */
public final class Remedies {
    /** How many states are looked at for one level; a search that would look at more may miss the least. */
    public static final int LIMIT = 200_000;

    private static final Comparator<Remedy> PREFERENCE =
            Comparator.comparingInt(Remedy::effort).thenComparingInt(Remedy::people);

    private final PartnerDay day;
    private final LocalDate earnedOn;

    /**
     * @param day the day on which a level is wanted, as known now
     * @param earnedOn the day on which credentials are earned: only those count that still do on {@code day} then
     */
    public Remedies(PartnerDay day, LocalDate earnedOn) {
        this.day = day;
        this.earnedOn = earnedOn;
    }

    /**
     * The remedy of the least effort that brings about the level or one above it, after it those of more effort that do
     * with fewer figures, and then each figure that alone would bring the points of a path. Empty if the rulebook in force
     * has no way to it, or none that can still be gone.
     *
     * @param code the competency
     * @param wanted above NONE
     */
    public List<Remedy> to(String code, Level wanted) {
        return to(code, wanted, new SearchLimit(LIMIT));
    }

    List<Remedy> to(String code, Level wanted, SearchLimit limit) {
        if (day.level(code).reaches(wanted)) {
            String path = day.outcome(code).carrying().map(PathOutcome::code).orElse(null);
            return List.of(new Remedy(day.level(code), path, day.day(), List.of(), true));
        }
        return day.rulebook().competency(code) == null ? List.of() : new Search(code, limit).to(wanted);
    }

    private boolean earnable(String code) {
        Credential credential = day.rulebook().credentials().get(code);
        return credential != null && credential.counts(earnedOn, day.day());
    }

    /** The search for one level. */
    private final class Search {
        private final SearchLimit limit;
        private final List<PathOutcome> paths;
        private final Map<String, Set<String>> held;
        private final TreeMap<Integer, Remedy> byFigures = new TreeMap<>();
        private final List<Remedy> byFigureAlone = new ArrayList<>();
        private final String code;
        private final Supposed supposed;

        Search(String code, SearchLimit limit) {
            this.code = code;
            this.supposed = day.supposing(code);
            this.limit = limit;
            this.paths = day.outcome(code).paths();
            this.held = day.held(code);
        }

        List<Remedy> to(Level wanted) {
            for (PathOutcome path : paths) {
                if (path.counts() && path.level().reaches(wanted)) {
                    Lack.of(path.requirements(), limit).forEach(lack -> consider(path, lack));
                }
            }
            List<Remedy> best = new ArrayList<>();
            for (Remedy remedy : byFigures.values()) {
                if (best.isEmpty() || remedy.effort() < best.get(0).effort()) {
                    best.add(0, certain(remedy));
                }
            }
            best.addAll(byFigureAlone);
            return List.copyOf(best);
        }

        private Remedy certain(Remedy remedy) {
            boolean least = remedy.effort() == 0 || !limit.exceeded();
            return new Remedy(remedy.level(), remedy.pathCode(), remedy.on(), remedy.steps(), least);
        }

        private void consider(PathOutcome path, Lack lack) {
            if (lack.unmet().stream().anyMatch(Search::falls)) {
                return;
            }
            List<Remedy.Step> named = named(lack).orElse(null);
            if (named == null || spoils(path, lack, named)) {
                return;
            }
            if (lack.unmet().stream().anyMatch(Search::hasToBeTried)) {
                consider(
                        path,
                        lack,
                        named,
                        new Combination(code, day, path, Remedies.this::earnable, lack, named, limit));
                return;
            }
            int needed = figures(named);
            int within = byFigures.headMap(needed, true).values().stream()
                    .mapToInt(Remedy::effort)
                    .min()
                    .orElse(Integer.MAX_VALUE);
            Vacancies vacancies = new Vacancies(lack, held);
            plan(vacancies, within).ifPresent(plan -> {
                List<Remedy.Step> steps = new ArrayList<>(named);
                plan.deeds().forEach(deed -> steps.add(vacancies.step(deed)));
                keep(remedy(path, lack, steps));
            });
        }

        /** The fewest credentials; each figure that alone would do; where neither does, both together. */
        private void consider(PathOutcome path, Lack lack, List<Remedy.Step> named, Combination combination) {
            Optional<List<Remedy.Step>> credentials = combination.credentials();
            credentials.ifPresent(steps -> keep(remedy(path, lack, steps)));
            List<List<Remedy.Step>> alone = combination.figuresAlone();
            alone.forEach(steps -> byFigureAlone.add(remedy(path, lack, steps)));
            if (credentials.isEmpty() && alone.isEmpty()) {
                combination.credentialsAndFigure().ifPresent(steps -> keep(remedy(path, lack, steps)));
            }
        }

        private Remedy remedy(PathOutcome path, Lack lack, List<Remedy.Step> steps) {
            List<Remedy.Step> inOrder = new ArrayList<>(steps);
            inOrder.sort(Comparator.comparingInt(step -> lack.place(step.requirementId())));
            return new Remedy(path.level(), path.code(), day.day(), inOrder, true);
        }

        private void keep(Remedy remedy) {
            byFigures.merge(figures(remedy.steps()), remedy, (known, next) -> isBetter(next, known) ? next : known);
        }

        private static int figures(List<Remedy.Step> steps) {
            return (int) steps.stream()
                    .filter(Remedy.Raise.class::isInstance)
                    .map(step -> ((Remedy.Raise) step).metricCode())
                    .distinct()
                    .count();
        }

        /** A figure that has to fall is nothing that a partner should be told to bring about. */
        private static boolean falls(RequirementOutcome outcome) {
            return outcome.requirement() instanceof Requirement.Figure figure && figure.below();
        }

        /** True if with higher figures the path would not be for the partner, or lose something else that it asks for. */
        private boolean spoils(PathOutcome path, Lack lack, List<Remedy.Step> named) {
            Map<String, BigDecimal> by = new HashMap<>();
            for (Remedy.Step step : named) {
                if (step instanceof Remedy.Raise raise) {
                    by.merge(raise.metricCode(), raise.shortBy(), BigDecimal::max);
                }
            }
            if (by.isEmpty()) {
                return false;
            }
            Supposed raised = supposed.raised(by);
            return Stream.concat(path.when().stream(), lack.met().stream())
                    .anyMatch(asked -> asked.met() && !raised.met(asked.requirement()));
        }

        private static boolean hasToBeTried(RequirementOutcome outcome) {
            return outcome.requirement() instanceof Requirement.Points
                    || outcome.requirement() instanceof Requirement.Certificates;
        }

        /** Paths come in their order, so of equally good ones of two paths the first stays. */
        private boolean isBetter(Remedy next, Remedy known) {
            int byEffort = PREFERENCE.compare(next, known);
            boolean samePath = next.level().equals(known.level()) && Objects.equals(next.pathCode(), known.pathCode());
            return byEffort < 0 || byEffort == 0 && samePath && Way.compare(next.pairs(), known.pairs()) < 0;
        }

        private Optional<Plan> plan(Vacancies vacancies, int within) {
            List<Headcount> headcounts = new ArrayList<>(vacancies.headcounts());
            Optional<Plan> plan = headcounts.isEmpty() ? Optional.of(Plan.NOTHING) : plan(headcounts, within);
            while (plan.isPresent()) {
                List<Headcount> unfilled = vacancies.unfilled(plan.get());
                if (unfilled.isEmpty()) {
                    return plan;
                }
                headcounts.addAll(unfilled);
                plan = plan(headcounts, within);
            }
            return plan;
        }

        private Optional<Plan> plan(List<Headcount> headcounts, int within) {
            Candidates candidates = new Candidates(headcounts, held, Remedies.this::earnable, limit);
            return LeastEffort.plan(headcounts, candidates, within, limit);
        }

        /** What has to be there whatever is earned: figures and evidence; empty if a figure would never suffice. */
        private Optional<List<Remedy.Step>> named(Lack lack) {
            List<Remedy.Step> named = new ArrayList<>();
            for (RequirementOutcome outcome : lack.unmet()) {
                if (outcome.requirement() instanceof Requirement.Figure figure) {
                    Optional<BigDecimal> shortBy = LeastAmount.that(
                            by -> supposed.raised(Map.of(figure.metric(), by)).met(figure));
                    if (shortBy.isEmpty()) {
                        return Optional.empty();
                    }
                    named.add(new Remedy.Raise(figure.id(), figure.metric(), shortBy.get()));
                } else if (outcome.requirement() instanceof Requirement.Attestations attestations) {
                    int missing = outcome.need().subtract(outcome.have()).intValueExact();
                    named.add(new Remedy.Attest(attestations.id(), day.withoutAttested(attestations.of()), missing));
                }
            }
            return Optional.of(named);
        }
    }
}
