package dev.assay.cli.list;

import dev.assay.cli.command.AnswerCommand;
import dev.assay.cli.command.PartnerSearch;
import dev.assay.cli.command.Session;
import dev.assay.store.history.ReaderLists;
import dev.assay.store.history.ReaderLists.CriticalLine;
import dev.assay.store.history.ReaderLists.PersonLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "people",
        description = {
            "Lists the people who count for requirements of their partner, with how many.",
            "With --critical: those without whom their partner would have a lower level, each with every such competency."
        },
        footer = "  assay people --critical --partner P00017")
public final class PeopleCommand extends AnswerCommand {
    @Option(names = "--partner", paramLabel = "P", description = "Only of this partner, by its id or by its name.")
    private @Nullable String partner;

    @Option(names = "--critical", description = "Only those without whom a level would be lower.")
    private boolean critical;

    @Mixin
    private ListOptions list = new ListOptions();

    @Override
    protected void answer(Session session) {
        ReaderLists lists = session.database().lists();
        String id = partner == null ? null : PartnerSearch.id(session.database(), partner);
        if (critical) {
            list.print(
                    screen(),
                    CriticalLine.class,
                    most -> lists.criticalPeople(id, most),
                    "partner_id name:100 person_id competency_code level_with level_without");
        } else {
            list.print(
                    screen(),
                    PersonLine.class,
                    most -> lists.people(id, most),
                    "partner_id name person_id competencies requirements");
        }
    }
}
