package dev.assay.mapping;

import dev.assay.facts.Feed;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mapping makes of a record for one feed. */
public final class Section {
    /** The number of a field that is none. */
    public static final int NO_FIELD = -1;

    private final Feed feed;
    private final boolean ofPartners;
    private final List<Condition> where;
    private final @Nullable Value[] values;
    private final List<List<Integer>> sources;

    /**
     * @param values by column, in the contract's order; null = always empty
     * @param sources the fields that each column may come from
     */
    Section(
            Feed feed,
            boolean ofPartners,
            List<Condition> where,
            List<@Nullable Value> values,
            List<List<Integer>> sources) {
        this.feed = feed;
        this.ofPartners = ofPartners;
        this.where = List.copyOf(where);
        this.values = values.toArray(new @Nullable Value[0]);
        this.sources = List.copyOf(sources);
    }

    public Feed feed() {
        return feed;
    }

    boolean ofPartners() {
        return ofPartners;
    }

    /**
     * Works out the row of a record.
     *
     * @param values gets the value of each column in the contract's order; empty = absent
     * @param used gets the number of the field that each came from, or {@link #NO_FIELD}
     * @return false if the record has no row in this feed; the arrays are not filled then
     * @throws Misfit if the record is not what the mapping says
     */
    public boolean row(Fields fields, String[] values, int[] used) throws Misfit {
        if (!Condition.all(where, fields)) {
            return false;
        }
        for (int column = 0; column < this.values.length; column++) {
            Value value = this.values[column];
            fields.nothingUsed();
            @Nullable String text = value == null ? null : value.of(fields);
            values[column] = text == null ? "" : text;
            used[column] = text == null ? NO_FIELD : fields.used();
        }
        return true;
    }

    /** The fields that a column may come from, in the order in which they are looked at. */
    public List<Integer> sourcesOf(int column) {
        return sources.get(column);
    }

    @Override
    public String toString() {
        return "%s from %s where %s%s"
                .formatted(feed, Arrays.toString(values), where, ofPartners ? " of partners" : "");
    }
}
