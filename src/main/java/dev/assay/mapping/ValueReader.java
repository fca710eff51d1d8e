package dev.assay.mapping;

import dev.assay.yaml.Nearest;
import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where the value of one column of a feed comes from. */
final class ValueReader {
    private static final String ISO = "iso";
    private static final List<String> ISO_PATTERNS =
            List.of("yyyy-MM-dd'T'HH:mm:ssX", "yyyy-MM-dd'T'HH:mm:ss.SX", "yyyy-MM-dd'T'HH:mmX");
    private static final Set<String> DAYS = Set.of(
            "starts_on",
            "renews_on",
            "ended_on",
            "linked_on",
            "unlinked_on",
            "earned_on",
            "valid_until",
            "revoked_on",
            "granted_on");

    private final FieldNames fields;
    private final ConditionReader conditions;
    private final Map<String, ValueTable> tables;
    private final Place zone;
    private final String column;
    private final List<Problem> problems;
    private final Set<Integer> sources = new LinkedHashSet<>();

    /**
     * @param zone that of the whole mapping, if it has one
     * @param column of the feed
     */
    ValueReader(FieldNames fields, Map<String, ValueTable> tables, Place zone, String column, List<Problem> problems) {
        this.fields = fields;
        this.conditions = new ConditionReader(fields);
        this.tables = tables;
        this.zone = zone;
        this.column = column;
        this.problems = problems;
    }

    /** The fields that what has been read may take its value from. */
    List<Integer> sources() {
        return List.copyOf(sources);
    }

    Value read(Place place) {
        if (place.isText()) {
            return new Value.Taken(field(place), List.of());
        }
        if (place.node().isArray()) {
            return new Value.FirstOf(place.entries().stream().map(this::read).toList());
        }
        List<Condition> when = conditions.all(place.member("when"));
        Value value = unconditional(place);
        return when.isEmpty() ? value : new Value.When(when, value);
    }

    private Value unconditional(Place place) {
        if (place.member("constant").isPresent()) {
            return new Value.Constant(place.member("constant").text());
        }
        if (place.member("produced_at").isPresent()) {
            if (!column.equals("updated_at")) {
                problems.add(place.problem(
                        "produced_at%s is no value for it; only updated_at may come from it".formatted(place.in())));
            }
            return new Value.ProducedAt();
        }
        int field = field(place.member("from"));
        return new Value.Taken(field, steps(place, field));
    }

    private int field(Place name) {
        int field = fields.of(name);
        sources.add(field);
        return field;
    }

    private List<Step> steps(Place place, int field) {
        List<Step> steps = new ArrayList<>();
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
            steps.add(time(place));
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
                    .formatted(
                            name.quoted(),
                            name.in(),
                            Nearest.to(name.text(), tables.keySet())
                                    .map(near -> Nearest.hint(near, remedy))
                                    .orElse(remedy))));
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
        if (!column.equals("person_id")) {
            problems.add(kind.problem(
                    "an alias%s stands for no person; only person_id may come from one".formatted(kind.in())));
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

    private Step time(Place place) {
        TimeForm.Kind kind = kind(place.member("pattern"));
        Place written = place.member("pattern");
        List<Place> texts = written.node().isArray() ? written.entries() : List.of(written);
        List<TimePattern> patterns = new ArrayList<>();
        for (Place text : texts) {
            List<String> each = text.text().equals(ISO) ? ISO_PATTERNS : List.of(text.text());
            each.forEach(pattern -> add(pattern, text, kind, patterns));
        }
        Place own = place.member("zone").isPresent() ? place.member("zone") : zone;
        ZoneId of = zone(own);
        boolean needed = patterns.stream().anyMatch(pattern -> TimeForm.needsZone(kind, pattern));
        if (needed && !own.isPresent()) {
            problems.add(written.problem(
                    "the pattern %s%s needs a zone; add zone: to it or to the mapping, such as zone: UTC"
                            .formatted(written.shown(), written.in())));
        }
        return new Step.Time(patterns, new TimeForm(kind, of));
    }

    private TimeForm.Kind kind(Place pattern) {
        if (!DAYS.contains(column) && !column.equals("month") && !column.equals("updated_at")) {
            problems.add(pattern.problem(
                    "%s%s is no day, month or instant; leave the pattern out".formatted(column, pattern.in())));
        }
        return column.equals("updated_at")
                ? TimeForm.Kind.INSTANT
                : column.equals("month") ? TimeForm.Kind.MONTH : TimeForm.Kind.DAY;
    }

    private void add(String written, Place place, TimeForm.Kind kind, List<TimePattern> patterns) {
        TimePattern pattern;
        try {
            pattern = TimePattern.of(written);
        } catch (IllegalArgumentException e) {
            problems.add(place.problem(
                    "the pattern %s%s cannot be used: %s".formatted(place.shown(), place.in(), e.getMessage())));
            return;
        }
        if (kind != TimeForm.Kind.MONTH && !pattern.withDay()) {
            problems.add(place.problem("the pattern %s%s has no day; add dd".formatted(place.shown(), place.in())));
        }
        patterns.stream()
                .filter(pattern::clashesWith)
                .findFirst()
                .ifPresent(other -> problems.add(place.problem(
                        "the pattern %s%s reads some texts that %s reads too; leave one out, nothing is guessed"
                                .formatted(place.shown(), place.in(), other))));
        patterns.add(pattern);
    }

    private @Nullable ZoneId zone(Place place) {
        if (!place.isPresent()) {
            return null;
        }
        try {
            return ZoneId.of(place.text());
        } catch (DateTimeException e) {
            problems.add(place.problem("zone is %s%s, which is none; write one such as UTC or Europe/Lisbon"
                    .formatted(place.shown(), place.in())));
            return null;
        }
    }
}
