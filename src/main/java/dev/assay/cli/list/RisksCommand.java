package dev.assay.cli.list;

import dev.assay.cli.command.AnswerCommand;
import dev.assay.cli.command.Session;
import dev.assay.rules.Code;
import dev.assay.store.history.ReaderLists.Risk;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "risks",
        description = "Lists who is at risk of losing which level, those whose term renews first before the others.",
        footer = "  assay risks --within 90d --level gold --csv")
public final class RisksCommand extends AnswerCommand {
    @Option(
            names = "--within",
            paramLabel = "PERIOD",
            description = "Only what renews within this time of the last published date, such as 90d or 3m.")
    private @Nullable Period within;

    @Option(names = "--level", paramLabel = "LEVEL", description = "Only where this level is displayed.")
    private @Nullable String level;

    @Option(names = "--competency", paramLabel = "C", description = "Only this competency.")
    private @Nullable String competency;

    @Option(names = "--country", paramLabel = "X", description = "Only partners of this country, as their feed has it.")
    private @Nullable String country;

    @Mixin
    private ListOptions list = new ListOptions();

    @Override
    protected void answer(Session session) {
        list.print(
                screen(),
                Risk.class,
                most -> session.database()
                        .lists()
                        .risks(
                                within == null ? null : session.lastNight().plus(within),
                                level == null ? null : level.toUpperCase(Locale.ROOT),
                                competency == null ? null : Code.canonical(competency),
                                country,
                                most),
                () -> check(session),
                "renews_on partner_id name country:120 competency_code title:140 displayed_level state lapses_on:100 causes:120 score? score_needed?");
    }

    private void check(Session session) {
        if (competency != null) {
            List<String> known = session.database().lists().competencies();
            if (!known.isEmpty()) {
                Asked.oneOf("--competency", Code.canonical(competency), known);
            }
        }
        if (level != null) {
            Set<String> known = Asked.levels(session);
            if (known.size() > 1) {
                Asked.oneOf("--level", level, known);
            }
        }
    }
}
