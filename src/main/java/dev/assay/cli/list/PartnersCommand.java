package dev.assay.cli.list;

import dev.assay.cli.command.AnswerCommand;
import dev.assay.cli.command.Session;
import dev.assay.rules.MembershipLevel;
import dev.assay.store.history.ReaderLists.PartnerLine;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "partners",
        description =
                "Lists the partners with their membership, what they could buy, and how many competencies they display.",
        footer = "  assay partners --eligible-above --csv")
public final class PartnersCommand extends AnswerCommand {
    private static final List<String> MEMBERSHIPS = Stream.concat(
                    Stream.of("NONE"), MembershipLevel.LADDER.names().stream())
            .toList();

    @Option(names = "--eligible-above", description = "Only those that could buy a higher level than they have.")
    private boolean eligibleAbove;

    @Option(names = "--level", paramLabel = "LEVEL", description = "Only those with this membership.")
    private @Nullable String level;

    @Option(names = "--country", paramLabel = "X", description = "Only those of this country, as their feed has it.")
    private @Nullable String country;

    @Mixin
    private ListOptions list = new ListOptions();

    @Override
    protected void answer(Session session) {
        String wanted = level == null ? null : Asked.oneOf("--level", level, MEMBERSHIPS);
        list.print(
                screen(),
                PartnerLine.class,
                most -> session.database()
                        .lists()
                        .partners(eligibleAbove ? MEMBERSHIPS : List.of(), wanted, country, most),
                "partner_id name country:100 membership_level renews_on eligible_level renewable_level:100 displayed open_risks");
    }
}
