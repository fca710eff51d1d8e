package dev.assay.operation;

import dev.assay.store.sql.DatabaseError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Extracts the cause of a failed job. */
public final class Failures {
    private Failures() {}

    /** The first error of the type among the error and its causes. */
    public static <T extends Throwable> @Nullable T find(Throwable error, Class<T> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    /** The most specific of the failures of a job and its steps: why a step failed, not merely that one did. */
    public static Throwable mostSpecific(List<Throwable> failures) {
        return failures.stream()
                .filter(failure -> find(failure, NightRefused.class) != null)
                .findFirst()
                .or(() -> failures.stream().filter(DatabaseError::passes).findFirst())
                .or(() -> failures.stream()
                        .filter(failure -> failure.getCause() != null)
                        .findFirst())
                .orElse(failures.get(0));
    }

    /** One line for people: the innermost cause with a message, without the password of a URL. */
    public static String message(Throwable error) {
        String said = error.toString();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                said = message;
            }
        }
        return Secrets.hidden(said.strip().lines().findFirst().orElse(error.toString()));
    }
}
