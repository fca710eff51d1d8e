package dev.assay.feed;

/** The inbox itself cannot be used; the message says why and what to do. It is not about a particular delivery. */
public final class InboxException extends RuntimeException {
    InboxException(String message) {
        super(message);
    }

    InboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
