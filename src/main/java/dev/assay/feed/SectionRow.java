package dev.assay.feed;

import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.mapping.Fields;
import dev.assay.mapping.Misfit;
import dev.assay.mapping.Section;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row that a mapping makes of a record for one feed, read like any row of that feed. Reused for the next record. */
final class SectionRow {
    private final Section section;
    private final Feed feed;
    private final RowParser parser;
    private final RawRecord row = new RawRecord();
    private final String[] values;
    private final int[] used;

    SectionRow(Section section, Instant producedAt) {
        this.section = section;
        this.feed = section.feed();
        this.parser = new RowParser(Columns.inOrder(feed), producedAt);
        this.values = new String[feed.columns().size()];
        this.used = new int[values.length];
    }

    Section section() {
        return section;
    }

    /**
     * The fact; null if the record has none for this feed.
     *
     * @throws Misfit if the record is not what the mapping says
     * @throws RejectedField if the row breaks a rule of the contract
     */
    @Nullable
    Fact read(Fields record) throws Misfit, RejectedField {
        if (!section.row(record, values, used)) {
            return null;
        }
        row.fill(values);
        return parser.parse(row);
    }

    /** The number of a column; -1 if it is null. */
    int number(@Nullable String column) {
        return column == null ? -1 : feed.columns().indexOf(column);
    }

    /** The value that a column has. */
    String value(int column) {
        return values[column];
    }

    /** The field that it came from, or {@link Section#NO_FIELD}. */
    int used(int column) {
        return used[column];
    }
}
