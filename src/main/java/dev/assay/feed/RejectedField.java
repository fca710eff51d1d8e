package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.feed.format.RawRecord;
import dev.assay.feed.format.Shown;
import org.jspecify.annotations.Nullable;

/** A record is invalid. Has no stack trace, as there may be very many. */
final class RejectedField extends Exception {
    private final transient @Nullable String column;

    /** @param column the column at fault, or null if it is the whole record */
    RejectedField(@Nullable String column, String reason) {
        super(reason, null, false, false);
        this.column = column;
    }

    /** The column at fault, or null if it is the whole record. */
    @Nullable
    String column() {
        return column;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    Rejection in(RawRecord record, Feed feed) {
        return new Rejection(record.line(), column, String.valueOf(getMessage()), Shown.of(feed, record));
    }
}
