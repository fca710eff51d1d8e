package dev.assay.feed;

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

/** The records of a CSV text (lines end with CRLF, LF or CR). Empty lines are nothing. */
final class CsvText implements Closeable {
    private static final int READ_AHEAD = 1 << 15;

    private final RecordHandler handler;
    private final CsvReader<RawRecord> reader;
    private final CloseableIterator<RawRecord> records;

    CsvText(Reader text, CsvForm form, FeedLimits limits) {
        handler = new RecordHandler(form, limits);
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
     * The next record, or null at the end. It is only good until the one after it is read.
     *
     * @throws Refusal if the text is no CSV or goes beyond a limit, with the line
     */
    @Nullable
    RawRecord next() throws IOException {
        handler.keep(true);
        return advance() ? records.next() : null;
    }

    /** From now on the fields at other positions are left empty. */
    void want(BitSet positions) {
        handler.want(positions);
    }

    /** Like {@link #next()} without the fields; false at the end. */
    boolean skip() throws IOException {
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
        return "line %d: no valid CSV (RFC 4180): %s; ".formatted(handler.line(), message)
                + "close every quote, and write a quote inside a quoted field as two";
    }
}
