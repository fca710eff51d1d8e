package dev.assay.cli.list;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.store.history.ReaderLists.PersonLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "people",
        description = "Lists the people who count for requirements of their partner, with how many.",
        footer = "  assay people --partner P00017")
@Exits({ExitCode.FAILED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
public final class PeopleCommand extends Subcommand {
    @Option(names = "--partner", paramLabel = "P", description = "Only of this partner.")
    private @Nullable String partner;

    @Mixin
    private ListOptions list = new ListOptions();

    @Override
    protected ExitCode run() {
        try (Session session = Session.forAnswers()) {
            list.print(
                    screen(),
                    PersonLine.class,
                    most -> session.database().lists().people(partner, most),
                    "partner_id",
                    "name",
                    "person_id",
                    "competencies",
                    "requirements");
            return ExitCode.DONE;
        }
    }
}
