package dev.assay.mapping;

import dev.assay.yaml.Nearest;
import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how the value of one column of a feed is obtained. */
final class ValueReader {
    private static final String PERSON = "person_id";
    private static final String LIFETIME = "valid_for_months";
    private static final String LATER = "plus_days";

    private final FieldNames fields;
    private final ConditionReader conditions;
    private final Map<String, ValueTable> tables;
    private final String column;
    private final List<Problem> problems;
    private final Set<Integer> sources = new LinkedHashSet<>();

    /** @param column of the feed */
    ValueReader(
            FieldNames fields,
            ConditionReader conditions,
            Map<String, ValueTable> tables,
            String column,
            List<Problem> problems) {
        this.fields = fields;
        this.conditions = conditions;
        this.tables = tables;
        this.column = column;
        this.problems = problems;
    }

    /** The fields from which the values read so far may be taken. */
    List<Integer> sources() {
        return List.copyOf(sources);
    }

    Value read(Place place) {
        Place unfit = place.member("unfit");
        if (unfit.isPresent()) {
            problems.add(unfit.problem(
                    "unfit%s has no following value; write a list of values, or remove it".formatted(unfit.around())));
        }
        return one(place);
    }

    private Value one(Place place) {
        if (place.isText()) {
            return new Value.Taken(field(place), List.of());
        }
        if (place.node().isArray()) {
            return new Value.FirstOf(
                    place.entries().stream().map(this::alternative).toList());
        }
        List<Condition> when = conditions.all(place.member("when"));
        Value value = changed(place, unconditional(place));
        return when.isEmpty() ? value : new Value.When(when, value);
    }

    private Value alternative(Place place) {
        Value value = one(place);
        return place.member("unfit").isPresent() && place.member("unfit").text().equals("next")
                ? new Value.IfFitting(value, column)
                : value;
    }

    private Value unconditional(Place place) {
        if (place.member("constant").isPresent()) {
            return new Value.Constant(place.member("constant").text());
        }
        if (place.member("produced_at").isPresent()) {
            if (!column.equals("updated_at")) {
                problems.add(place.problem("produced_at%s is not possible here; only updated_at may be taken from it"
                        .formatted(place.in())));
            }
            return new Value.ProducedAt();
        }
        int field = field(place.member("from"));
        return new Value.Taken(field, steps(place, field));
    }

    /** A date may be offset from the one that is written. */
    private Value changed(Place place, Value value) {
        Value changed = value;
        for (String key : List.of(LIFETIME, LATER)) {
            Place asked = place.member(key);
            if (asked.isPresent() && !ColumnForm.isDay(column)) {
                problems.add(asked.problem("%s%s is not a valid date; remove %s".formatted(column, asked.in(), key)));
            }
        }
        if (place.member(LIFETIME).isPresent()) {
            changed = new Value.LastDay(changed, months(place.member(LIFETIME)));
        }
        if (place.member(LATER).isPresent()) {
            changed = new Value.DaysLater(
                    changed, Long.parseLong(place.member(LATER).text()));
        }
        return changed;
    }

    private Value months(Place months) {
        if (months.isText()) {
            return new Value.Constant(months.text());
        }
        int field = field(months.member("from"));
        return new Value.Taken(field, steps(months, field));
    }

    private int field(Place name) {
        int field = fields.of(name);
        sources.add(field);
        return field;
    }

    private List<Step> steps(Place place, int field) {
        List<Step> steps = new ArrayList<>();
        List<Place> replaced = place.member("replace").members();
        if (!replaced.isEmpty()) {
            steps.add(new Step.Replace(
                    replaced.stream().map(Place::step).toList(),
                    replaced.stream().map(Place::text).toList()));
        }
        if (place.member("strip").isPresent()) {
            steps.add(new Step.Strip(place.member("strip").text()));
        }
        place.member("clean").entries().forEach(way -> Cleaning.named(way.text())
                .ifPresent(cleaning -> steps.add(new Step.Clean(cleaning))));
        if (place.member("table").isPresent()) {
            ValueTable table = table(place.member("table"));
            if (table != null) {
                steps.add(new Step.LookUp(table, unlisted(place.member("unlisted"))));
            }
        }
        if (place.member("pattern").isPresent()) {
            steps.add(conditions.times().read(place, kind(place.member("pattern"))));
        } else if (place.member(LIFETIME).isPresent() || place.member(LATER).isPresent()) {
            steps.add(new Step.Day());
        }
        if (place.member("alias").isPresent()) {
            steps.add(alias(place, field));
        }
        return steps;
    }

    private @Nullable ValueTable table(Place name) {
        ValueTable table = tables.get(name.text());
        if (table == null) {
            String remedy = "add it under tables or correct it";
            problems.add(name.problem("unknown table %s%s; %s"
                    .formatted(name.quoted(), name.in(), Nearest.hint(name.text(), tables.keySet(), remedy))));
        }
        return table;
    }

    private static Step.Unlisted unlisted(Place place) {
        if (!place.isPresent()) {
            return Step.Unlisted.KEEP;
        }
        return switch (place.text()) {
            case "next" -> Step.Unlisted.NEXT;
            case "reject" -> Step.Unlisted.REJECT;
            default -> Step.Unlisted.KEEP;
        };
    }

    private Step alias(Place place, int field) {
        Place kind = place.member("alias");
        if (!column.equals(PERSON)) {
            problems.add(kind.problem("an alias%s does not identify a person here; only person_id may be taken from one"
                    .formatted(kind.in())));
        }
        fields.personal(field);
        Place salt = place.member("salt");
        if (!salt.isPresent()) {
            return new Step.Alias(kind.text(), Section.NO_FIELD);
        }
        int grain = fields.of(salt);
        fields.personal(grain);
        return new Step.Alias(kind.text(), grain);
    }

    private TimeForm.Kind kind(Place pattern) {
        if (!ColumnForm.isDay(column) && !column.equals("month") && !column.equals("updated_at")) {
            problems.add(pattern.problem(
                    "%s%s is not a valid date, month or instant; remove the pattern".formatted(column, pattern.in())));
        }
        return column.equals("updated_at")
                ? TimeForm.Kind.INSTANT
                : column.equals("month") ? TimeForm.Kind.MONTH : TimeForm.Kind.DAY;
    }
}
