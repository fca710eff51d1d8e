package dev.assay.remedy;

import dev.assay.evaluation.PersonMatching;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.remedy.LeastEffort.Deed;
import dev.assay.remedy.LeastEffort.Plan;
import dev.assay.rules.Holding;
import dev.assay.rules.Requirement.DistinctPeople;
import dev.assay.rules.Requirement.People;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a lack requires of people: how many more for its requirements, and different ones for the slots of its groups.
 */
final class Vacancies {
    private final Map<String, Set<String>> held;
    private final List<People> alone = new ArrayList<>();
    private final List<List<People>> groups = new ArrayList<>();
    private final List<People> all = new ArrayList<>();

    /** @param held the people present, with what each holds */
    Vacancies(Lack lack, Map<String, Set<String>> held) {
        this.held = held;
        for (RequirementOutcome outcome : lack.unmet()) {
            if (outcome.requirement() instanceof People people) {
                alone.add(people);
                all.add(people);
            } else if (outcome.requirement() instanceof DistinctPeople) {
                List<People> open = open(outcome);
                groups.add(open);
                all.addAll(open);
            }
        }
    }

    /** The members whose slots are not granted by an override. */
    private static List<People> open(RequirementOutcome group) {
        List<People> open = new ArrayList<>();
        for (RequirementOutcome member : group.nested()) {
            if (!member.overridden() && member.requirement() instanceof People people) {
                open.add(people);
            }
        }
        return open;
    }

    /** How many people are missing for requirements outside of groups. */
    List<Headcount> headcounts() {
        return alone.stream()
                .map(people -> headcount(List.of(people)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** For each group whose slots a plan does not fill, members that together have too few people. */
    List<Headcount> unfilled(Plan plan) {
        Map<String, Set<String>> then = after(plan);
        List<Headcount> unfilled = new ArrayList<>();
        for (List<People> group : groups) {
            List<People> lacking = PersonMatching.lacking(
                            group.stream().map(People::count).toList(),
                            group.stream()
                                    .map(member -> candidates(member, then))
                                    .toList())
                    .stream()
                    .map(group::get)
                    .toList();
            headcount(lacking).ifPresent(unfilled::add);
        }
        return unfilled;
    }

    private static List<String> candidates(People member, Map<String, Set<String>> held) {
        return held.entrySet().stream()
                .filter(person -> member.holding().fulfilledBy(person.getValue()::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many more people than today several requirements need together; empty if none. */
    private Optional<Headcount> headcount(List<People> requirements) {
        Set<Holding> accepted = requirements.stream().map(People::holding).collect(Collectors.toSet());
        int slots = requirements.stream().mapToInt(People::count).sum();
        int there = (int) held.values().stream()
                .filter(codes -> accepted.stream().anyMatch(holding -> holding.fulfilledBy(codes::contains)))
                .count();
        return slots > there ? Optional.of(new Headcount(accepted, slots - there)) : Optional.empty();
    }

    private Map<String, Set<String>> after(Plan plan) {
        Map<String, Set<String>> then = new TreeMap<>(held);
        int newcomers = 0;
        for (Deed deed : plan.deeds()) {
            Set<String> codes = new HashSet<>(before(deed));
            codes.addAll(deed.way().codes());
            // no id contains a space
            then.put(deed.personId() == null ? "newcomer " + newcomers++ : deed.personId(), codes);
        }
        return then;
    }

    private Set<String> before(Deed deed) {
        return deed.personId() == null ? Set.of() : held.getOrDefault(deed.personId(), Set.of());
    }

    /** What somebody has to earn, and for which requirements that person then additionally counts. */
    Remedy.Earn step(Deed deed) {
        Set<String> before = before(deed);
        Set<String> then = new HashSet<>(before);
        then.addAll(deed.way().codes());
        List<String> requirementIds = all.stream()
                .filter(people -> people.holding().fulfilledBy(then::contains)
                        && !people.holding().fulfilledBy(before::contains))
                .map(People::id)
                .toList();
        return new Remedy.Earn(requirementIds, deed.personId(), deed.way().codes());
    }
}
