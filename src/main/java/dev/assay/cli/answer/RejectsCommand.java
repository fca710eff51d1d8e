package dev.assay.cli.answer;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.JsonOption;
import dev.assay.cli.command.LimitOption;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.store.Database;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.run.NightFigures.RejectionLine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rejects",
        description = "Shows rejected rows: file, line, column, reason and the row as it came; of a delivery that was"
                + " refused as a whole, why.",
        footer = "  assay rejects 12")
@Exits({ExitCode.FAILED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
public final class RejectsCommand extends Subcommand {
    @ArgGroup
    private Which which = new Which();

    private static final class Which {
        @Parameters(arity = "0..1", paramLabel = "DELIVERY", description = "Of this delivery only (default: of all).")
        private @Nullable Long number;

        @Option(names = "--delivery", paramLabel = "N", description = "The same.")
        private @Nullable Long delivery;
    }

    @Mixin
    private LimitOption limit = new LimitOption(1000);

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    protected ExitCode run() {
        Long delivery = which.number == null ? which.delivery : which.number;
        int most = limit.most();
        try (Session session = Session.forAnswers()) {
            Database database = session.database();
            KnownDelivery known = delivery == null ? null : known(database, delivery);
            List<RejectionLine> lines = database.figures().rejections(delivery, most);
            if (json.wanted()) {
                screen().json(lines);
            } else {
                print(known, lines);
            }
            return ExitCode.DONE;
        }
    }

    private static KnownDelivery known(Database database, long delivery) {
        return database.deliveries()
                .find(delivery)
                .orElseThrow(() -> ExitCode.USAGE.failure(
                        "there is no delivery %d; 'jobs/assay status' and the night's summary name those that need a look",
                        delivery));
    }

    private void print(@Nullable KnownDelivery known, List<RejectionLine> lines) {
        if (known != null && known.status() != DeliveryStatus.APPLIED) {
            screen().line(
                            "delivery %d, %s, is %s%s",
                            known.deliveryId(),
                            known.file(),
                            known.status(),
                            known.reason() == null ? "" : ": " + known.reason());
        }
        if (lines.isEmpty()) {
            screen().line("no rejected rows");
        }
        for (RejectionLine line : lines) {
            screen().line(
                            "%s:%d%s: %s",
                            line.file(),
                            line.line(),
                            line.columnName() == null ? "" : " " + line.columnName(),
                            line.reason());
            screen().line("    %s", line.raw());
        }
    }
}
