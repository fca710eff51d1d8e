package dev.assay.mapping;

import dev.assay.facts.AssertionId;
import dev.assay.facts.Feed;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a mapping that makes rows of one feed. */
public final class Section {
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
     * @param sources the fields from which each column may be taken
     * @param assertion identifies the credential behind a row; null = there is none
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
     * Makes the row of a record.
     *
     * @param values receives the value of each column in the contract's order; empty = absent
     * @param used receives the number of the field that each value came from, or {@link #NO_FIELD}
     * @return {@link #ROW}; or {@link #REVOCATION} or the number of the condition of this section that the record does
     *     not satisfy, in which case the arrays are not filled
     * @throws Misfit if the record is not as the mapping describes
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
     * How the issuer identifies the credential behind the record; null if the mapping does not define it, or the record
     * has no value for it.
     *
     * @throws Misfit if the record revokes a credential without identifying it
     */
    public @Nullable AssertionId assertion(Fields fields) throws Misfit {
        return assertion == null ? null : assertion.id(fields);
    }

    /** The day from which the credential is revoked; null = from the day on which it was issued. */
    public @Nullable LocalDate revokedOn(Fields fields) throws Misfit {
        return assertion == null ? null : assertion.revokedOn(fields);
    }

    /** The fields that a column may be taken from, in order of preference. */
    public List<Integer> sourcesOf(int column) {
        return sources.get(column);
    }

    @Override
    public String toString() {
        return "%s from %s where %s%s"
                .formatted(feed, Arrays.toString(values), where.words(), ofPartners ? " of partners" : "");
    }
}
