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

    /**
     * Which run was the first to say that it has expired, once a run says this; null if it does not say that. One that
     * was extended and runs out again expires anew.
     *
     * @param run that says this
     * @param earlier what the last published run before it gave as the first; null if that did not say that it has expired
     */
    public @Nullable Long expiredBy(long run, @Nullable Long earlier) {
        return this != EXPIRED ? null : earlier != null ? earlier : Long.valueOf(run);
    }
}
