package dev.assay.remedy;

import java.util.BitSet;

/** How many people are missing, by headcount. Immutable. */
final class Counts {
    private Counts() {}

    /** What is missing after one more person counts for some; the same array if nothing changes. */
    static int[] after(int[] missing, BitSet gains) {
        int[] left = missing;
        for (int i = gains.nextSetBit(0); i >= 0; i = gains.nextSetBit(i + 1)) {
            if (missing[i] > 0) {
                left = left == missing ? missing.clone() : left;
                left[i]--;
            }
        }
        return left;
    }

    /** How many of the headcounts that still miss people would gain one. */
    static int gained(int[] missing, BitSet gains) {
        int gained = 0;
        for (int i = gains.nextSetBit(0); i >= 0; i = gains.nextSetBit(i + 1)) {
            gained += missing[i] > 0 ? 1 : 0;
        }
        return gained;
    }

    /** True if nobody is missing. */
    static boolean isZero(int[] missing) {
        for (int count : missing) {
            if (count > 0) {
                return false;
            }
        }
        return true;
    }
}
