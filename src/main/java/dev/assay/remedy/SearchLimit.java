package dev.assay.remedy;

/** How many states a search may look at, and whether it had to stop short of its end. */
final class SearchLimit {
    private final int most;
    private int searched;

    /** @param most the number of states */
    SearchLimit(int most) {
        this.most = most;
    }

    /** Counts one more state; false if it is beyond the limit and must be left out. */
    boolean take() {
        searched++;
        return searched <= most;
    }

    /** How many states have been looked at so far, those left out included. */
    int searched() {
        return searched;
    }

    /** True if a state was left out. */
    boolean exceeded() {
        return searched > most;
    }
}
