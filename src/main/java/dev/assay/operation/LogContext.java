package dev.assay.operation;

import dev.assay.store.run.Run;
import java.time.LocalDate;
import java.util.Map;
import org.slf4j.MDC;

/**
 * What every line of the log bears while a night is worked on: the business date and, once there is one, the run and its
 * attempt. It stays until the next night, as what a process says at its end is still about the last one.
 */
public final class LogContext {
    private LogContext() {}

    /** From now on this thread speaks of a night that has no run yet. */
    public static void night(LocalDate date) {
        clear();
        MDC.put("business_date", date.toString());
    }

    /** From now on this thread speaks of the run. */
    public static void run(Run run) {
        night(run.businessDate());
        MDC.put("run_id", Long.toString(run.runId()));
        MDC.put("attempt", Integer.toString(run.attempt()));
    }

    /** From now on this thread speaks of no night. */
    public static void clear() {
        MDC.remove("business_date");
        MDC.remove("run_id");
        MDC.remove("attempt");
    }

    /** What this thread speaks of. */
    public static Map<String, String> current() {
        Map<String, String> names = MDC.getCopyOfContextMap();
        return names == null ? Map.of() : names;
    }

    /** The work, to be done by another thread, which then speaks of the same as this one. */
    public static Runnable carriedInto(Runnable work) {
        Map<String, String> names = current();
        return () -> {
            MDC.setContextMap(names);
            work.run();
        };
    }
}
