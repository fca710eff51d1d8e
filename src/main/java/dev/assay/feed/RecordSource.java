package dev.assay.feed;

import dev.assay.mapping.Fields;
import dev.assay.mapping.Misfit;
import java.io.Closeable;
import java.io.IOException;

/** The records of a file with a mapping, in their order, whatever it is written in. */
interface RecordSource extends Closeable {
    /**
     * Reads the next record.
     *
     * @param into has been emptied; gets what the mapping takes from the record
     * @return false at the end
     * @throws Misfit if this record, which counts like any other, is none that can be looked at
     * @throws Refusal if the file is not what its mapping says
     */
    boolean next(Fields into) throws IOException, Misfit;

    /** The line on which the current record begins, from 1. */
    long line();

    /**
     * The current record for people, cut after 2,000 characters. Shows no more than what the mapping takes from it, and
     * of that nothing that tells who somebody is.
     */
    String shown(Fields fields);

    /**
     * To be asked at the end, when there was a record.
     *
     * @throws Refusal if there is something that the mapping names and that no record has
     */
    void complain() throws Refusal;
}
