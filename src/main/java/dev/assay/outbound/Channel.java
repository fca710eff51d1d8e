package dev.assay.outbound;

import java.util.List;

/** A way to deliver mails. */
interface Channel {
    /** The number of mails between two moves of the cursor. */
    int batch();

    /** Called first: completes what an earlier process has prepared up to the cursor, and discards what is beyond. */
    void begin(long throughSeq);

    /**
     * Prepares or sends mails before the cursor moves past them. After a crash the same mails are passed again.
     *
     * @return the mails that were permanently refused, by event id, with the reason
     */
    List<Rejected> prepare(List<Mail> mails);

    /** Delivers what was prepared, after the cursor has moved past it. */
    void complete(long throughSeq);

    /** A mail that was permanently refused. */
    record Rejected(String eventId, String reason) {}
}
