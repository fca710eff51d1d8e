package dev.assay.cli.night;

import dev.assay.cli.command.NightOptions;
import dev.assay.cli.command.Session;
import dev.assay.night.NightOrder;
import dev.assay.night.NightOutcome;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "nightly",
        description = {
            "Runs the night of a date: takes the deliveries, evaluates the partners, publishes.",
            "A date that is published already is left alone. One that failed, was stopped or killed is gone on with."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay nightly --date 2026-11-22 --inbox /data/inbox",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:published, now or before",
            "3:run held, nothing published",
            "4:stopped; the same command goes on",
            "5:failed; the same command goes on",
            "6:published, but a delivery was refused or is held, or something else needs a look",
            "64:the date is before the last published one",
            "65:no or a bad rulebook, or a mandatory feed is missing",
            "69:database not reachable",
            "75:another night is running",
            "78:configuration"
        })
public final class NightlyCommand implements Callable<Integer> {
    @Option(
            names = "--date",
            paramLabel = "D",
            description = "Business date, as 2026-11-22 (default: today in the programme's zone).")
    private @Nullable LocalDate date;

    @Option(
            names = "--full",
            description = {
                "Evaluate every partner, not only those whose answer can have changed since the last published night.",
                "Once a week (setting assay.full-evaluation) a night does so by itself."
            })
    private boolean full;

    @Mixin
    private NightOptions options = new NightOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        long began = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.open()) {
            LocalDate day =
                    date == null ? LocalDate.now(Clock.system(session.settings().zone())) : date;
            return session.watched(() -> {
                        NightOutcome outcome = session.nights().nightly(order(day, session));
                        return new NightSummary(session.database(), out).print(outcome, System.nanoTime() - began);
                    })
                    .code();
        }
    }

    private NightOrder order(LocalDate day, Session session) {
        NightOrder order = options.order(day, session.settings(), null);
        return full ? order.evaluatingAll() : order;
    }
}
