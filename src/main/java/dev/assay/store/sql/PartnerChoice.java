package dev.assay.store.sql;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Partners, as a condition on the column of their ids. A range costs a server one search; a list costs one for each id.
 *
 * @param condition what follows the column, with a marker for each of the ids
 * @param ids the values of the markers
 */
public record PartnerChoice(String condition, List<String> ids) {
    public PartnerChoice {
        ids = List.copyOf(ids);
    }

    /** All partners from the first to the last (both inclusive), in byte order of their ids. */
    public static PartnerChoice between(String first, String last) {
        return new PartnerChoice("BETWEEN ? AND ?", List.of(first, last));
    }

    /** The partners with these ids, of which there is at least one. */
    public static PartnerChoice of(Collection<String> ids) {
        return new PartnerChoice("IN (" + ParameterMarkers.of(ids.size()) + ")", List.copyOf(ids));
    }

    /** The values for a statement that has the condition a number of times. */
    public Object[] values(int times) {
        return Stream.generate(() -> ids).limit(times).flatMap(List::stream).toArray();
    }
}
