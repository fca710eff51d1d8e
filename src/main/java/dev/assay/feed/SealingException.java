package dev.assay.feed;

import dev.assay.yaml.FileError;
import java.io.IOException;

/** A data file cannot be sealed; the message names the file and says why and what to do. */
public final class SealingException extends RuntimeException {
    SealingException(String message) {
        super(message);
    }

    SealingException(String message, Throwable cause) {
        super(message, cause);
    }

    /** True if the file or its folder may not be used as it is: what is in the file is not what is wrong. */
    public boolean denied() {
        return getCause() instanceof IOException error && FileError.lasts(error);
    }
}
