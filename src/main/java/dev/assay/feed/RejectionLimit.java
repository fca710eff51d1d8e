package dev.assay.feed;

/**
 * How many rows of a delivery may be rejected. A delivery is refused when more than {@code percent} of its rows and
 * more than {@code rows} rows are rejected. Example with the defaults: 11 of 1,100 is 1 % and passes, 11 of 1,099 is
 * more and is refused; 10 of 10 passes.
 *
 * @param percent of the delivery's rows, 0 to 100 ({@code assay.limits.rejected-percent})
 * @param rows 0 or more ({@code assay.limits.rejected-rows})
 */
public record RejectionLimit(int percent, int rows) {
    /** More than 1 % and more than 10 rows. */
    public static final RejectionLimit DEFAULTS = new RejectionLimit(1, 10);

    private static final int WHOLE = 100;

    public RejectionLimit {
        if (percent < 0 || percent > WHOLE) {
            throw new IllegalArgumentException(
                    "assay.limits.rejected-percent is %d; set it to a whole number from 0 to 100".formatted(percent));
        }
        if (rows < 0) {
            throw new IllegalArgumentException("assay.limits.rejected-rows is %d; set it to 0 or more".formatted(rows));
        }
    }

    /** True if that many rejected rows refuse a delivery of that many rows. Exact: nothing is rounded. */
    public boolean exceededBy(long rejected, long of) {
        return rejected > rows && rejected * WHOLE > of * percent;
    }
}
