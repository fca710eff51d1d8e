package dev.assay.rulebook;

import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import dev.assay.yaml.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks several files together: each version must have its own name and first day. */
final class VersionsCheck {
    private VersionsCheck() {}

    static List<Problem> check(List<Source> sources) {
        List<Problem> problems = new ArrayList<>(unique(sources, "rulebook", "give each version a unique name"));
        problems.addAll(unique(sources, "effective_from", "only one rulebook can be in force from a day"));
        return problems;
    }

    private static List<Problem> unique(List<Source> sources, String key, String why) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        for (Source source : sources) {
            Place place = Place.root(source).member(key);
            Place first = place.isText() ? seen.putIfAbsent(place.text(), place) : null;
            if (first != null) {
                problems.add(place.problem("%s %s is already used in %s, line %d; %s: correct one of them"
                        .formatted(key, place.text(), first.source().file().getFileName(), first.line(), why)));
            }
        }
        return problems;
    }
}
