package dev.assay.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A value, as far as it could be read, and all problems with it.
 *
 * @param problems in the order in which they were found; empty if there are none
 */
public record Checked<T>(T value, List<Problem> problems) {
    public Checked {
        problems = List.copyOf(problems);
    }

    /** Merges lists of problems: each problem once, by file, then by line. */
    public static List<Problem> inOrder(Collection<List<Problem>> problems) {
        List<Problem> all = new ArrayList<>();
        problems.forEach(all::addAll);
        return all.stream().distinct().sorted(Problem.IN_READING_ORDER).toList();
    }
}
