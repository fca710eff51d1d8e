package dev.assay.night;

import dev.assay.operation.Failures;
import dev.assay.operation.LogContext;
import dev.assay.operation.NightRefused;
import dev.assay.store.Database;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs the events of a run, and records what metrics and mails report afterwards. It only observes: an error in this
 * class never changes what a night does.
 */
public final class RunEvents {
    private static final Logger LOG = LoggerFactory.getLogger(RunEvents.class);

    private final StepCounts counts;
    private final Map<String, Duration> steps = new LinkedHashMap<>();
    private final OtherRuns others;
    private @Nullable Run run;
    private @Nullable String alone;
    private long beganAt;
    private Duration took = Duration.ZERO;

    RunEvents(Database database) {
        this.others = new OtherRuns(database.runs());
        this.counts = new StepCounts(database);
    }

    /**
     * What this process has done to a run.
     *
     * @param run its state when it was last seen by this process
     * @param steps how long each step took in this process, in the order in which they ended
     * @param took how long this process has worked on the run
     * @param publishedBefore the published run when it began; null if there was none
     */
    public record Account(Run run, Map<String, Duration> steps, Duration took, @Nullable Run publishedBefore) {}

    /** The newest run that this process started, resumed, released or discarded; empty if there is none. */
    public Optional<Account> account() {
        Run published = others.published().orElse(null);
        return Optional.ofNullable(run)
                .map(it -> new Account(it, Collections.unmodifiableMap(new LinkedHashMap<>(steps)), took, published));
    }

    /** Why the night evaluates what is left by itself, although workers were to help. */
    void alone(String why) {
        alone = why;
    }

    /** Why the last night of this process did without workers that were to help; empty if they did. */
    public Optional<String> alone() {
        return Optional.ofNullable(alone);
    }

    /** Runs the night of the date and logs how it ended. */
    NightOutcome watch(LocalDate date, Supplier<NightOutcome> night) {
        begin();
        LogContext.night(date);
        try {
            NightOutcome outcome = night.get();
            ended(outcome);
            return outcome;
        } catch (RuntimeException e) {
            ended(e);
            throw e;
        }
    }

    /** Releases or discards a held run and logs that. */
    Run settle(RunEvent event, Supplier<Run> settling) {
        begin();
        LogContext.clear();
        others.look();
        try {
            Run settled = settling.get();
            LogContext.run(settled);
            say(Level.INFO, event).log("run {} is {}", settled.runId(), word(settled));
            ended(settled);
            return settled;
        } catch (RuntimeException e) {
            ended(e);
            throw e;
        }
    }

    /** A run was started or resumed. */
    void begun(Run begun, boolean resumed) {
        LogContext.run(begun);
        others.look();
        run = begun;
        say(Level.INFO, resumed ? RunEvent.RESUMED : RunEvent.BEGUN)
                .addKeyValue("assay.rulebook", begun.rulebook())
                .log(
                        "run {} is {}, attempt {} at {}, rulebook {}",
                        begun.runId(),
                        resumed ? "resumed" : "begun",
                        begun.attempt(),
                        begun.businessDate(),
                        begun.rulebook());
    }

    void stepBegun(String step) {
        say(Level.INFO, RunEvent.STEP_BEGUN).addKeyValue("assay.step", step).log("{} begins", step);
    }

    void stepEnded(Run of, String step, String status, Duration duration) {
        steps.put(step, duration);
        Map<String, Long> counted = Map.of();
        try {
            counted = counts.of(step, of.runId());
        } catch (RuntimeException e) {
            LOG.debug("the work of {} cannot be counted", step, e);
        }
        LoggingEventBuilder event = say(Level.INFO, RunEvent.STEP_ENDED)
                .addKeyValue("assay.step", step)
                .addKeyValue("assay.status", status)
                .addKeyValue("event.duration", duration.toNanos());
        for (Map.Entry<String, Long> count : counted.entrySet()) {
            event = event.addKeyValue("assay." + count.getKey(), count.getValue());
        }
        event.log("{} is {} after {} ms {}", step, status, duration.toMillis(), counted);
    }

    /** A run that will not be resumed. */
    void failed(Run failed, String why) {
        say(Level.ERROR, RunEvent.FAILED)
                .addKeyValue("event.reason", why)
                .addKeyValue("assay.failed_run_id", failed.runId())
                .log("run {} failed: {}", failed.runId(), why);
    }

    private void ended(NightOutcome outcome) {
        Run ended = outcome.run();
        switch (outcome.kind()) {
            case PUBLISHED ->
                say(Level.INFO, RunEvent.PUBLISHED)
                        .addKeyValue("assay.edition", ended.edition())
                        .addKeyValue("assay.partners", ended.partnersEvaluated())
                        .addKeyValue("assay.partners_failed", ended.partnersFailed())
                        .addKeyValue("assay.standings_changed", ended.standingsChanged())
                        .addKeyValue("assay.notifications", ended.notifications())
                        .log("run {} is published as edition {}", ended.runId(), ended.edition());
            case HELD ->
                say(Level.WARN, RunEvent.HELD)
                        .addKeyValue("event.reason", ended.heldBecause())
                        .log("run {} is held: {}", ended.runId(), ended.heldBecause());
            case STOPPED -> say(Level.WARN, RunEvent.STOPPED).log("run {} is stopped on request", ended.runId());
            case FAILED -> failed(ended, String.valueOf(ended.failure()));
            case ALREADY_PUBLISHED, STILL_HELD -> {
                return;
            }
        }
        ended(ended);
    }

    private void ended(RuntimeException error) {
        String why = Failures.message(error);
        NightRefused refused = Failures.find(error, NightRefused.class);
        boolean anothers = refused != null && refused.because() == NightRefused.Because.BUSY;
        if (run != null && !anothers) {
            failed(run, why);
        } else {
            say(Level.WARN, RunEvent.REFUSED).addKeyValue("event.reason", why).log("refused: {}", why);
        }
        took = Duration.ofNanos(System.nanoTime() - beganAt);
    }

    private void begin() {
        run = null;
        alone = null;
        others.forget();
        steps.clear();
        beganAt = System.nanoTime();
        took = Duration.ZERO;
    }

    private void ended(Run ended) {
        run = ended;
        took = Duration.ofNanos(System.nanoTime() - beganAt);
        others.changed().stream()
                .filter(other -> other.runId() != ended.runId())
                .forEach(RunEvents::tellOf);
    }

    /** A run replaces others when it is published, held or released. */
    private static void tellOf(Run other) {
        say(Level.INFO, other.status() == RunStatus.SUPERSEDED ? RunEvent.SUPERSEDED : RunEvent.DISCARDED)
                .addKeyValue("assay.replaced_run_id", other.runId())
                .log(
                        "run {}, attempt {} at {}, is {}",
                        other.runId(),
                        other.attempt(),
                        other.businessDate(),
                        word(other));
    }

    private static String word(Run run) {
        return run.status().name().toLowerCase(Locale.ROOT);
    }

    private static LoggingEventBuilder say(Level level, RunEvent event) {
        return LOG.atLevel(level).addKeyValue("event.action", event.action());
    }
}
