package dev.assay.feed.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The records of a CSV text (lines end with CRLF, LF or CR). Empty lines are skipped. */
public final class CsvText implements Closeable {
    /**
     * How the fields of a line are separated.
     *
     * @param delimiter between two fields
     * @param quotes whether a field may be enclosed in double quotes, as in RFC 4180
     */
    public record Form(char delimiter, boolean quotes) {
        public static final Form RFC_4180 = new Form(',', true);

        /** Never occurs in text: a Unicode noncharacter, reserved for internal use. */
        private static final char NEVER = '\uFFFF';

        /** The character that encloses a quoted field. */
        char quote() {
            return quotes ? '"' : NEVER;
        }
    }

    private static final int READ_AHEAD = 1 << 15;

    private final Handler handler;
    private final CsvReader<RawRecord> reader;
    private final CloseableIterator<RawRecord> records;

    public CsvText(Reader text, Form form, FeedLimits limits) {
        this(text, form, limits, 0);
    }

    /** @param before how many lines of the file precede the text */
    public CsvText(Reader text, Form form, FeedLimits limits, int before) {
        handler = new Handler(form, limits, before);
        reader = CsvReader.builder()
                .fieldSeparator(form.delimiter())
                .quoteCharacter(form.quote())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .maxBufferSize(2 * limits.fieldChars() + READ_AHEAD)
                .build(handler, text);
        records = reader.iterator();
    }

    /**
     * The next record, or null at the end. Valid only until the next call.
     *
     * @throws Refusal if the text is not CSV or exceeds a limit; names the line
     */
    @Nullable
    public RawRecord next() throws IOException {
        handler.keep(true);
        return advance() ? records.next() : null;
    }

    /** From now on, leaves the fields at other positions empty. */
    void want(BitSet positions) {
        handler.want(positions);
    }

    /** Like {@link #next()} without the fields; false at the end. */
    public boolean skip() throws IOException {
        handler.keep(false);
        if (!advance()) {
            return false;
        }
        records.next();
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean advance() throws IOException {
        try {
            boolean more = records.hasNext();
            handler.complain();
            return more;
        } catch (CsvParseException e) {
            throw new Refusal(reason(e), e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw new Refusal("line %d: %s".formatted(handler.line(), refusal.reason()), refusal);
            }
            throw e.getCause();
        }
    }

    private String reason(CsvParseException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("maximum buffer size")) {
            return handler.fieldTooLong();
        }
        // it counts lines from where the text begins, not from the top of the file
        String problem = message.replaceFirst(" \\(record starting at line \\d+\\)", "");
        return "line %d: invalid CSV (RFC 4180): %s; ".formatted(handler.line(), problem)
                + "close every quote, and write a quote inside a quoted field as two";
    }

    /**
     * Collects the fields of a record and keeps the first problem that the parser itself does not report: a quote in an
     * unquoted field, or a size beyond the limits.
     */
    private static final class Handler extends AbstractBaseCsvCallbackHandler<RawRecord> {
        private final int before;
        private final Form form;
        private final FeedLimits limits;
        private final RawRecord record = new RawRecord();
        private boolean keep = true;
        private @Nullable BitSet wanted;
        private int chars;
        private @Nullable String complaint;

        Handler(Form form, FeedLimits limits, int before) {
            this.before = before;
            this.form = form;
            this.limits = limits;
        }

        /** Whether the fields of the following records are needed. */
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
            record.begin(before + line);
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
                complaint =
                        "line %d: the record has more than %d characters; shorten it or raise assay.limits.record-chars"
                                .formatted(line(), limits.recordChars());
            } else if (!quoted && form.quotes() && hasQuote(text, from, length)) {
                complaint = "line %d: invalid CSV (RFC 4180): a quote inside the field %s, which is not in quotes; "
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
}
