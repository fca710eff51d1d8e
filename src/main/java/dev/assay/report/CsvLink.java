package dev.assay.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (RFC 4180, UTF-8) as a data URL. Text that a spreadsheet would interpret as a formula is prefixed with an
 * apostrophe. Rows that would make the URL too long for browsers are left out.
 */
final class CsvLink {
    /** Chromium does not save data URLs of more than 2 MiB; base64 encodes three bytes in four characters. */
    private static final int MOST_BYTES = 1_500_000;

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private final StringBuilder file = new StringBuilder("\uFEFF");
    private int bytes = 3;
    private int rows;
    private boolean full;

    /** @param columns the header */
    CsvLink(String... columns) {
        append(columns);
    }

    /** Adds a row unless the file is full; null is an empty field. */
    void add(@Nullable String... fields) {
        if (!full && append(Arrays.stream(fields).map(CsvLink::plain).toArray(String[]::new))) {
            rows++;
        }
    }

    /** The number of rows without the header. */
    int rows() {
        return rows;
    }

    /** A data URL. */
    String address() {
        return "data:text/csv;charset=utf-8;base64,"
                + Base64.getEncoder().encodeToString(file.toString().getBytes(StandardCharsets.UTF_8));
    }

    private boolean append(String... fields) {
        String row = row(fields);
        bytes += row.getBytes(StandardCharsets.UTF_8).length;
        full = bytes > MOST_BYTES;
        if (!full) {
            file.append(row);
        }
        return !full;
    }

    private static String row(String... fields) {
        StringWriter row = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(row)) {
            csv.writeRecord(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return row.toString();
    }

    private static String plain(@Nullable String field) {
        String text = field == null ? "" : field;
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
