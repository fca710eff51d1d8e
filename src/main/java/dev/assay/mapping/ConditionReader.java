package dev.assay.mapping;

import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the conditions of a mapping. */
record ConditionReader(FieldNames fields, TimeReader times, List<Problem> problems) {
    private static final String PRODUCED_AT = "produced_at";

    /** The conditions under which records are kept; a single condition need not be in a list. */
    Filter filter(Place place) {
        List<Condition> conditions = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Place each : each(place)) {
            conditions.add(one(each));
            words.add(words(each));
        }
        return new Filter(conditions, words);
    }

    /** Empty if no condition is given; a single condition need not be in a list. */
    List<Condition> all(Place place) {
        return each(place).stream().map(this::one).toList();
    }

    private static List<Place> each(Place place) {
        return !place.isPresent() ? List.of() : place.node().isArray() ? place.entries() : List.of(place);
    }

    private Condition one(Place place) {
        if (place.member("not").isPresent()) {
            place.members().stream()
                    .filter(part -> !part.step().equals("not"))
                    .forEach(part -> useless(part, "it inside not"));
            return new Condition.Not(one(place.member("not")));
        }
        int field = fields.of(place.member("column"));
        boolean ordered = Arrays.stream(Condition.Order.values())
                .anyMatch(order -> place.member(order.id()).isPresent());
        if (!ordered) {
            useless(place.member("pattern"), "before, not_after, not_before or after");
        }
        if (ordered || place.member("present").isPresent()) {
            useless(place.member("ignore_case"), "equals, in, begins_with or contains");
        }
        if (place.member("present").isPresent()) {
            return new Condition.Present(field, FieldNames.truth(place.member("present")));
        }
        boolean ignoreCase = FieldNames.truth(place.member("ignore_case"));
        if (place.member("contains").isPresent()) {
            fields.list(field, place.member("contains"));
            return new Condition.Contains(field, place.member("contains").text(), ignoreCase);
        }
        Place beginnings = place.member("begins_with");
        if (beginnings.isPresent()) {
            return new Condition.BeginsWith(field, texts(beginnings), ignoreCase);
        }
        for (Condition.Order order : Condition.Order.values()) {
            if (place.member(order.id()).isPresent()) {
                return new Condition.Ordered(day(place, field), order, day(place.member(order.id())));
            }
        }
        List<Place> values =
                place.member("in").isPresent() ? place.member("in").entries() : List.of(place.member("equals"));
        Set<String> texts = values.stream()
                .map(Place::text)
                .flatMap(text -> ignoreCase ? Stream.of(text, Condition.folded(text)) : Stream.of(text))
                .collect(Collectors.toSet());
        return new Condition.OneOf(field, texts, ignoreCase);
    }

    private void useless(Place part, String others) {
        if (part.isPresent()) {
            problems.add(part.problem(
                    "%s%s has no effect here; write %s, or remove it".formatted(part.step(), part.around(), others)));
        }
    }

    /** The other date: the day on which the delivery was produced, or the value of a column. */
    private Value day(Place other) {
        return other.isText() ? new Value.ProducedOn(times.calendar()) : day(other, fields.of(other.member("column")));
    }

    private Value day(Place place, int field) {
        return new Value.Taken(
                field,
                place.member("pattern").isPresent()
                        ? List.of(times.read(place, TimeForm.Kind.DAY))
                        : List.of(new Step.Day()));
    }

    private static List<String> texts(Place place) {
        return each(place).stream().map(Place::text).toList();
    }

    /** A description of the condition for people, used to report filtered records. */
    private static String words(Place place) {
        return place.member("not").isPresent() ? words(place.member("not"), true) : words(place, false);
    }

    private static String words(Place place, boolean not) {
        if (place.member("not").isPresent()) {
            return words(place.member("not"), !not);
        }
        String column = place.member("column").text();
        if (place.member("present").isPresent()) {
            return column + (FieldNames.truth(place.member("present")) == not ? " is empty" : " is present");
        }
        if (place.member("contains").isPresent()) {
            return "%s %s %s"
                    .formatted(
                            column,
                            not ? "does not contain" : "contains",
                            place.member("contains").text());
        }
        if (place.member("begins_with").isPresent()) {
            return "%s %s %s"
                    .formatted(
                            column,
                            not ? "does not begin with" : "begins with",
                            String.join(" or ", texts(place.member("begins_with"))));
        }
        String is = column + (not ? " is not" : " is");
        for (Condition.Order order : Condition.Order.values()) {
            Place other = place.member(order.id());
            if (other.isPresent()) {
                String than =
                        other.isText() ? PRODUCED_AT : other.member("column").text();
                return "%s %s %s".formatted(is, order.id().replace('_', ' '), than);
            }
        }
        if (place.member("equals").isPresent()) {
            return "%s %s".formatted(is, place.member("equals").text());
        }
        List<String> values = texts(place.member("in"));
        return "%s %s%s".formatted(is, values.size() == 1 ? "" : "one of ", String.join(", ", values));
    }
}
