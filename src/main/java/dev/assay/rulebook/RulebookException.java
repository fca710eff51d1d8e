package dev.assay.rulebook;

import dev.assay.yaml.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The rulebooks are refused. Contains every problem found, not just the first. */
public final class RulebookException extends RuntimeException {
    private final transient List<Problem> problems;

    RulebookException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n", "rulebooks refused:\n", "")));
        this.problems = List.copyOf(problems);
    }

    /** Not empty; by file, then by line. */
    public List<Problem> problems() {
        return problems;
    }
}
