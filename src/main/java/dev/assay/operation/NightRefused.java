package dev.assay.operation;

import org.jspecify.annotations.Nullable;

/** A night, a release or the like that was not started or resumed, and why; nothing has changed. */
public class NightRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Because because;

    /** The kind of reason. */
    public enum Because {
        /** The request is invalid, such as a date before the last published one. */
        ASKED_WRONGLY,
        /** A rulebook or a mandatory delivery is missing. */
        INPUT,
        /** Another night is running. */
        BUSY,
        /** The database has not answered for too long. */
        UNREACHABLE,
        /** The inbox, the database or its schema is not as required. */
        CONFIGURATION;

        /** A refusal for this kind of reason, to be thrown: the format says what was wrong and what to do. */
        public NightRefused refusal(String format, @Nullable Object... values) {
            return new NightRefused(this, format.formatted(values));
        }
    }

    public NightRefused(Because because, String message) {
        super(message);
        this.because = because;
    }

    public NightRefused(Because because, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.because = because;
    }

    /** The kind of reason. */
    public Because because() {
        return because;
    }
}
