package dev.assay.cli.list;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.store.history.ReaderLists.DeliveryRecord;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "deliveries",
        description = "Lists the deliveries with what became of them, the newest first.",
        footer = "  assay deliveries --status refused")
@Exits({ExitCode.FAILED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
public final class DeliveriesCommand extends Subcommand {
    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only those that are applied, duplicate, refused, held or waiting.")
    private @Nullable String status;

    @Option(names = "--feed", paramLabel = "FEED", description = "Only those of this feed.")
    private @Nullable String feed;

    @Option(names = "--run", paramLabel = "N", description = "Only those that this run took.")
    private @Nullable Long run;

    @Mixin
    private ListOptions list = new ListOptions();

    @Override
    protected ExitCode run() {
        try (Session session = Session.forAnswers()) {
            list.print(
                    screen(),
                    DeliveryRecord.class,
                    most -> session.database()
                            .lists()
                            .deliveries(status == null ? null : status.toUpperCase(Locale.ROOT), feed, run, most),
                    "delivery_id",
                    "file",
                    "status",
                    "rows_read",
                    "rows_rejected",
                    "produced_at:120",
                    "reason");
            return ExitCode.DONE;
        }
    }
}
