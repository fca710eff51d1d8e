package dev.assay.operation;

import org.jspecify.annotations.Nullable;

/** A night, a release or the like that is not begun or not gone on with, and why; nothing has changed. */
public class NightRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Because because;

    /** What is in the way. */
    public enum Because {
        /** What was asked for makes no sense, such as a date before the last published one. */
        ASKED_WRONGLY,
        /** A rulebook or a mandatory delivery is missing. */
        INPUT,
        /** Another night is running. */
        BUSY,
        /** The database has not been heard of for too long. */
        UNREACHABLE,
        /** The inbox, the database or its tables are not as they have to be. */
        CONFIGURATION
    }

    public NightRefused(Because because, String message) {
        super(message);
        this.because = because;
    }

    public NightRefused(Because because, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.because = because;
    }

    /** What is in the way. */
    public Because because() {
        return because;
    }
}
