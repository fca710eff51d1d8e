package dev.assay.outbound;

import java.util.List;

/** A way by which mails leave. */
interface Channel {
    /** How many mails go between two moves of the cursor. */
    int batch();

    /** Before anything else: lets out what an earlier process had no time for, and forgets what is prepared beyond. */
    void begin(long throughSeq);

    /**
     * Prepares mails, or sends them, before the cursor moves past them. A repetition after a crash is given them again.
     *
     * @return those that will never be taken, by event id, with the reason
     */
    List<Rejected> prepare(List<Mail> mails);

    /** Lets out what was prepared, now that the cursor has moved past it. */
    void complete(long throughSeq);

    /** A mail that was refused for good. */
    record Rejected(String eventId, String reason) {}
}
