package dev.assay.remedy;

import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.evaluation.Supposed;
import dev.assay.rules.Measure;
import dev.assay.rules.Requirement;
import dev.assay.rules.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Credentials and figures that together bring what a path lacks, where points are among it. */
final class Combination {
    private final Supposed day;
    private final Map<String, Set<String>> held;
    private final Predicate<String> earnable;
    private final List<Requirement> needs;
    private final List<Requirement> kept;
    private final List<Remedy.Step> named;
    private final SearchLimit limit;

    /** The metrics whose figures give points, each with the first source that counts it. */
    private final Map<String, String> metrics = new LinkedHashMap<>();

    /**
     * @param path what says whom it is for, and holds, has to stay so
     * @param earnable whether a code that is newly earned would count
     * @param named figures and evidence that have to be there in any case
     */
    Combination(
            String competency,
            PartnerDay day,
            PathOutcome path,
            Predicate<String> earnable,
            Lack lack,
            List<Remedy.Step> named,
            SearchLimit limit) {
        this.day = day.supposing(competency);
        this.held = day.held(competency);
        this.earnable = earnable;
        this.named = named;
        this.limit = limit;
        this.needs = lack.unmet().stream()
                .map(RequirementOutcome::requirement)
                .filter(requirement -> !(requirement instanceof Requirement.Figure)
                        && !(requirement instanceof Requirement.Attestations))
                .toList();
        this.kept = Stream.concat(path.when().stream(), lack.met().stream())
                .filter(RequirementOutcome::met)
                .map(RequirementOutcome::requirement)
                .toList();
        for (Requirement part : parts()) {
            if (part instanceof Source.Measured source && source.measure() instanceof Measure.Figure figure) {
                metrics.putIfAbsent(figure.metric(), source.id());
            }
        }
    }

    private List<Requirement> parts() {
        return needs.stream().flatMap(need -> need.withNested().stream()).toList();
    }

    /** What is named and the fewest credentials; empty if they do not suffice. */
    Optional<List<Remedy.Step>> credentials() {
        return plan(Map.of()).map(this::steps);
    }

    /** What is named and, of each figure that then suffices without credentials, the amount, in rulebook order. */
    List<List<Remedy.Step>> figuresAlone() {
        List<List<Remedy.Step>> alone = new ArrayList<>();
        EarningPlan nothing = new EarningPlan();
        metrics.forEach((metric, source) -> least(metric, nothing).ifPresent(by -> {
            List<Remedy.Step> steps = new ArrayList<>(named);
            steps.add(new Remedy.Raise(source, metric, by));
            alone.add(steps);
        }));
        return alone;
    }

    /** What is named, the fewest credentials that suffice together with one figure, and that figure. */
    Optional<List<Remedy.Step>> credentialsAndFigure() {
        String chosen = null;
        EarningPlan fewest = null;
        for (String metric : metrics.keySet()) {
            EarningPlan plan = plan(Map.of(metric, LeastAmount.ENOUGH)).orElse(null);
            if (plan != null && (fewest == null || EarningPlan.PREFERENCE.compare(plan, fewest) < 0)) {
                chosen = metric;
                fewest = plan;
            }
        }
        return chosen == null || fewest == null ? Optional.empty() : together(chosen, fewest);
    }

    private Optional<List<Remedy.Step>> together(String metric, EarningPlan plan) {
        return least(metric, plan).map(by -> {
            List<Remedy.Step> steps = new ArrayList<>(steps(plan));
            steps.add(new Remedy.Raise(metrics.getOrDefault(metric, ""), metric, by));
            return steps;
        });
    }

    private Optional<EarningPlan> plan(Map<String, BigDecimal> more) {
        return new Trials(day.raised(raised(more)), held, earnable, needs, limit).fewest();
    }

    /** What is named of figures, and more. */
    private Map<String, BigDecimal> raised(Map<String, BigDecimal> more) {
        Map<String, BigDecimal> raised = new LinkedHashMap<>(more);
        for (Remedy.Step step : named) {
            if (step instanceof Remedy.Raise raise) {
                raised.merge(raise.metricCode(), raise.shortBy(), BigDecimal::max);
            }
        }
        return raised;
    }

    /** The least amount of a figure that suffices with a plan; empty if none does, or it would be too much elsewhere. */
    private Optional<BigDecimal> least(String metric, EarningPlan plan) {
        return LeastAmount.that(by -> suffices(metric, by, plan))
                .filter(by -> kept.stream().allMatch(then(metric, by, plan)::met));
    }

    private boolean suffices(String metric, BigDecimal by, EarningPlan plan) {
        return needs.stream().allMatch(then(metric, by, plan)::met);
    }

    private Supposed then(String metric, BigDecimal by, EarningPlan plan) {
        return day.alsoHeld(plan.changed(held)).raised(raised(Map.of(metric, by)));
    }

    private List<Remedy.Step> steps(EarningPlan plan) {
        List<Remedy.Step> steps = new ArrayList<>(named);
        List<Requirement> parts = parts();
        plan.earned().forEach((person, codes) -> {
            Set<String> before = held.getOrDefault(person, Set.of());
            Set<String> after = new HashSet<>(before);
            after.addAll(codes);
            List<String> serving = parts.stream()
                    .filter(part -> counts(part, after) > counts(part, before))
                    .map(Requirement::id)
                    .toList();
            steps.add(new Remedy.Earn(serving, EarningPlan.isNewcomer(person) ? null : person, List.copyOf(codes)));
        });
        return steps;
    }

    /** How often somebody counts for a part of the needs. */
    private static int counts(Requirement part, Set<String> codes) {
        Measure measure = part.counted().orElse(null);
        if (measure instanceof Measure.People people) {
            return people.holding().fulfilledBy(codes::contains) ? 1 : 0;
        }
        return measure instanceof Measure.Certificates certificates ? pairs(certificates.codes(), codes) : 0;
    }

    private static int pairs(List<String> wanted, Set<String> codes) {
        return (int) wanted.stream().distinct().filter(codes::contains).count();
    }
}
