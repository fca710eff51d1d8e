package dev.assay.cli.hand;

import dev.assay.cli.command.AnswerCommand;
import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.CommandGroup;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.Session;
import dev.assay.cli.output.Screen;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Dossier;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Person;
import dev.assay.rules.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "correct",
        description = {
            "Withdraws a fact that was wrong from its first day, or replaces a figure.",
            "Each shows what it would change, and becomes a delivery for the next night."
        },
        subcommands = {CorrectCommand.Link.class, CorrectCommand.Earned.class, CorrectCommand.Figure.class})
public final class CorrectCommand extends CommandGroup {
    /** What all of them do once they know the row. */
    @Exits({ExitCode.FAILED, ExitCode.INPUT_REFUSED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
    private abstract static class Correction extends AnswerCommand {
        @Mixin
        private HandOptions options = new HandOptions();

        @Override
        protected final void answer(Session session) {
            correct(new HandWork(session, options), screen());
        }

        abstract void correct(HandWork work, Screen screen);

        /** A person, in each of the partners' dossiers. */
        static Stream<Person> holders(List<Dossier> dossiers, String person) {
            return dossiers.stream()
                    .map(dossier -> dossier.people().get(person))
                    .filter(Objects::nonNull);
        }

        /** @throws CommandFailure if there is no such row */
        static <F> F found(Stream<F> rows, String what) {
            return rows.findFirst().orElseThrow(() -> new CommandFailure(ExitCode.USAGE, "there is no " + what));
        }
    }

    @Command(
            name = "link",
            description = "Withdraws a link of a person to a partner that never existed.",
            footer = "  assay correct link --person dan --partner P200 --linked-on 2017-03-01")
    static final class Link extends Correction {
        @Option(names = "--person", paramLabel = "X", required = true, description = "The person's id, case-sensitive.")
        private String person = "";

        @Option(
                names = "--partner",
                paramLabel = "P",
                required = true,
                description = "The partner's id, case-sensitive.")
        private String partner = "";

        @Option(names = "--linked-on", paramLabel = "D", required = true, description = "The first day of the link.")
        private LocalDate linkedOn = LocalDate.EPOCH;

        @Override
        void correct(HandWork work, Screen screen) {
            List<Dossier> dossiers = work.dossiersOf(person);
            Association known = found(
                    holders(dossiers, person)
                            .flatMap(holder -> holder.links().stream())
                            .filter(link -> link.partnerId().equals(partner)
                                    && link.linkedOn().equals(linkedOn)),
                    "link of %s to %s from %s".formatted(person, partner, linkedOn));
            screen.line("The link of %s to %s from %s is withdrawn.", person, partner, linkedOn);
            work.deliver(known.ended(linkedOn, work.now()), dossiers, screen);
        }
    }

    @Command(
            name = "achievement",
            description = "Withdraws a credential of a person: it was not earned on that day.",
            footer = "  assay correct achievement --person ben --credential 70-533 --earned-on 2016-03-20")
    static final class Earned extends Correction {
        @Option(names = "--person", paramLabel = "X", required = true, description = "The person's id, case-sensitive.")
        private String person = "";

        @Option(names = "--credential", paramLabel = "K", required = true, description = "Its code.")
        private String credential = "";

        @Option(
                names = "--earned-on",
                paramLabel = "D",
                required = true,
                description = "The day on which it was earned.")
        private LocalDate earnedOn = LocalDate.EPOCH;

        @Override
        void correct(HandWork work, Screen screen) {
            List<Dossier> dossiers = work.dossiersOf(person);
            String code = Code.canonical(credential);
            Achievement known = found(
                    holders(dossiers, person)
                            .flatMap(holder -> holder.achievements().stream())
                            .filter(earned -> earned.credentialCode().equals(code)
                                    && earned.earnedOn().equals(earnedOn)),
                    "%s of %s earned on %s".formatted(code, person, earnedOn));
            screen.line("%s of %s was not earned on %s.", code, person, earnedOn);
            work.deliver(known.ended(earnedOn, work.now()), dossiers, screen);
        }
    }

    @Command(
            name = "figure",
            description = "Replaces a figure of a partner; 0 withdraws it.",
            footer = "  assay correct figure --partner P100 --metric azure-consumption --month 2017-12 --value 8200.50")
    static final class Figure extends Correction {
        @Option(
                names = "--partner",
                paramLabel = "P",
                required = true,
                description = "The partner's id, case-sensitive.")
        private String partner = "";

        @Option(names = "--metric", paramLabel = "M", required = true, description = "The code of the metric.")
        private String metric = "";

        @Option(names = "--month", paramLabel = "M", required = true, description = "As 2017-12.")
        private YearMonth month = YearMonth.of(1970, 1);

        @Option(
                names = "--value",
                paramLabel = "V",
                defaultValue = "0",
                description = "The right figure, with at most 4 decimals (default: ${DEFAULT-VALUE}).")
        private BigDecimal value = BigDecimal.ZERO;

        @Override
        void correct(HandWork work, Screen screen) {
            if (value.stripTrailingZeros().scale() > 4) {
                throw ExitCode.USAGE.failure("--value %s has more than 4 decimals", value.toPlainString());
            }
            MetricMonth right = new MetricMonth(partner, Code.canonical(metric), month, value, work.now());
            work.refuseInvalid(right);
            Dossier dossier = work.dossier(partner);
            MetricMonth known = (MetricMonth) found(
                    work.stored(right).stream(),
                    "figure of %s for %s in %s".formatted(partner, right.metricCode(), month));
            screen.line(
                    "%s of %s in %s is %s, not %s.",
                    right.metricCode(),
                    partner,
                    month,
                    right.value().toPlainString(),
                    known.value().toPlainString());
            work.deliver(right, List.of(dossier), screen);
        }
    }
}
