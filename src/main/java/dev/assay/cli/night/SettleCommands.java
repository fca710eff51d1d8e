package dev.assay.cli.night;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is held, a run or a snapshot, is released or discarded. */
@Exits({ExitCode.FAILED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
public abstract class SettleCommands extends Subcommand {
    @ArgGroup(multiplicity = "1")
    private Held held = new Held();

    private static final class Held {
        @Option(names = "--run", paramLabel = "N", required = true, description = "A held run, by its number.")
        private @Nullable Long run;

        @Option(
                names = "--delivery",
                paramLabel = "N",
                required = true,
                description = "A held snapshot, by its number.")
        private @Nullable Long delivery;
    }

    @Override
    protected final ExitCode run() {
        try (Session session = Session.forWork()) {
            Long run = held.run;
            Long delivery = held.delivery;
            if (run != null) {
                return session.watched(() -> {
                    settleRun(session, run);
                    return ExitCode.DONE;
                });
            }
            if (delivery != null) {
                settleDelivery(session, delivery);
            }
            return ExitCode.DONE;
        }
    }

    abstract void settleRun(Session session, long run);

    abstract void settleDelivery(Session session, long delivery);

    @Command(
            name = "release",
            description =
                    "Publishes exactly what a held run has prepared, or lets the next night apply a held snapshot.",
            footer = "  assay release --run 17")
    public static final class Release extends SettleCommands {
        @Override
        void settleRun(Session session, long run) {
            session.desk().settlement().release(run);
            screen().line("run %d is published", run);
        }

        @Override
        void settleDelivery(Session session, long delivery) {
            session.desk().settlement().releaseDelivery(delivery);
            screen().line(
                            "delivery %d will be applied by the next night that finds %s and its manifest in the inbox",
                            delivery, session.database().deliveries().file(delivery));
        }
    }

    @Command(
            name = "discard",
            description = "Discards a held run, or refuses a held snapshot for good.",
            footer = "  assay discard --run 17")
    public static final class Discard extends SettleCommands {
        @Override
        void settleRun(Session session, long run) {
            session.desk().settlement().discard(run);
            screen().line("run %d is discarded; what readers see has not changed", run);
        }

        @Override
        void settleDelivery(Session session, long delivery) {
            session.desk().settlement().discardDelivery(delivery);
            screen().line("delivery %d is refused for good", delivery);
        }
    }
}
