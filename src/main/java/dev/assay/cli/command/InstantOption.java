package dev.assay.cli.command;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An option that takes an instant. */
public final class InstantOption {
    private InstantOption() {}

    /** What was written; now if nothing was. */
    public static Instant orNow(String option, @Nullable String written) {
        if (written == null) {
            return Clock.systemUTC().instant();
        }
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s %s is no instant with offset; write it like 2026-11-22T01:00:00Z".formatted(option, written));
        }
    }
}
