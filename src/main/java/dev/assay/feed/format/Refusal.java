package dev.assay.feed.format;

import java.io.IOException;

/**
 * Why a whole delivery is refused. The message is for people: what is wrong, with value and line, and what to do. It
 * does not name the file.
 *
 * <p>An {@code IOException} because streams throw it; any other {@code IOException} means that the file could not be
 * read, which is no statement about the delivery.
 */
public final class Refusal extends IOException {
    public Refusal(String reason) {
        super(reason);
    }

    public Refusal(String reason, Throwable cause) {
        super(reason, cause);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
