package dev.assay.mapping;

import dev.assay.yaml.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what has to hold of a record. */
record ConditionReader(FieldNames fields) {
    /** None if nothing is said; a single condition need not stand in a list. */
    List<Condition> all(Place place) {
        if (!place.isPresent()) {
            return List.of();
        }
        return place.node().isArray() ? place.entries().stream().map(this::one).toList() : List.of(one(place));
    }

    private Condition one(Place place) {
        if (place.member("not").isPresent()) {
            return new Condition.Not(one(place.member("not")));
        }
        int field = fields.of(place.member("column"));
        if (place.member("present").isPresent()) {
            return new Condition.Present(field, FieldNames.truth(place.member("present")));
        }
        boolean ignoreCase = FieldNames.truth(place.member("ignore_case"));
        List<Place> values =
                place.member("in").isPresent() ? place.member("in").entries() : List.of(place.member("equals"));
        Set<String> texts = values.stream()
                .map(Place::text)
                .flatMap(text -> ignoreCase ? Stream.of(text, Condition.folded(text)) : Stream.of(text))
                .collect(Collectors.toSet());
        return new Condition.OneOf(field, texts, ignoreCase);
    }
}
