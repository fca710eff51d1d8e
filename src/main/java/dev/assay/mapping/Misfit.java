package dev.assay.mapping;

import org.jspecify.annotations.Nullable;

/** A record is not as its mapping describes. Has no stack trace, as there may be very many. */
public final class Misfit extends Exception {
    private final int field;
    private final transient @Nullable String value;

    /**
     * @param field the field at fault, numbered from 0 in the order of the mapping, or {@link Section#NO_FIELD}
     * @param value the value at fault, which the reason does not contain; null if there is none
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

    /** What is wrong, to be appended to the value, and what to do. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
