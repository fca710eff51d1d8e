package dev.assay.remedy;

import dev.assay.evaluation.RequirementOutcome;
import dev.assay.rules.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a path lacks, where it is settled which branch of each alternative is taken: all of these have to be met.
 *
 * @param unmet requirements that are not met, in rulebook order: all kinds but alternatives and sources
 * @param met requirements that are met beside these, of the path or a branch, and have to stay so
 */
record Lack(List<RequirementOutcome> unmet, List<RequirementOutcome> met) {
    Lack {
        unmet = List.copyOf(unmet);
        met = List.copyOf(met);
    }

    /**
     * One lack for each choice of branches; none more than the limit allows, but always one.
     *
     * @param requirements all of which have to be met
     * @param limit each choice after the first counts as a state
     */
    static List<Lack> of(List<RequirementOutcome> requirements, SearchLimit limit) {
        List<Lack> lacks = List.of(new Lack(
                List.of(), requirements.stream().filter(RequirementOutcome::met).toList()));
        for (RequirementOutcome requirement : requirements) {
            if (!requirement.met()) {
                lacks = joined(lacks, requirement.requirement().by(new Choices(requirement, limit)), limit);
            }
        }
        return lacks;
    }

    private static List<Lack> joined(List<Lack> some, List<Lack> others, SearchLimit limit) {
        List<Lack> joined = new ArrayList<>();
        for (Lack one : some) {
            for (Lack other : others) {
                if (joined.isEmpty() || limit.take()) {
                    joined.add(new Lack(both(one.unmet, other.unmet), both(one.met, other.met)));
                }
            }
        }
        return joined;
    }

    private static List<RequirementOutcome> both(List<RequirementOutcome> some, List<RequirementOutcome> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Where among the requirements of people and figures, nested ones included, one stands, from 0. */
    int place(String requirementId) {
        return unmet.stream()
                .flatMap(outcome -> outcome.withNested().stream())
                .map(outcome -> outcome.requirement().id())
                .toList()
                .indexOf(requirementId);
    }

    /** The ways to choose branches within one requirement that is not met. */
    private record Choices(RequirementOutcome outcome, SearchLimit limit) implements Requirement.Cases<List<Lack>> {
        @Override
        public List<Lack> people(Requirement.People people) {
            return itself();
        }

        @Override
        public List<Lack> figure(Requirement.Figure figure) {
            return itself();
        }

        @Override
        public List<Lack> distinctPeople(Requirement.DistinctPeople distinctPeople) {
            return itself();
        }

        @Override
        public List<Lack> anyOf(Requirement.AnyOf anyOf) {
            List<Lack> lacks = new ArrayList<>();
            outcome.branches(anyOf).forEach(branch -> lacks.addAll(of(branch, limit)));
            return lacks;
        }

        @Override
        public List<Lack> points(Requirement.Points points) {
            return itself();
        }

        @Override
        public List<Lack> attestations(Requirement.Attestations attestations) {
            return itself();
        }

        @Override
        public List<Lack> certificates(Requirement.Certificates certificates) {
            return itself();
        }

        private List<Lack> itself() {
            return List.of(new Lack(List.of(outcome), List.of()));
        }
    }
}
