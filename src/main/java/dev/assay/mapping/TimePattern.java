package dev.assay.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A parsed format of dates and times. Strict: a date or time that does not exist does not match. */
abstract class TimePattern {
    /** Represents any digit in {@link #shapes}. */
    static final char DIGIT = '\0';

    private final String written;

    TimePattern(String written) {
        this.written = written;
    }

    /**
     * Parses a pattern.
     *
     * @param written {@code epoch}, {@code epoch-millis}, or letters as described in {@link LetterPattern}
     * @throws IllegalArgumentException if it is not a valid pattern; says what is wrong and what to write
     */
    static TimePattern of(String written, Spelling spelling) {
        return switch (written) {
            case "epoch" -> new EpochPattern(written, 1000, 11);
            case "epoch-millis" -> new EpochPattern(written, 1, 14);
            default -> LetterPattern.of(written, spelling);
        };
    }

    abstract boolean withDay();

    abstract boolean withTime();

    abstract boolean withOffset();

    /** Reads a text; null if it does not match, or denotes something that does not exist. */
    @Nullable
    abstract Reading read(String text);

    /** All texts that match, in lower case and with each digit as {@link #DIGIT}. */
    abstract Set<String> shapes();

    /** True if some text matches both, so that its meaning would be ambiguous. */
    boolean clashesWith(TimePattern other) {
        Set<String> common = new HashSet<>(shapes());
        common.retainAll(other.shapes());
        return !common.isEmpty();
    }

    /** The patterns as shown in messages. */
    static String told(List<TimePattern> patterns) {
        return patterns.stream().map(TimePattern::toString).collect(Collectors.joining(" or "));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimePattern pattern && pattern.written.equals(written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
