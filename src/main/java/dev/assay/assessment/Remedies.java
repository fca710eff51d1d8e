package dev.assay.assessment;

import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.PersonMatching;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.rules.Holding;
import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What would mend a competency of a partner at the least effort, as things stand on one day. */
public final class Remedies {
    private final PartnerDay day;

    public Remedies(PartnerDay day) {
        this.day = day;
    }

    /**
     * The path to {@code wanted}, or above, for which the least is missing; of equal ones the lower level, then the
     * first in rulebook order. Empty if the rulebook in force has no way to {@code wanted}.
     *
     * @param code the competency
     * @param wanted SILVER or GOLD
     */
    public Optional<Remedy> nearest(String code, Level wanted) {
        return day.outcome(code).paths().stream()
                .filter(path -> path.level().atLeast(wanted))
                .map(this::remedy)
                .min(Comparator.comparingInt(Remedy::effort).thenComparing(Remedy::level));
    }

    private Remedy remedy(PathOutcome path) {
        List<Remedy.Step> steps = new ArrayList<>();
        path.requirements().forEach(requirement -> steps.addAll(missing(requirement)));
        return new Remedy(path.level(), path.code(), steps);
    }

    private List<Remedy.Step> missing(RequirementOutcome outcome) {
        return outcome.met() ? List.of() : outcome.requirement().by(new Missing(outcome));
    }

    /** What is missing for one requirement that is not met. */
    private final class Missing implements Requirement.Cases<List<Remedy.Step>> {
        private final RequirementOutcome outcome;

        private Missing(RequirementOutcome outcome) {
            this.outcome = outcome;
        }

        @Override
        public List<Remedy.Step> people(Requirement.People people) {
            Set<String> counting = new HashSet<>();
            outcome.contributors().stream().map(Contributor::personId).forEach(counting::add);
            int open = people.count() - outcome.contributors().size();
            return fill(people, open, counting);
        }

        /** Those who lack the least come first; newcomers fill what is left. */
        private List<Remedy.Step> fill(Requirement.People people, int open, Set<String> taken) {
            Holding holding = people.holding();
            List<Remedy.Step> steps = new ArrayList<>();
            day.present().entrySet().stream()
                    .filter(person -> !taken.contains(person.getKey()))
                    .map(person -> new Remedy.Step(
                            people.id(), person.getKey(), holding.missing(person.getValue()::contains), null, null))
                    .sorted(Comparator.comparingInt(
                            step -> step.credentialCodes().size()))
                    .limit(open)
                    .forEach(steps::add);
            steps.forEach(step -> taken.add(String.valueOf(step.personId())));
            while (steps.size() < open) {
                steps.add(new Remedy.Step(people.id(), null, holding.missing(code -> false), null, null));
            }
            return steps;
        }

        @Override
        public List<Remedy.Step> figure(Requirement.Figure figure) {
            BigDecimal shortBy = outcome.need().subtract(outcome.have());
            return List.of(new Remedy.Step(figure.id(), null, List.of(), figure.metric(), shortBy));
        }

        @Override
        public List<Remedy.Step> anyOf(Requirement.AnyOf anyOf) {
            return anyOf.branches().stream()
                    .map(branch -> branch.stream()
                            .flatMap(inner -> missing(nested(inner.id())).stream())
                            .toList())
                    .min(Comparator.comparingInt(steps -> new Remedy(Level.NONE, anyOf.id(), steps).effort()))
                    .orElseThrow();
        }

        private RequirementOutcome nested(String id) {
            return outcome.nested().stream()
                    .filter(inner -> inner.requirement().id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no outcome of nested requirement " + id));
        }

        @Override
        public List<Remedy.Step> distinctPeople(Requirement.DistinctPeople group) {
            List<RequirementOutcome> open = outcome.nested().stream()
                    .filter(member -> !member.overridden())
                    .toList();
            Map<String, Integer> placed = PersonMatching.largest(
                    open.stream().map(member -> member.need().intValueExact()).toList(),
                    open.stream()
                            .map(member -> member.contributors().stream()
                                    .map(Contributor::personId)
                                    .toList())
                            .toList());
            Set<String> taken = new HashSet<>(placed.keySet());
            List<Remedy.Step> steps = new ArrayList<>();
            for (int member = 0; member < open.size(); member++) {
                int index = member;
                long filled =
                        placed.values().stream().filter(place -> place == index).count();
                int left = open.get(member).need().intValueExact() - (int) filled;
                if (open.get(member).requirement() instanceof Requirement.People people) {
                    steps.addAll(fill(people, left, taken));
                }
            }
            return steps;
        }
    }
}
