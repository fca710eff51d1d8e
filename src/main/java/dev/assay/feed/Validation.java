package dev.assay.feed;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What became of a delivery when it was read through, before anything of it is applied. */
public sealed interface Validation {
    /**
     * Reads the manifest and the whole data file once: hash, structure, number of rows, and every value.
     *
     * @param file not one that waits for its manifest
     * @param rejections is given every rejected row in the order of the file, also when the delivery is refused after
     *     all
     * @throws IOException if a file cannot be read, which says nothing about the delivery
     */
    static Validation of(
            InboxFile file, FeedLimits limits, RejectionLimit rejected, Consumer<? super Rejection> rejections)
            throws IOException {
        return new Examination(file, limits, rejected, rejections).result();
    }

    /**
     * It is in order and may be applied.
     *
     * @param rows the records after the header, rejected ones included
     * @param rejected how many of them are rejected; a snapshot with any ends nothing
     */
    record Valid(Delivery delivery, long rows, long rejected) implements Validation {}

    /**
     * It is refused, and nothing of it may be applied.
     *
     * @param manifest null if that is what is wrong
     * @param reason for people: what is wrong, with value and line, and what to do; does not name the file
     */
    record Refused(InboxFile file, @Nullable Manifest manifest, String reason) implements Validation {}
}
