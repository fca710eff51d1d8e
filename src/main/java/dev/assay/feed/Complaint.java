package dev.assay.feed;

import dev.assay.feed.format.Shown;
import dev.assay.mapping.Fields;
import dev.assay.mapping.Mapping;
import dev.assay.mapping.Misfit;
import dev.assay.mapping.Section;
import dev.assay.mapping.SourceField;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a record of a mapped file, in terms of the source's fields. Never quotes personal data.
 *
 * @param field the name of the field at fault, or of all fields none of which has a value; null if it is the whole
 *     record
 */
record Complaint(@Nullable String field, String reason) {
    private static final int LONGEST_NAME = 64;
    private static final String NEXT = ", ";
    private static final int LONGEST_REASON = 1000;

    Complaint {
        field = field == null || field.length() <= LONGEST_NAME ? field : beginning(field);
        reason = Shown.cut(reason, LONGEST_REASON);
    }

    /** As many whole names as can be shown, or the beginning of the only one. */
    private static String beginning(String names) {
        String cut = Shown.cut(names, LONGEST_NAME - 1);
        int last = cut.lastIndexOf(NEXT);
        return (last < 0 ? cut : cut.substring(0, last + NEXT.length())) + '…';
    }

    static Complaint of(Mapping mapping, Misfit misfit) {
        if (misfit.field() == Section.NO_FIELD) {
            return new Complaint(null, misfit.reason());
        }
        SourceField field = mapping.fields().get(misfit.field());
        String value = misfit.value() == null ? "" : Shown.of(Shown.masked(field, misfit.value())) + " ";
        return new Complaint(field.name(), value + misfit.reason());
    }

    /** A complaint about a row that the mapping made; names the feed and column. */
    static Complaint of(Mapping mapping, SectionRow row, RejectedField rejected, Fields fields) {
        Section section = row.section();
        int column = row.number(rejected.column());
        if (column < 0) {
            return new Complaint(null, "%s: %s".formatted(section.feed().id(), rejected.reason()));
        }
        String reason = "for %s.%s: %s".formatted(section.feed().id(), rejected.column(), rejected.reason());
        if (row.used(column) == Section.NO_FIELD) {
            List<Integer> sources = section.sourcesOf(column);
            return new Complaint(names(mapping, sources), reason + placeholders(mapping, sources, fields));
        }
        SourceField field = mapping.fields().get(row.used(column));
        String shown = Shown.of(row.value(column));
        return new Complaint(field.name(), field.personal() ? reason.replace(shown, Shown.of(Shown.MASK)) : reason);
    }

    /** A placeholder is not personal data, so it may be shown. */
    private static String placeholders(Mapping mapping, List<Integer> sources, Fields fields) {
        return sources.stream()
                .filter(field -> fields.placeholder(field) != null)
                .map(field -> " (%s in %s means that there is no value)"
                        .formatted(
                                Shown.of(String.valueOf(fields.placeholder(field))),
                                mapping.fields().get(field).name()))
                .collect(Collectors.joining());
    }

    private static @Nullable String names(Mapping mapping, List<Integer> fields) {
        return fields.isEmpty()
                ? null
                : fields.stream()
                        .map(field -> mapping.fields().get(field).name())
                        .collect(Collectors.joining(NEXT));
    }
}
