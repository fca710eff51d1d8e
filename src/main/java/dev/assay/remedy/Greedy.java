package dev.assay.remedy;

import dev.assay.remedy.Candidates.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a plan quickly that is not always the least: repeatedly takes what gains most for its effort, either one more
 * person or more from a person in the plan.
 */
final class Greedy {
    private final List<Hand> hands = new ArrayList<>();
    private final List<Offer> newcomer;
    private final int[] missing;

    /** One person, with the current assignment. */
    private static final class Hand {
        private final @Nullable Candidate candidate;
        private final List<Offer> offers;
        private @Nullable Offer taken;

        Hand(@Nullable Candidate candidate, List<Offer> offers) {
            this.candidate = candidate;
            this.offers = offers;
        }
    }

    /** A change of a person's assignment: its additional effort, and for how many headcounts it counts. */
    private record Step(Hand hand, Offer offer, int effort, int gained) {
        boolean betterThan(@Nullable Step other) {
            return other == null || (long) effort * other.gained < (long) other.effort * gained;
        }
    }

    Greedy(List<Candidate> people, List<Offer> newcomer, int[] missing) {
        this.newcomer = newcomer;
        this.missing = missing;
        people.forEach(person -> hands.add(new Hand(person, person.offers())));
        hands.add(new Hand(null, newcomer));
    }

    /** The plan, or empty if the headcounts cannot be filled at all. */
    Optional<LeastEffort.Plan> plan() {
        int[] left = missing;
        while (!Counts.isZero(left)) {
            Step best = best(left);
            if (best == null) {
                return Optional.empty();
            }
            if (best.hand.candidate == null && best.hand.taken == null) {
                hands.add(new Hand(null, newcomer));
            }
            best.hand.taken = best.offer;
            left = left();
        }
        List<LeastEffort.Deed> deeds = new ArrayList<>();
        int effort = 0;
        for (Hand hand : hands) {
            if (hand.taken != null) {
                String personId = hand.candidate == null ? null : hand.candidate.personId();
                deeds.add(new LeastEffort.Deed(personId, hand.taken.way()));
                effort += hand.taken.effort();
            }
        }
        return Optional.of(new LeastEffort.Plan(deeds, effort));
    }

    private @Nullable Step best(int[] left) {
        Step best = null;
        for (Hand hand : hands) {
            for (Offer offer : hand.offers) {
                boolean keeps = hand.taken == null || offer.contains(hand.taken.gains());
                // a headcount for which the person counts already is not missing twice
                int gained = Counts.gained(left, offer.gains())
                        - (hand.taken == null ? 0 : Counts.gained(left, hand.taken.gains()));
                int effort = offer.effort() - (hand.taken == null ? 0 : hand.taken.effort());
                Step step = new Step(hand, offer, effort, gained);
                if (keeps && gained > 0 && step.betterThan(best)) {
                    best = step;
                }
            }
        }
        return best;
    }

    private int[] left() {
        int[] left = missing;
        for (Hand hand : hands) {
            left = hand.taken == null ? left : Counts.after(left, hand.taken.gains());
        }
        return left;
    }
}
