package dev.assay.feed;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One reading of a data file as rows, in the order of the file. */
final class RowStream implements Closeable {
    private final DataFile file;
    private final RowParser parser;
    private long number;

    /** @throws Refusal if the header is missing or wrong */
    RowStream(DataFile file, Manifest manifest) throws IOException {
        this.file = file;
        this.parser = new RowParser(file.columns(), manifest.producedAt());
    }

    /** @throws Refusal if the file is not in order from here on */
    @Nullable
    DeliveryRow next() throws IOException {
        RawRecord record = file.next();
        if (record == null) {
            return null;
        }
        number++;
        try {
            return new DeliveryRow.Accepted(number, parser.parse(record));
        } catch (RejectedField e) {
            return new DeliveryRow.Rejected(number, e.in(record, file.columns().feed()));
        }
    }

    /** Passes over records without looking at their values; stops at the end. */
    void skip(long records) throws IOException {
        for (long i = 0; i < records && file.skip(); i++) {
            number++;
        }
    }

    /** How many records have been read or skipped. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
