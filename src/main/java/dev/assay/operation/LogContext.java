package dev.assay.operation;

import dev.assay.store.run.Run;
import java.time.LocalDate;
import java.util.Map;
import org.slf4j.MDC;

/**
 * The fields of every log line while a night is processed: the business date and, once there is one, the run and its
 * attempt. They stay until the next night, because what a process logs at its end is still about the last one.
 */
public final class LogContext {
    private LogContext() {}

    /** Sets the context of this thread to a night that has no run yet. */
    public static void night(LocalDate date) {
        clear();
        MDC.put("business_date", date.toString());
    }

    /** Sets the context of this thread to the run. */
    public static void run(Run run) {
        night(run.businessDate());
        MDC.put("run_id", Long.toString(run.runId()));
        MDC.put("attempt", Integer.toString(run.attempt()));
    }

    /** Clears the context of this thread. */
    public static void clear() {
        MDC.remove("business_date");
        MDC.remove("run_id");
        MDC.remove("attempt");
    }

    /** The context of this thread. */
    public static Map<String, String> current() {
        Map<String, String> names = MDC.getCopyOfContextMap();
        return names == null ? Map.of() : names;
    }

    /** Wraps work for another thread so that it runs in the context of this one. */
    public static Runnable carriedInto(Runnable work) {
        Map<String, String> names = current();
        return () -> {
            MDC.setContextMap(names);
            work.run();
        };
    }
}
