package dev.assay.cli.night;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Session;
import dev.assay.night.NightOrder;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "nightly",
        description = {
            "Runs the night of a date: takes the deliveries, evaluates the partners, publishes.",
            "A date that is published already is left alone. One that failed, was stopped or was killed is resumed."
        },
        footer = "  assay nightly --date 2026-11-22 --inbox /data/inbox")
public final class NightlyCommand extends NightCommand {
    @Option(
            names = "--date",
            paramLabel = "D",
            description = "Business date, such as 2026-11-22 (default: today in the programme's zone).")
    private @Nullable LocalDate date;

    @Option(
            names = "--full",
            description = {
                "Evaluate every partner, not only those whose answer can have changed since the last published night.",
                "Once a week (setting assay.full-evaluation) a night does so by itself."
            })
    private boolean full;

    @Override
    protected ExitCode run() {
        try (Session session = Session.forNights()) {
            NightOrder order = options.order(date == null ? session.today() : date, session.settings(), null);
            return shown(session, () -> session.nights().nightly(full ? order.evaluatingAll() : order));
        }
    }
}
