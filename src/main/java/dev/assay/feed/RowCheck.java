package dev.assay.feed;

import dev.assay.facts.Fact;
import dev.assay.feed.format.RawRecord;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tells beforehand whether a night accepts a row that is about to be delivered. */
public final class RowCheck {
    private RowCheck() {}

    /**
     * The column and the reason for which a night would reject the row; empty if it accepts it.
     *
     * @param levels names of the levels that an override may grant
     * @param producedAt when its delivery is produced
     */
    public static Optional<String> complaint(Fact row, List<String> levels, Instant producedAt) {
        RawRecord record = new RawRecord();
        record.fill(row.values().stream()
                .map(value -> Objects.requireNonNullElse(value, ""))
                .toArray(String[]::new));
        try {
            new RowParser(HeaderColumns.inOrder(row.feed()), levels, producedAt).parse(record);
            return Optional.empty();
        } catch (RejectedField e) {
            String column = e.column() == null ? "" : e.column() + ": ";
            return Optional.of(column + e.getMessage());
        }
    }
}
