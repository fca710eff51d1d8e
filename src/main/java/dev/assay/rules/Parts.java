package dev.assay.rules;

import java.util.List;
import java.util.stream.Collectors;

/** Shared by the composed holdings. */
final class Parts {
    private Parts() {}

    static List<Holding> checked(List<Holding> of) {
        if (of.isEmpty()) {
            throw new IllegalArgumentException("an empty holding would be fulfilled by everyone");
        }
        return List.copyOf(of);
    }

    static String joined(List<Holding> of, String word) {
        return of.stream().map(Object::toString).collect(Collectors.joining(word, "(", ")"));
    }
}
