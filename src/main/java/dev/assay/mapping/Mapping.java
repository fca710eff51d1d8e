package dev.assay.mapping;

import dev.assay.facts.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the records of one source format become rows of one or several feeds. Prepared when it is loaded: reading a
 * record involves no lookups by name.
 *
 * @param name 1 to 64 of {@code a-z 0-9 -}, beginning with a letter or digit; also the name of its file
 * @param fields what it reads from a record, numbered from 0
 * @param where the conditions on a record; records that fail one are filtered out for all feeds
 * @param sections one for each feed that it fills, in the order in which their rows are applied; not empty. Rejected
 *     records count for the first
 * @param fingerprint SHA-256 of its file, 64 lower-case hex digits
 */
public record Mapping(
        String name,
        SourceFormat format,
        List<SourceField> fields,
        Filter where,
        List<Section> sections,
        String fingerprint) {
    /** The form of a name, for messages. */
    public static final String NAME_FORM = "1 to 64 of a-z 0-9 -, beginning with a letter or digit";

    /** A record that is kept. */
    public static final int WANTED = Filter.PASSED;

    private static final int LONGEST_LIST = 300;
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

    /** True if it is a valid name. Such a name cannot lead to another folder. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The feeds that it fills, in the order in which their rows are applied. */
    public List<Feed> feeds() {
        return sections.stream().map(Section::feed).toList();
    }

    /** True if the file is a snapshot, for that feed, of the partners that it names. */
    public boolean snapshotOfPartners(Feed feed) {
        return sections.stream().anyMatch(section -> section.feed() == feed && section.ofPartners());
    }

    /**
     * Checks a record as a whole.
     *
     * @return the number of the condition that filters it out for all feeds; or {@link #WANTED}
     * @throws Misfit if a column has a value that is not allowed
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
            String all = field.allowed().stream().sorted().collect(Collectors.joining(", "));
            throw new Misfit(
                    number,
                    value,
                    "is none of %s; correct it, or add it to the mapping's columns if it is valid"
                            .formatted(
                                    all.length() <= LONGEST_LIST
                                            ? all
                                            : "the %d allowed values"
                                                    .formatted(field.allowed().size())));
        }
    }

    /**
     * Descriptions of the conditions by which records may be filtered out for a feed: first those of the whole mapping,
     * then those of the feed.
     */
    public List<String> conditions(Section of) {
        List<String> words = new ArrayList<>(where.words());
        words.addAll(of.where().words());
        return words;
    }

    /** How many of these conditions apply to all feeds. */
    public int commonConditions() {
        return where.conditions().size();
    }
}
