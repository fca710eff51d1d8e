package dev.assay.remedy;

import java.util.BitSet;

/**
 * One thing that one person could do.
 *
 * @param way what the person earns
 * @param gains the headcounts, by index, for which the person then additionally counts
 * @param effort the number of credentials earned, plus one for a newcomer
 */
record Offer(Way way, BitSet gains, int effort) {
    /** Effort in the upper bits, people in the lower: sums compare by effort first, then by people. */
    private static final int PEOPLE_BITS = 20;

    /** Its cost: see {@link #cost(int, int)}. */
    long cost() {
        return cost(effort, 1);
    }

    /** Effort and number of people as one number that compares by effort first; sums do too. */
    static long cost(int effort, int people) {
        return ((long) effort << PEOPLE_BITS) + people;
    }

    /** The effort in a cost. */
    static int effortIn(long cost) {
        return (int) (cost >> PEOPLE_BITS);
    }

    /** The largest cost of an effort. */
    static long upTo(int effort) {
        return cost(effort + 1, 0) - 1;
    }

    /** True if the other is dominated by this one: it gains no more, costs no less and does not come first in order. */
    boolean coversAtNoMore(Offer other) {
        return contains(other.gains) && effort <= other.effort && Way.ORDER.compare(way, other.way) <= 0;
    }

    /** True if it gains at least all of that. */
    boolean contains(BitSet others) {
        BitSet left = (BitSet) others.clone();
        left.andNot(gains);
        return left.isEmpty();
    }
}
