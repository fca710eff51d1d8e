package dev.assay.remedy;

/** Limits the number of states of a search, and records whether it was truncated. */
final class SearchLimit {
    private final int most;
    private int searched;
    private boolean exhausted;

    /** @param most the number of states */
    SearchLimit(int most) {
        this.most = most;
    }

    /** Counts one more state; false if it exceeds the limit and must be skipped. */
    boolean take() {
        searched++;
        return !exceeded();
    }

    /** Leaves out all that could still be looked at. */
    void exhaust() {
        exhausted = true;
    }

    /** How many states were visited so far, including skipped ones. */
    int searched() {
        return searched;
    }

    /** True if a state was skipped. */
    boolean exceeded() {
        return exhausted || searched > most;
    }
}
