package dev.assay.feed.format;

import dev.assay.mapping.Fields;
import dev.assay.mapping.Misfit;
import java.io.Closeable;
import java.io.IOException;

/** The records of a mapped file in file order, whatever its format. */
public interface RecordSource extends Closeable {
    /**
     * Reads the next record.
     *
     * @param into empty; receives the values that the mapping reads from the record
     * @return false at the end
     * @throws Misfit if this record, which still counts as one, cannot be read
     * @throws Refusal if the file does not have the form that its mapping describes
     */
    boolean next(Fields into) throws IOException, Misfit;

    /** The line on which the current record begins, from 1. */
    long line();

    /**
     * The current record for display, truncated to 2,000 characters. Contains only the values that the mapping reads,
     * without personal data.
     */
    String shown(Fields fields);

    /**
     * Must be called at the end if there was at least one record.
     *
     * @throws Refusal if the mapping reads a field that no record has
     */
    void complain() throws Refusal;
}
