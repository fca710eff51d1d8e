package dev.assay.evaluation;

/**
 * A bit set of credentials of one rulebook version, for fast comparison of what people hold with what holdings require.
 */
final class HeldCodes {
    private final long[] words;

    HeldCodes(int credentials) {
        words = new long[(credentials + Long.SIZE - 1) / Long.SIZE];
    }

    private HeldCodes(long[] words) {
        this.words = words;
    }

    void add(int credential) {
        words[credential / Long.SIZE] |= 1L << credential;
    }

    boolean contains(int credential) {
        return (words[credential / Long.SIZE] & 1L << credential) != 0;
    }

    /** How many of the others are among these. */
    int count(HeldCodes others) {
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            count += Long.bitCount(words[i] & others.words[i]);
        }
        return count;
    }

    boolean containsAny(HeldCodes others) {
        for (int i = 0; i < words.length; i++) {
            if ((words[i] & others.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean containsAll(HeldCodes others) {
        for (int i = 0; i < words.length; i++) {
            if ((words[i] & others.words[i]) != others.words[i]) {
                return false;
            }
        }
        return true;
    }

    /** The union; neither operand changes. */
    HeldCodes with(HeldCodes others) {
        long[] both = words.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] |= others.words[i];
        }
        return new HeldCodes(both);
    }
}
