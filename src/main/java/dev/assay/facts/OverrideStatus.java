package dev.assay.facts;

import org.jspecify.annotations.Nullable;

/** The status of an override on a business date. */
public enum OverrideStatus {
    /** Before its grant. */
    PENDING,
    /** In force. */
    ACTIVE,
    /** Its end was reached. */
    EXPIRED,
    /** An agent ended it early. */
    REVOKED;

    /** True if it is not in force any more, and will not be. */
    public boolean ended() {
        return this == EXPIRED || this == REVOKED;
    }

    /**
     * The first run in which an override was expired; null if the status is not EXPIRED. An override that was extended and
     * expires again gets a new one.
     *
     * @param run the run with this status
     * @param earlier the first run according to the last published run; null if it was not expired there
     */
    public @Nullable Long expiredBy(long run, @Nullable Long earlier) {
        return this != EXPIRED ? null : earlier != null ? earlier : Long.valueOf(run);
    }
}
