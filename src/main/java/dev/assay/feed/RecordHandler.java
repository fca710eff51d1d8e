package dev.assay.feed;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of a record and holds on to the first thing that is wrong with its form, which the parser itself
 * does not mind: a quote in a field without quotes, or a size beyond the limits.
 */
final class RecordHandler extends AbstractBaseCsvCallbackHandler<RawRecord> {
    private final CsvForm form;
    private final FeedLimits limits;
    private final RawRecord record = new RawRecord();
    private boolean keep = true;
    private @Nullable BitSet wanted;
    private int chars;
    private @Nullable String complaint;

    RecordHandler(CsvForm form, FeedLimits limits) {
        this.form = form;
        this.limits = limits;
    }

    /** Whether the fields of the records to come are wanted. */
    void keep(boolean fields) {
        keep = fields;
    }

    /** Leaves the fields at other positions empty. */
    void want(BitSet positions) {
        wanted = positions;
    }

    /** The line on which the current record begins. */
    long line() {
        return record.line();
    }

    void complain() throws Refusal {
        if (complaint != null) {
            throw new Refusal(complaint);
        }
    }

    String fieldTooLong() {
        return ("line %d: a field has more than %d characters; close its quote if that is missing, shorten it, "
                        + "or raise assay.limits.field-chars")
                .formatted(line(), limits.fieldChars());
    }

    @Override
    protected void handleBegin(long line) {
        record.begin(line);
        chars = 0;
    }

    @Override
    protected void handleField(int position, char[] text, int from, int length, boolean quoted) {
        if (complaint != null) {
            return;
        }
        chars += position == 0 ? length : length + 1;
        if (length > limits.fieldChars()) {
            complaint = fieldTooLong();
        } else if (chars > limits.recordChars()) {
            complaint = "line %d: the record has more than %d characters; shorten it or raise assay.limits.record-chars"
                    .formatted(line(), limits.recordChars());
        } else if (!quoted && form.quotes() && hasQuote(text, from, length)) {
            complaint = "line %d: no valid CSV (RFC 4180): a quote inside the field %s, which is not in quotes; "
                            .formatted(line(), Shown.of(new String(text, from, length)))
                    + "put the whole field in quotes and write the quote as two";
        } else if (keep) {
            boolean leftOut = wanted != null && !wanted.get(position);
            record.add(leftOut ? "" : new String(text, from, length), quoted);
        }
    }

    @Override
    protected RawRecord buildRecord() {
        return record;
    }

    private static boolean hasQuote(char[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (text[i] == '"') {
                return true;
            }
        }
        return false;
    }
}
