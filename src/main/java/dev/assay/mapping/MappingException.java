package dev.assay.mapping;

import dev.assay.yaml.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The mappings are refused. Contains every problem found, not just the first. */
public final class MappingException extends RuntimeException {
    private final transient List<Problem> problems;

    MappingException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n", "mappings refused:\n", "")));
        this.problems = List.copyOf(problems);
    }

    /** Not empty; by file, then by line. */
    public List<Problem> problems() {
        return problems;
    }
}
