package dev.assay.evaluation;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The largest assignment of different people to the slots of several members, each person to at most one slot.
 *
 * <p>Uses augmenting paths: an assigned person is moved if another place can be found. The result is a maximum, not the
 * first assignment found: with a slot for {@code {ann, bob}} and one for {@code {ann}}, both are filled. All slots of a
 * member are alike, so each member is visited once per slot that is filled.
 */
public final class PersonMatching {
    private final List<List<String>> candidates;
    private final Map<String, Integer> memberOf = new HashMap<>();

    private PersonMatching(List<List<String>> candidates) {
        this.candidates = candidates;
    }

    /**
     * A largest assignment: the member, by its index, that each assigned person is placed with.
     *
     * @param slots per member, how many people it takes
     * @param candidates per member, who could fill its slots
     */
    public static Map<String, Integer> largest(List<Integer> slots, List<List<String>> candidates) {
        PersonMatching matching = new PersonMatching(candidates);
        for (int member = 0; member < slots.size(); member++) {
            int left = slots.get(member);
            // a slot that cannot be filled now cannot be filled later, nor can another one of the same member
            while (left > 0 && matching.place(member, new HashSet<>(Set.of(member)))) {
                left--;
            }
        }
        return matching.memberOf;
    }

    /**
     * The people each of whom is needed to fill all slots; empty if the slots cannot all be filled anyway.
     *
     * @param slots per member, how many people it takes
     * @param candidates per member, who could fill its slots
     */
    public static Set<String> critical(List<Integer> slots, List<List<String>> candidates) {
        Map<String, Integer> placed = largest(slots, candidates);
        if (placed.size() < slots.stream().mapToInt(Integer::intValue).sum()) {
            return Set.of();
        }
        Set<Integer> replaceable = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int member = 0; member < slots.size(); member++) {
            if (!placed.keySet().containsAll(candidates.get(member)) && replaceable.add(member)) {
                open.add(member);
            }
        }
        // a person assigned to a member that finds a replacement may take over a place of another member
        while (!open.isEmpty()) {
            int relieved = open.remove();
            for (int member = 0; member < slots.size(); member++) {
                if (!replaceable.contains(member) && moves(relieved, candidates.get(member), placed)) {
                    replaceable.add(member);
                    open.add(member);
                }
            }
        }
        Set<String> critical = new HashSet<>(placed.keySet());
        critical.removeIf(person -> replaceable.contains(placed.get(person)));
        return critical;
    }

    private static boolean moves(int from, List<String> candidates, Map<String, Integer> placed) {
        return candidates.stream().anyMatch(person -> placed.getOrDefault(person, -1) == from);
    }

    /**
     * The members, by index, that together have more slots than people who could fill them; empty if all slots of all
     * members can be filled. By Hall's theorem there is such a set if and only if they cannot.
     *
     * @param slots per member, how many people it takes
     * @param candidates per member, who could fill its slots
     */
    public static Set<Integer> lacking(List<Integer> slots, List<List<String>> candidates) {
        Map<String, Integer> placed = largest(slots, candidates);
        Set<Integer> lacking = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int member = 0; member < slots.size() && open.isEmpty(); member++) {
            if (Collections.frequency(placed.values(), member) < slots.get(member)) {
                open.add(member);
            }
        }
        // everyone who could fill a remaining slot is assigned already, and cannot be replaced
        while (!open.isEmpty()) {
            int member = open.remove();
            if (lacking.add(member)) {
                candidates.get(member).forEach(person -> open.add(Objects.requireNonNull(placed.get(person))));
            }
        }
        return lacking;
    }

    /** Fills one more slot of the member, moving others if necessary. */
    private boolean place(int member, Set<Integer> visited) {
        for (String person : candidates.get(member)) {
            if (!memberOf.containsKey(person)) {
                memberOf.put(person, member);
                return true;
            }
        }
        for (String person : candidates.get(member)) {
            Integer holder = memberOf.get(person);
            if (holder != null && visited.add(holder) && place(holder, visited)) {
                memberOf.put(person, member);
                return true;
            }
        }
        return false;
    }
}
