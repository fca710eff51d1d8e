package dev.assay.cli.hand;

import dev.assay.cli.command.AnswerCommand;
import dev.assay.cli.command.CommandGroup;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.PartnerSearch;
import dev.assay.cli.command.Session;
import dev.assay.cli.list.OverrideListCommand;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Dossier;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "override",
        description = {
            "Lists overrides; grants, for at most three months, what the facts do not show to be earned; ends such a grant"
                    + " early.",
            "What is granted or ended is checked against the rulebook, shows what it would change, and becomes a delivery for the next night."
        },
        subcommands = {OverrideListCommand.class, OverrideCommand.Give.class, OverrideCommand.Revoke.class})
public final class OverrideCommand extends CommandGroup {
    @Command(
            name = "grant",
            description = "Grants a level, a requirement, or a credential to a person.",
            footer = "  assay override grant --partner P100 --competency cloud-platform --person ben"
                    + " --credential 70-533 --reason \"certificate seen\"")
    @Exits({ExitCode.FAILED, ExitCode.INPUT_REFUSED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
    static final class Give extends AnswerCommand {
        @Option(names = "--partner", paramLabel = "P", required = true, description = "Its id, case-sensitive.")
        private String partner = "";

        @Option(names = "--competency", paramLabel = "C", required = true, description = "Its code.")
        private String competency = "";

        @Option(names = "--level", paramLabel = "L", description = "A level of the competency.")
        private @Nullable String level;

        @Option(names = "--requirement", paramLabel = "R", description = "The id of a requirement of the competency.")
        private @Nullable String requirement;

        @Option(names = "--person", paramLabel = "X", description = "Who is to have the credential.")
        private @Nullable String person;

        @Option(names = "--credential", paramLabel = "K", description = "The code of the credential.")
        private @Nullable String credential;

        @Option(names = "--reason", paramLabel = "T", required = true, description = "The reason, for later readers.")
        private String reason = "";

        @Option(names = "--by", paramLabel = "WHO", description = "Who grants it (default: ${DEFAULT-VALUE}).")
        private String by = System.getProperty("user.name", "");

        @Option(names = "--from", paramLabel = "D", description = "First day in force (default: that of --date).")
        private @Nullable LocalDate from;

        @Option(names = "--until", paramLabel = "D", description = "Last day in force (default: for three months).")
        private @Nullable LocalDate until;

        @Option(names = "--id", paramLabel = "ID", description = "Its id (default: a new one).")
        private String id = "o-" + UUID.randomUUID();

        @Mixin
        private HandOptions options = new HandOptions();

        @Override
        protected void answer(Session session) {
            HandWork work = new HandWork(session, options);
            LocalDate first = from == null ? work.day() : from;
            Dossier dossier = PartnerSearch.dossier(session, partner);
            GrantCheck check = new GrantCheck(work.rulebookOn(first), dossier, competency, first);
            if (until != null && until.isBefore(first)) {
                throw ExitCode.USAGE.failure("--until %s is before its first day, %s", until, first);
            }
            if (session.database().facts().partnerOfOverride(id).isPresent()) {
                throw ExitCode.USAGE.failure("there is an override %s already; give another --id", id);
            }
            AgentOverride override = new AgentOverride(
                    id,
                    partner,
                    check.code(),
                    check.grant(level, requirement, person, credential),
                    first,
                    until,
                    by.isBlank() ? null : by,
                    reason,
                    null,
                    work.now());
            work.refuseInvalid(override);
            Period longest = session.settings().overrideDuration();
            screen().line(
                            "Override %s for %s, %s: in force from %s through %s%s",
                            id,
                            partner,
                            check.code(),
                            first,
                            override.endsOn(longest).minusDays(1),
                            bound(until, first.plus(longest)));
            work.deliver(override, List.of(dossier), screen());
        }

        private static String bound(@Nullable LocalDate until, LocalDate end) {
            if (until == null) {
                return ", the longest that can be";
            }
            return until.isBefore(end) ? "" : ", the longest that can be, not through " + until;
        }
    }

    @Command(
            name = "revoke",
            description = "Ends an override that is in force, or one that has yet to begin.",
            footer = "  assay override revoke ov-1 --on 2018-02-01")
    @Exits({ExitCode.FAILED, ExitCode.INPUT_REFUSED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
    static final class Revoke extends AnswerCommand {
        @Parameters(paramLabel = "ID", description = "Its id; v1_override has them.")
        private String id = "";

        @Option(names = "--on", paramLabel = "D", description = "First day not in force (default: that of --date).")
        private @Nullable LocalDate on;

        @Mixin
        private HandOptions options = new HandOptions();

        @Override
        protected void answer(Session session) {
            HandWork work = new HandWork(session, options);
            Dossier dossier = PartnerSearch.dossier(
                    session,
                    session.database()
                            .facts()
                            .partnerOfOverride(id)
                            .orElseThrow(() -> ExitCode.USAGE.failure(
                                    "there is no override \"%s\"; ids are case-sensitive, v1_override has them", id)));
            AgentOverride known = dossier.overrides().stream()
                    .filter(override -> override.overrideId().equals(id))
                    .findFirst()
                    .orElseThrow();
            LocalDate day = on == null ? work.day() : on;
            LocalDate ends = known.endsOn(session.settings().overrideDuration());
            if (!day.isBefore(ends)) {
                throw ExitCode.USAGE.failure(
                        "override %s has ended by %s: its first day not in force is %s", id, day, ends);
            }
            LocalDate revokedOn = day.isBefore(known.grantedOn()) ? known.grantedOn() : day;
            screen().line(
                            "Override %s for %s, %s: in force from %s; no longer in force from %s",
                            id, known.partnerId(), known.competencyCode(), known.grantedOn(), revokedOn);
            work.deliver(known.ended(revokedOn, work.now()), List.of(dossier), screen());
        }
    }
}
