package dev.assay.feed;

/** A data file cannot be sealed; the message names the file and says why and what to do. */
public final class SealingException extends RuntimeException {
    SealingException(String message) {
        super(message);
    }

    SealingException(String message, Throwable cause) {
        super(message, cause);
    }
}
