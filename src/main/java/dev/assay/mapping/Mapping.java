package dev.assay.mapping;

import dev.assay.facts.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the records of one source format become rows of one or several feeds. It is made ready when it is loaded: reading
 * a record looks up nothing by name.
 *
 * @param name 1 to 64 of {@code a-z 0-9 -}, beginning with a letter or digit; also the name of its file
 * @param fields what it takes from a record, each with its number from 0
 * @param where what has to hold of a record; any other is left out of all feeds
 * @param sections one for each feed that it fills, in the order in which their rows are applied; not empty. What is
 *     rejected belongs to the first
 * @param fingerprint SHA-256 over its file, 64 digits of lower-case hex
 */
public record Mapping(
        String name,
        SourceFormat format,
        List<SourceField> fields,
        Filter where,
        List<Section> sections,
        String fingerprint) {
    /** How a name is written, for people. */
    public static final String NAME_FORM = "1 to 64 of a-z 0-9 -, beginning with a letter or digit";

    /** A record that is not left out of all feeds. */
    public static final int WANTED = Filter.PASSED;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public Mapping {
        if (!isName(name)) {
            throw new IllegalArgumentException("a mapping's name has " + NAME_FORM);
        }
        fields = List.copyOf(fields);
        sections = List.copyOf(sections);
        if (sections.isEmpty()
                || sections.stream().map(Section::feed).distinct().count() < sections.size()) {
            throw new IllegalArgumentException("mapping %s fills %s".formatted(name, sections));
        }
    }

    /** True if a mapping may be called so. Such a name leads into no other folder. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The feeds that it fills, in the order in which their rows are applied. */
    public List<Feed> feeds() {
        return sections.stream().map(Section::feed).toList();
    }

    /** True if open items of that feed end whose partner the file names and which it does not name itself. */
    public boolean snapshotOfPartners(Feed feed) {
        return sections.stream().anyMatch(section -> section.feed() == feed && section.ofPartners());
    }

    /**
     * Looks at a record as a whole.
     *
     * @return the number of the condition because of which it is left out of all feeds; or {@link #WANTED}
     * @throws Misfit if a column has a value that it must not have
     */
    public int look(Fields record) throws Misfit {
        for (int i = 0; i < fields.size(); i++) {
            SourceField field = fields.get(i);
            if (!field.allowed().isEmpty()) {
                check(record, i, field);
            }
        }
        return where.failing(record);
    }

    private static void check(Fields record, int number, SourceField field) throws Misfit {
        String value = record.get(number);
        if (value != null && !field.allowed().contains(value)) {
            throw new Misfit(
                    number,
                    value,
                    "is none of %s; correct it, or add it to the mapping's columns if it has a meaning"
                            .formatted(field.allowed().stream().sorted().collect(Collectors.joining(", "))));
        }
    }

    /**
     * By what records may be left out of a feed, as people are told: first what holds of all feeds, then what holds of
     * this one.
     */
    public List<String> conditions(Section of) {
        List<String> words = new ArrayList<>(where.words());
        words.addAll(of.where().words());
        return words;
    }

    /** How many of these conditions hold of all feeds. */
    public int commonConditions() {
        return where.conditions().size();
    }
}
