package dev.assay.feed;

import dev.assay.facts.AssertionId;
import dev.assay.facts.AssertionRevocation;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.feed.format.RawRecord;
import dev.assay.mapping.Fields;
import dev.assay.mapping.Mapping;
import dev.assay.mapping.Misfit;
import dev.assay.mapping.Section;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The row that a mapping makes of a record for one feed, parsed like any row of that feed, and the number of records
 * without one. Reused for the next record.
 */
final class SectionRow {
    private final Section section;
    private final Feed feed;
    private final Instant producedAt;
    private final RowParser parser;
    private final RawRecord row = new RawRecord();
    private final String[] values;
    private final int[] used;
    private final List<String> conditions;
    private final int commonConditions;
    private final long[] leftOut;
    private @Nullable Fact fact;
    private @Nullable AssertionId assertion;
    private @Nullable AssertionRevocation revocation;

    SectionRow(Mapping mapping, Section section, List<String> levels, Instant producedAt) {
        this.section = section;
        this.feed = section.feed();
        this.producedAt = producedAt;
        this.parser = new RowParser(HeaderColumns.inOrder(feed), levels, producedAt);
        this.values = new String[feed.columns().size()];
        this.used = new int[values.length];
        this.conditions = mapping.conditions(section);
        this.commonConditions = mapping.commonConditions();
        this.leftOut = new long[conditions.size()];
    }

    Section section() {
        return section;
    }

    void clear() {
        fact = null;
        assertion = null;
        revocation = null;
    }

    /**
     * Maps a record that no condition of the whole mapping has filtered out.
     *
     * @return the number of the condition of this feed that filters it out, or a negative number
     * @throws Misfit if the record is not as the mapping describes
     * @throws RejectedField if the row is invalid
     */
    int read(Fields record) throws Misfit, RejectedField {
        int found = section.row(record, values, used);
        if (found == Section.ROW) {
            row.fill(values);
            fact = parser.parse(row);
            assertion = section.assertion(record);
        } else if (found == Section.REVOCATION) {
            AssertionId revoked = Objects.requireNonNull(section.assertion(record));
            revocation = new AssertionRevocation(revoked, section.revokedOn(record), producedAt);
        }
        return found;
    }

    /** Counts a record that is filtered out by a condition of the whole mapping. */
    void leaveOut(int commonCondition) {
        leftOut[commonCondition]++;
    }

    /** Counts a record that is filtered out by a condition of this feed. */
    void leaveOutHere(int condition) {
        leftOut[commonConditions + condition]++;
    }

    /** How many records each condition filtered out, in the order of the mapping; conditions with none are absent. */
    Map<String, Long> leftOut() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < leftOut.length; i++) {
            if (leftOut[i] > 0) {
                counts.merge(conditions.get(i), leftOut[i], Long::sum);
            }
        }
        return counts;
    }

    /** True if the record has a row. */
    boolean given() {
        return fact != null || revocation != null;
    }

    /** The row, with its number within the feed. */
    DeliveryRow row(long number) {
        return revocation != null
                ? new DeliveryRow.Revoking(number, revocation)
                : new DeliveryRow.Accepted(number, Objects.requireNonNull(fact), assertion);
    }

    @Nullable
    Fact fact() {
        return fact;
    }

    @Nullable
    AssertionId assertion() {
        return assertion;
    }

    /** The number of a column; -1 if it is null. */
    int number(@Nullable String column) {
        return column == null ? -1 : feed.columns().indexOf(column);
    }

    /** The value that a column has. */
    String value(int column) {
        return values[column];
    }

    /** The field from which the value came, or {@link Section#NO_FIELD}. */
    int used(int column) {
        return used[column];
    }
}
