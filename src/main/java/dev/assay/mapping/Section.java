package dev.assay.mapping;

import dev.assay.facts.AssertionId;
import dev.assay.facts.Feed;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mapping makes of a record for one feed. */
public final class Section {
    /** The number of a field that is none. */
    public static final int NO_FIELD = -1;

    /** The record has a row. */
    public static final int ROW = -1;

    /** The record revokes an assertion and has no row. */
    public static final int REVOCATION = -2;

    private final Feed feed;
    private final boolean ofPartners;
    private final Filter where;
    private final @Nullable Value[] values;
    private final List<List<Integer>> sources;
    private final @Nullable AssertionSource assertion;

    /**
     * @param values by column, in the contract's order; null = always empty
     * @param sources the fields that each column may come from
     * @param assertion by what the credential behind a row is known; null = by nothing
     */
    Section(
            Feed feed,
            boolean ofPartners,
            Filter where,
            List<@Nullable Value> values,
            List<List<Integer>> sources,
            @Nullable AssertionSource assertion) {
        this.feed = feed;
        this.ofPartners = ofPartners;
        this.where = where;
        this.values = values.toArray(new @Nullable Value[0]);
        this.sources = List.copyOf(sources);
        this.assertion = assertion;
    }

    public Feed feed() {
        return feed;
    }

    boolean ofPartners() {
        return ofPartners;
    }

    Filter where() {
        return where;
    }

    /**
     * Works out the row of a record.
     *
     * @param values gets the value of each column in the contract's order; empty = absent
     * @param used gets the number of the field that each came from, or {@link #NO_FIELD}
     * @return {@link #ROW}; or {@link #REVOCATION} or the number of the condition of this section that does not hold of
     *     the record, and the arrays are not filled
     * @throws Misfit if the record is not what the mapping says
     */
    public int row(Fields fields, String[] values, int[] used) throws Misfit {
        int failing = where.failing(fields);
        if (failing != Filter.PASSED) {
            return failing;
        }
        if (assertion != null && assertion.revokes(fields)) {
            return REVOCATION;
        }
        for (int column = 0; column < this.values.length; column++) {
            Value value = this.values[column];
            fields.nothingUsed();
            @Nullable String text = value == null ? null : value.of(fields);
            values[column] = text == null ? "" : text;
            used[column] = text == null ? NO_FIELD : fields.used();
        }
        return ROW;
    }

    /**
     * By what the credential behind the record is known to its issuer; null if the mapping does not say, or the record
     * has nothing of it.
     *
     * @throws Misfit if the record revokes one, and has nothing of it
     */
    public @Nullable AssertionId assertion(Fields fields) throws Misfit {
        return assertion == null ? null : assertion.id(fields);
    }

    /** Since when the credential that the record revokes is; null = since the day on which it was issued. */
    public @Nullable LocalDate revokedOn(Fields fields) throws Misfit {
        return assertion == null ? null : assertion.revokedOn(fields);
    }

    /** The fields that a column may come from, in the order in which they are looked at. */
    public List<Integer> sourcesOf(int column) {
        return sources.get(column);
    }

    @Override
    public String toString() {
        return "%s from %s where %s%s"
                .formatted(feed, Arrays.toString(values), where.words(), ofPartners ? " of partners" : "");
    }
}
