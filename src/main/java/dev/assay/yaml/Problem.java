package dev.assay.yaml;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * A problem in a file that must be corrected before a night can use it.
 *
 * @param file the file, or the folder if the problem is the folder
 * @param line counted from 1; 0 if the problem is the file or folder itself
 * @param column counted from 1 in characters; 0 if the line is 0
 * @param message what is wrong, with the value, and what to write instead
 */
public record Problem(Path file, int line, int column, String message) {
    /** By file name, then by position. */
    public static final Comparator<Problem> IN_READING_ORDER = Comparator.comparing(
                    (Problem problem) -> problem.file().toString())
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    /** A problem of the file or folder as a whole. */
    public static Problem ofFile(Path file, String message) {
        return new Problem(file, 0, 0, message);
    }

    /** In the form that compilers use: {@code file:line:column: message}. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
