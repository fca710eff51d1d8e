package dev.assay.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One way to write days and times, made ready for reading. Strict: a day or time that does not exist is none. */
abstract class TimePattern {
    /** Stands for any one digit in {@link #shapes}. */
    static final char DIGIT = '\0';

    private final String written;

    TimePattern(String written) {
        this.written = written;
    }

    /**
     * Makes a pattern ready.
     *
     * @param written {@code epoch}, {@code epoch-millis}, or letters as {@link LetterPattern} has them
     * @throws IllegalArgumentException if it is none, saying what is wrong and what to write
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

    /** What the text says; null if it is not written so, or says something that does not exist. */
    @Nullable
    abstract Reading read(String text);

    /** All texts that fit, in small letters and with each digit as {@link #DIGIT}. */
    abstract Set<String> shapes();

    /** True if some text could be read by both, so that one would have to guess. */
    boolean clashesWith(TimePattern other) {
        Set<String> common = new HashSet<>(shapes());
        common.retainAll(other.shapes());
        return !common.isEmpty();
    }

    /** The patterns as they are told to people. */
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
