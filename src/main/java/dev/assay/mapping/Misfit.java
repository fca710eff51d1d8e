package dev.assay.mapping;

import org.jspecify.annotations.Nullable;

/** A record is not what its mapping says. Without a stack trace, since there may be very many. */
public final class Misfit extends Exception {
    private final int field;
    private final transient @Nullable String value;

    /**
     * @param field the one at fault, counted from 0 in the order of the mapping, or {@link Section#NO_FIELD}
     * @param value the value at fault, which the reason does not name; null if there is none
     */
    public Misfit(int field, @Nullable String value, String reason) {
        super(reason, null, false, false);
        this.field = field;
        this.value = value;
    }

    public int field() {
        return field;
    }

    public @Nullable String value() {
        return value;
    }

    /** What is wrong, to be read after the value, and what to do. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
