package dev.assay.cli.list;

import dev.assay.cli.command.AnswerCommand;
import dev.assay.cli.command.Session;
import dev.assay.store.Database;
import dev.assay.store.history.ReaderLists.Notified;
import dev.assay.store.run.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "notifications",
        description =
                "Lists what was notified, in the order of its sequence number: by the last published run, by another"
                        + " one, or since a number.",
        footer = "  assay notifications --since 120 --json")
public final class NotificationsCommand extends AnswerCommand {
    @ArgGroup
    private Which which = new Which();

    private static final class Which {
        @Option(names = "--run", paramLabel = "N", description = "By this run (default: the last published one).")
        private @Nullable Long run;

        @Option(names = "--since", paramLabel = "SEQ", description = "Those after this sequence number, by any run.")
        private @Nullable Long since;
    }

    @Mixin
    private ListOptions list = new ListOptions();

    @Override
    protected void answer(Session session) {
        Database database = session.database();
        Long run = which.since != null ? null : run(database);
        list.print(
                screen(),
                Notified.class,
                most -> database.lists().notifications(run, which.since, most),
                "seq kind partner_id name competency_code title:140 renews_on causes:120");
    }

    private Long run(Database database) {
        Long asked = which.run;
        if (asked != null && database.runs().find(asked).isEmpty()) {
            throw usage("there is no run %d", asked);
        }
        return asked != null
                ? asked
                : database.runs().published().map(Run::runId).orElse(0L);
    }
}
