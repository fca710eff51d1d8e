package dev.assay.rules;

import java.util.List;
import java.util.stream.Collectors;

/** What the composed holdings share. */
final class Parts {
    private Parts() {}

    static List<Holding> checked(List<Holding> of) {
        if (of.isEmpty()) {
            throw new IllegalArgumentException("a holding of nothing would hold for everyone");
        }
        return List.copyOf(of);
    }

    static String joined(List<Holding> of, String word) {
        return of.stream().map(Object::toString).collect(Collectors.joining(word, "(", ")"));
    }
}
