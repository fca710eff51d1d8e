package dev.assay.cli.night;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.JsonOption;
import dev.assay.cli.command.ProgressOption;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.cli.output.Screen;
import dev.assay.cli.output.Table;
import dev.assay.purge.Housekeeping;
import dev.assay.purge.Purge;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "purge",
        description = {
            "Shows, table by table, what is so old that it cannot be needed any more: replaced versions of results, what"
                    + " was never published, the details of old runs, rejected rows. With --yes it is deleted.",
            "Never a notification or a delivery, nor what readers see or a later night may read.",
            "On MySQL the account that runs the nights may not delete; run it as assay_keeper (sql/grants.sql)."
        },
        footer = "  SPRING_DATASOURCE_USERNAME=assay_keeper assay purge --keep P13M --yes")
@Exits({ExitCode.STOPPED, ExitCode.FAILED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
public final class PurgeCommand extends Subcommand {
    @Option(
            names = "--keep",
            paramLabel = "PERIOD",
            required = true,
            description = "Keep what the nights of that long a time need, counted back from the last published date;"
                    + " at least P13M.")
    private Period keep = Period.ZERO;

    @Option(names = "--yes", description = "Delete it. Without this nothing changes.")
    private boolean yes;

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    private record Answer(
            boolean deleted,
            @Nullable LocalDate published,
            @Nullable LocalDate before,
            boolean stopped,
            long rows,
            List<Counts> tables) {}

    private record Counts(String table, long goes, long stays) {}

    @Override
    protected ExitCode run() {
        try (Session session = Session.forWork()) {
            Housekeeping housekeeping = session.desk().housekeeping();
            Optional<Purge> purge =
                    yes ? housekeeping.purge(keep, progress.get()) : housekeeping.look(keep, progress.get());
            if (json.wanted()) {
                screen().json(answer(purge.orElse(null)));
            } else {
                purge.ifPresentOrElse(
                        this::print, () -> screen().line("nothing was ever published, so nothing is old"));
            }
            return purge.filter(Purge::stopped).isPresent() ? ExitCode.STOPPED : ExitCode.DONE;
        }
    }

    private void print(Purge purge) {
        Screen screen = screen();
        screen.line(
                "The last published night is %s; what the nights since %s need is kept.",
                purge.published(), purge.before());
        Table table = new Table("table", yes ? ">deleted" : ">to delete", ">kept");
        purge.tables().forEach(counts -> table.row(counts.name(), counts.goes(), counts.stays()));
        screen.table(0, table);
        if (purge.stopped()) {
            screen.line("Stopped on request; run the same command to resume.");
        } else if (!yes && purge.goes() > 0) {
            screen.line("Nothing was deleted. To delete it: jobs/assay purge --keep %s --yes", keep.toString());
        } else if (purge.goes() == 0) {
            screen.line("There is nothing to delete.");
        }
    }

    private Answer answer(@Nullable Purge purge) {
        return purge == null
                ? new Answer(yes, null, null, false, 0, List.of())
                : new Answer(
                        yes,
                        purge.published(),
                        purge.before(),
                        purge.stopped(),
                        purge.goes(),
                        purge.tables().stream()
                                .map(table -> new Counts(table.name(), table.goes(), table.stays()))
                                .toList());
    }
}
