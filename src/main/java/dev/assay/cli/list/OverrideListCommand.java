package dev.assay.cli.list;

import dev.assay.cli.command.AnswerCommand;
import dev.assay.cli.command.PartnerSearch;
import dev.assay.cli.command.Session;
import dev.assay.facts.OverrideStatus;
import dev.assay.store.history.ReaderLists.OverrideLine;
import java.time.Period;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "Lists the overrides that are in force or will be, those that end first before the others.",
        footer = "  assay override list --ending 30d")
public final class OverrideListCommand extends AnswerCommand {
    private static final Set<OverrideStatus> NOT_ENDED =
            Stream.of(OverrideStatus.values()).filter(status -> !status.ended()).collect(Collectors.toSet());

    @Option(
            names = "--ending",
            paramLabel = "PERIOD",
            description = "Only those that end within this time of the last published date, such as 30d.")
    private @Nullable Period ending;

    @Option(names = "--all", description = "Those that have ended too.")
    private boolean all;

    @Option(names = "--partner", paramLabel = "P", description = "Only of this partner, by its id or by its name.")
    private @Nullable String partner;

    @Mixin
    private ListOptions list = new ListOptions();

    @Override
    protected void answer(Session session) {
        String id = partner == null ? null : PartnerSearch.id(session.database(), partner);
        list.print(
                screen(),
                OverrideLine.class,
                most -> session.database()
                        .lists()
                        .overrides(
                                all ? Set.of() : NOT_ENDED,
                                ending == null ? null : session.lastNight().plus(ending),
                                id,
                                most),
                "override_id partner_id competency_code status ends_on level requirement_id person_id credential_code");
    }
}
