package dev.assay.evaluation;

import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The people on whom the level of a competency hangs, by how its requirements came out: nothing is evaluated again. What
 * one person less changes is known of each kind of requirement: of a number of people who just suffice, each; of a group,
 * those for whose place nobody can be found; of points, those who are more to the sum than it has to spare.
 */
final class CriticalPeople {
    private CriticalPeople() {}

    /**
     * What the effective level would be without a person, by person id; only those without whom it would be lower.
     *
     * @param outcome of the competency
     * @param granted the level that overrides grant in it
     * @param tracked true of a path that counts whatever its {@code when} says
     */
    static Map<String, Level> of(CompetencyOutcome outcome, Level granted, Predicate<PathOutcome> tracked) {
        if (granted.atLeast(outcome.effective())) {
            return Map.of();
        }
        List<Hold> holds = outcome.paths().stream()
                .filter(PathOutcome::holds)
                .map(path -> new Hold(path.level(), onAny(asked(path, tracked.test(path)))))
                .toList();
        Map<String, Level> without = new TreeMap<>();
        for (String person : highest(holds, outcome.effective())) {
            Level level = granted;
            for (Hold hold : holds) {
                level = hold.people.contains(person) ? level : Level.higher(level, hold.level);
            }
            without.put(person, level);
        }
        return without;
    }

    private static List<RequirementOutcome> asked(PathOutcome path, boolean tracked) {
        List<RequirementOutcome> asked = new ArrayList<>(path.requirements());
        if (!tracked) {
            asked.addAll(path.when());
        }
        return asked;
    }

    /** A path that holds: the level it leads to, and without whom it does not hold. */
    private record Hold(Level level, Set<String> people) {}

    /** Without whom no path to the level holds. */
    private static Set<String> highest(List<Hold> holds, Level level) {
        return onAll(holds.stream()
                .filter(hold -> hold.level.equals(level))
                .map(Hold::people)
                .toList());
    }

    /** Without whom at least one of the requirements, which are all met, is not. */
    private static Set<String> onAny(List<RequirementOutcome> requirements) {
        Set<String> people = new HashSet<>();
        for (RequirementOutcome requirement : requirements) {
            if (!requirement.overridden()) {
                people.addAll(requirement.requirement().by(new Kind(requirement)));
            }
        }
        return people;
    }

    /** Who is in every one of the sets. */
    private static Set<String> onAll(List<Set<String>> sets) {
        Set<String> people = new HashSet<>(sets.isEmpty() ? Set.of() : sets.get(0));
        sets.forEach(people::retainAll);
        return people;
    }

    /** Without whom a requirement that is met, and not by an override of itself, is not. */
    private record Kind(RequirementOutcome outcome) implements Requirement.Cases<Set<String>> {
        @Override
        public Set<String> people(Requirement.People people) {
            Set<String> counting = new HashSet<>();
            if (outcome.contributors().size() == people.count()) {
                outcome.contributors().forEach(contributor -> counting.add(contributor.personId()));
            }
            return counting;
        }

        @Override
        public Set<String> figure(Requirement.Figure figure) {
            return Set.of();
        }

        @Override
        public Set<String> points(Requirement.Points points) {
            return outcome.critical();
        }

        @Override
        public Set<String> attestations(Requirement.Attestations attestations) {
            return Set.of();
        }

        @Override
        public Set<String> certificates(Requirement.Certificates certificates) {
            int surplus = outcome.surplus().intValueExact();
            return outcome.contributors().stream()
                    .filter(person -> person.credentialCodes().size() > surplus)
                    .map(Contributor::personId)
                    .collect(Collectors.toSet());
        }

        @Override
        public Set<String> anyOf(Requirement.AnyOf anyOf) {
            return onAll(outcome.branches(anyOf).stream()
                    .filter(branch -> branch.stream().allMatch(RequirementOutcome::met))
                    .map(CriticalPeople::onAny)
                    .toList());
        }

        @Override
        public Set<String> distinctPeople(Requirement.DistinctPeople group) {
            List<RequirementOutcome> open = outcome.nested().stream()
                    .filter(member -> !member.overridden())
                    .toList();
            return PersonMatching.critical(
                    open.stream().map(member -> member.need().intValueExact()).toList(),
                    open.stream()
                            .map(member -> member.contributors().stream()
                                    .map(Contributor::personId)
                                    .toList())
                            .toList());
        }
    }
}
