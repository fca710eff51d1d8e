package dev.assay.cli.night;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Session;
import dev.assay.lease.Stopping;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.Run;
import dev.assay.store.sql.DatabaseError;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "stop",
        description = {
            "Asks a running night, on whatever machine, to stop at the end of its chunk, and waits until it has.",
            "Nothing is lost: the same nightly command goes on. A night in an embedded database is stopped by SIGTERM."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay stop --timeout 120",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing runs any more, or nothing did",
            "5:it has not stopped in time; the request stands",
            "64:usage",
            "69:database not reachable",
            "75:the embedded database is in use",
            "78:configuration"
        })
public final class StopCommand implements Callable<Integer> {
    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long to wait (default: ${DEFAULT-VALUE}).")
    private long timeout;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (timeout < 0) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--timeout %d: say how many seconds to wait, 0 or more".formatted(timeout));
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = open()) {
            Stopping stopping = session.stopping();
            LeaseStore.Holder holder = stopping.holder();
            if (!holder.taken()) {
                out.println(
                        holder.owner() == null
                                ? "no night is running"
                                : "no night is running; %s has died at its work. %s"
                                        .formatted(holder.owner(), next(holder)));
                return ExitCode.DONE.code();
            }
            out.printf("asking %s to stop at the end of the chunk%n", described(holder));
            out.flush();
            Waiting waiting = new Waiting(System.err, System.console() != null);
            Stopping.Ending ending = stopping.stop(holder, Duration.ofSeconds(timeout), waiting::show)
                    .orElseThrow(() -> late(holder));
            waiting.clear();
            out.println(told(holder, ending));
            return ExitCode.DONE.code();
        }
    }

    /** The one database that lets nobody else in, not even to ask. */
    private static Session open() {
        try {
            return Session.open();
        } catch (RuntimeException e) {
            if (DatabaseError.of(e).orElse(null) == DatabaseError.FILE_IN_USE) {
                throw new CommandFailure(
                        ExitCode.BUSY,
                        "the embedded database lets nobody in while a night runs; send the process that runs it SIGTERM"
                                + " (kill PID): it stops at the end of the chunk and exits with 4");
            }
            throw e;
        }
    }

    private CommandFailure late(LeaseStore.Holder holder) {
        return new CommandFailure(
                ExitCode.FAILED,
                ("%s has not stopped within %d s. The request stands: it stops at the end of the chunk. 'assay status'"
                                + " shows when; if it hangs, end its process, and the next start goes on %s")
                        .formatted(holder.owner(), timeout, "once its lease has run out"));
    }

    private static String described(LeaseStore.Holder holder) {
        return holder.businessDate() == null
                ? "%s, at work since %s UTC,".formatted(holder.owner(), holder.since())
                : "%s, at the night of %s since %s UTC,"
                        .formatted(holder.owner(), holder.businessDate(), holder.since());
    }

    private static String told(LeaseStore.Holder holder, Stopping.Ending ending) {
        Run run = ending.run();
        if (ending.died()) {
            return "it was not heard of any more: its process has died, and nothing runs. " + next(holder);
        }
        String successor = ending.successor();
        String then = successor == null ? "" : "; since then %s is at work".formatted(successor);
        return (run == null ? "it has ended" : state(run)) + then;
    }

    private static String state(Run run) {
        String named = "run %d of %s".formatted(run.runId(), run.businessDate());
        return switch (run.status()) {
            case STOPPED ->
                "%s is STOPPED; readers see what they saw before, 'assay nightly --date %s' goes on with it"
                        .formatted(named, run.businessDate());
            case PUBLISHED, SUPERSEDED -> named + " was about to be published, and is";
            case HELD -> "%s came to its end, and is HELD: %s".formatted(named, run.heldBecause());
            case FAILED -> "%s FAILED: %s".formatted(named, run.failure());
            case RUNNING -> named + " was left where it was";
            case DISCARDED -> named + " is DISCARDED";
        };
    }

    private static String next(LeaseStore.Holder holder) {
        return holder.businessDate() == null
                ? "Look whether what it was at is done"
                : "'assay nightly --date %s' can be started".formatted(holder.businessDate());
    }

    /** How long it has waited, where a person looks on. */
    private record Waiting(PrintStream out, boolean person) {
        void show(Duration waited) {
            if (person) {
                out.printf("\rwaiting     %d s ", waited.toSeconds());
            }
        }

        void clear() {
            if (person) {
                out.print("\r" + " ".repeat(30) + "\r");
            }
        }
    }
}
