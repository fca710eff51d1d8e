package dev.assay.remedy;

import dev.assay.remedy.Candidates.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills headcounts at the least effort; at equal effort by the fewest people, and then by the smallest ids.
 *
 * <p>A depth-first search over the people in the order of their ids, newcomers last, which remembers the least cost for
 * the remaining people and what is still missing. It is bounded by an effort that rises from a lower bound to the
 * effort of a plan found greedily.
 */
final class LeastEffort {
    static final long NEVER = Long.MAX_VALUE / 4;

    private final List<Candidate> people;
    private final List<Offer> newcomer;
    private final int[] missing;
    private final SearchLimit limit;
    private final LowerBound bound;
    private final Map<State, Known> known = new HashMap<>();

    /** What one person does; the id is null for a newcomer. */
    record Deed(@Nullable String personId, Way way) {}

    /**
     * How headcounts are filled.
     *
     * @param deeds by person, newcomers last
     * @param effort the total effort
     */
    record Plan(List<Deed> deeds, int effort) {
        /** Nothing has to be done. */
        static final Plan NOTHING = new Plan(List.of(), 0);
    }

    /** The state of the search: the first remaining person, and what is missing. */
    private record State(int from, List<Integer> missing) {}

    /**
     * What is known about a state.
     *
     * @param cost the least cost; or, if {@code solved} is false, a lower bound
     */
    private record Known(long cost, boolean solved) {}

    private LeastEffort(List<Candidate> people, List<Offer> newcomer, int[] missing, SearchLimit limit) {
        this.people = people;
        this.newcomer = newcomer;
        this.missing = missing;
        this.limit = limit;
        this.bound = new LowerBound(people, newcomer, missing);
    }

    /**
     * The plan, or empty if the headcounts cannot be filled at an effort of {@code within} or less. Once the limit is
     * exceeded it may not be the least, and empty may mean that none was found.
     *
     * @param limit each combination of a person and what is missing counts as a state
     */
    static Optional<Plan> plan(List<Headcount> headcounts, Candidates candidates, int within, SearchLimit limit) {
        int[] missing = headcounts.stream().mapToInt(Headcount::missing).toArray();
        List<Candidate> people = candidates.people();
        List<Offer> newcomer = candidates.newcomer();
        return new Greedy(people, newcomer, missing)
                .plan()
                .flatMap(atOnce -> new LeastEffort(people, newcomer, missing, limit).improve(atOnce, within));
    }

    private Optional<Plan> improve(Plan atOnce, int within) {
        int most = Math.min(atOnce.effort(), within);
        int effort = Offer.effortIn(bound.of(0, missing));
        while (effort <= most) {
            long cost = least(0, missing, Offer.upTo(effort));
            Optional<Plan> found = cost == NEVER ? Optional.empty() : first(cost);
            if (found.isPresent()) {
                return found;
            }
            if (limit.exceeded()) {
                return Optional.of(atOnce).filter(plan -> plan.effort() <= within);
            }
            effort++;
        }
        return Optional.empty();
    }

    /** The least cost to fill what is missing with the remaining people; NEVER if it exceeds the budget. */
    private long least(int from, int[] missing, long budget) {
        if (Counts.isZero(missing)) {
            return 0;
        }
        if (bound.of(from, missing) > budget) {
            return NEVER;
        }
        State state = new State(from, Arrays.stream(missing).boxed().toList());
        Known before = known.get(state);
        if (before != null && (before.solved() || before.cost() >= budget)) {
            return before.solved() && before.cost() <= budget ? before.cost() : NEVER;
        }
        if (!limit.take()) {
            return NEVER;
        }
        long best = search(from, missing, budget);
        if (!limit.exceeded()) {
            known.put(state, best == NEVER ? new Known(budget, false) : new Known(best, true));
        }
        return best;
    }

    private long search(int from, int[] missing, long budget) {
        boolean isNew = isNew(from);
        long best = isNew ? NEVER : least(from + 1, missing, budget);
        for (Offer offer : offers(from)) {
            long left = Math.min(budget, best - 1) - offer.cost();
            int[] rest = Counts.after(missing, offer.gains());
            if (left >= 0 && rest != missing) {
                long more = least(isNew ? from : from + 1, rest, left);
                best = more == NEVER ? best : more + offer.cost();
            }
        }
        return best;
    }

    private boolean isNew(int from) {
        return from == people.size();
    }

    private List<Offer> offers(int from) {
        return isNew(from) ? newcomer : people.get(from).offers();
    }

    /**
     * The first of all plans with the least cost: preferring smaller ids, then smaller codes. Empty if the limit is
     * reached before it is found.
     */
    private Optional<Plan> first(long cost) {
        List<Deed> deeds = new ArrayList<>();
        int[] left = missing;
        long budget = cost;
        for (int from = 0; !Counts.isZero(left); ) {
            Optional<Offer> next = next(from, left, budget);
            if (next.isPresent()) {
                Way way = next.get().way();
                deeds.add(new Deed(isNew(from) ? null : people.get(from).personId(), way));
                left = Counts.after(left, next.get().gains());
                budget -= next.get().cost();
            } else if (isNew(from)) {
                return Optional.empty();
            }
            from += isNew(from) ? 0 : 1;
        }
        return Optional.of(new Plan(deeds, Offer.effortIn(cost)));
    }

    /** What the next person does in the first plan; empty if the person does nothing. */
    private Optional<Offer> next(int from, int[] left, long budget) {
        return offers(from).stream()
                .filter(offer -> {
                    int[] rest = Counts.after(left, offer.gains());
                    long more = budget - offer.cost();
                    return rest != left && more >= 0 && least(isNew(from) ? from : from + 1, rest, more) != NEVER;
                })
                .findFirst();
    }
}
