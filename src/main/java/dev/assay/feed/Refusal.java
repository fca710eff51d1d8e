package dev.assay.feed;

import java.io.IOException;

/**
 * Why a delivery is refused as a whole. The message is the reason for people: what is wrong, with value and line, and
 * what to do. It does not name the file.
 *
 * <p>An {@code IOException} because it comes up from the depth of a stream; every other {@code IOException} means that
 * the file could not be read, which says nothing about the delivery.
 */
public final class Refusal extends IOException {
    Refusal(String reason) {
        super(reason);
    }

    Refusal(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** The reason. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
