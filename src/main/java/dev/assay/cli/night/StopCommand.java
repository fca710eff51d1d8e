package dev.assay.cli.night;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.ProgressOption;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.lease.Stopping;
import dev.assay.operation.Progress;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.Run;
import dev.assay.store.sql.DatabaseError;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "stop",
        description = {
            "Asks a running night, on whatever machine, to stop at the end of its chunk, and waits until it has.",
            "Nothing is lost: the same nightly command resumes it. A night in an embedded database is stopped by SIGTERM."
        },
        footer = "  assay stop --timeout 120")
@Exits({ExitCode.FAILED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
public final class StopCommand extends Subcommand {
    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long to wait (default: ${DEFAULT-VALUE}).")
    private long timeout;

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Override
    protected ExitCode run() {
        if (timeout < 0) {
            throw usage("--timeout %d: give the seconds to wait, 0 or more", timeout);
        }
        try (Session session = open()) {
            Stopping stopping = session.desk().stopping();
            LeaseStore.Holder holder = stopping.holder();
            if (!holder.taken()) {
                screen().line(
                                "%s",
                                holder.owner() == null
                                        ? "no night is running"
                                        : "no night is running; the process of %s has died. %s"
                                                .formatted(holder.owner(), next(holder)));
                return ExitCode.DONE;
            }
            screen().line("asking %s to stop at the end of the chunk", described(holder));
            screen().line("%s", told(holder, await(stopping, holder)));
            return ExitCode.DONE;
        }
    }

    private Stopping.Ending await(Stopping stopping, LeaseStore.Holder holder) {
        Progress waiting = progress.get();
        waiting.step("waiting");
        try {
            return stopping.stop(holder, Duration.ofSeconds(timeout)).orElseThrow(() -> late(holder));
        } finally {
            waiting.ended();
        }
    }

    /** The one database that lets nobody else in, not even to ask. */
    private static Session open() {
        try {
            return Session.forWork();
        } catch (RuntimeException e) {
            if (DatabaseError.of(e).orElse(null) == DatabaseError.FILE_IN_USE) {
                throw ExitCode.BUSY.failure(
                        "the embedded database accepts no second process while a night runs; send the process that runs it"
                                + " SIGTERM (kill PID): it stops at the end of the chunk and exits with 4");
            }
            throw e;
        }
    }

    private CommandFailure late(LeaseStore.Holder holder) {
        return ExitCode.FAILED.failure(
                "%s has not stopped within %d s. The request stands: it stops at the end of the chunk. 'jobs/assay status'"
                        + " shows when; if it hangs, end its process, and the next start resumes the night once its"
                        + " lease has expired",
                holder.owner(), timeout);
    }

    private static String described(LeaseStore.Holder holder) {
        return holder.businessDate() == null
                ? "%s, running since %s UTC,".formatted(holder.owner(), holder.since())
                : "%s, running the night of %s since %s UTC,"
                        .formatted(holder.owner(), holder.businessDate(), holder.since());
    }

    private static String told(LeaseStore.Holder holder, Stopping.Ending ending) {
        Run run = ending.run();
        if (ending.died()) {
            return "its lease has expired: its process has died, and nothing runs. " + next(holder);
        }
        String successor = ending.successor();
        String then = successor == null ? "" : "; since then %s is running".formatted(successor);
        return (run == null ? "it has ended" : state(run)) + then;
    }

    private static String state(Run run) {
        String named = "run %d of %s".formatted(run.runId(), run.businessDate());
        return switch (run.status()) {
            case STOPPED ->
                "%s is STOPPED; readers see what they saw before, 'jobs/assay nightly --date %s' resumes it"
                        .formatted(named, run.businessDate());
            case PUBLISHED, SUPERSEDED -> named + " was about to be published, and is";
            case HELD -> "%s was completed, and is HELD: %s".formatted(named, run.heldBecause());
            case FAILED -> "%s FAILED: %s".formatted(named, run.failure());
            case RUNNING -> named + " was left where it was";
            case DISCARDED -> named + " is DISCARDED";
        };
    }

    private static String next(LeaseStore.Holder holder) {
        return holder.businessDate() == null
                ? "Check whether what it was doing is done"
                : "'jobs/assay nightly --date %s' can be started".formatted(holder.businessDate());
    }
}
