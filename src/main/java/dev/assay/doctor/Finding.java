package dev.assay.doctor;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that was looked at.
 *
 * @param what was looked at, in a word or two
 * @param says what it is like, and why that matters
 * @param remedy commands that mend it, one a line: SQL, which ends with a semicolon, for the database's administrator;
 *     the others for the shell. Never empty for a problem, null if there is nothing to do
 */
public record Finding(Level level, String what, String says, @Nullable String remedy) {
    /** How bad it is. */
    public enum Level {
        OK,
        /** Worth knowing; nights work. */
        NOTE,
        /** To be mended. */
        PROBLEM
    }

    public Finding {
        if (level == Level.PROBLEM && Objects.requireNonNullElse(remedy, "").isBlank()) {
            throw new IllegalArgumentException("a problem without a remedy: " + says);
        }
    }

    static Finding ok(String what, String says) {
        return new Finding(Level.OK, what, says, null);
    }

    static Finding note(String what, String says) {
        return new Finding(Level.NOTE, what, says, null);
    }

    static Finding note(String what, String says, String remedy) {
        return new Finding(Level.NOTE, what, says, remedy);
    }

    static Finding problem(String what, String says, String remedy) {
        return new Finding(Level.PROBLEM, what, says, remedy);
    }
}
