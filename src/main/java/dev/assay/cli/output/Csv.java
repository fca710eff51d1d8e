package dev.assay.cli.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * CSV for spreadsheets: RFC 4180, a header, lines end with CR LF. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it; numbers, dates and instants are as they are.
 */
public final class Csv implements AutoCloseable {
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private final CsvWriter csv;

    /** @param header names of the columns */
    public Csv(Writer out, List<String> header) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord(header);
    }

    /** Writes a record; null is an empty field. */
    public void row(List<@Nullable Object> values) {
        List<String> fields = new ArrayList<>(values.size());
        values.forEach(value -> fields.add(value instanceof String text ? neutral(text) : Objects.toString(value, "")));
        csv.writeRecord(fields);
    }

    static String neutral(String text) {
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
