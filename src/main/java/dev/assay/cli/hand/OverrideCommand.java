package dev.assay.cli.hand;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Session;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Dossier;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "override",
        description = {
            "Grants, for at most three months, what the facts do not show to be earned, or ends such a grant early.",
            "Each is checked against the rulebook, shows what it would change, and becomes a delivery for the next night."
        },
        mixinStandardHelpOptions = true,
        subcommands = {OverrideCommand.Give.class, OverrideCommand.Revoke.class})
public final class OverrideCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with overrides: grant or revoke");
    }

    @Command(
            name = "grant",
            description = "Grants a level, a requirement, or a credential to a person.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  assay override grant --partner P100 --competency cloud-platform --person ben"
                    + " --credential 70-533 --reason \"certificate seen\"",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:delivered",
                "64:usage; the rulebook or the partner does not know what was named",
                "65:the feed's source would end it, or a bad rulebook",
                "69:database not reachable",
                "75:the embedded database is in use",
                "78:configuration"
            })
    static final class Give implements Callable<Integer> {
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

        @Option(names = "--reason", paramLabel = "T", required = true, description = "Why, for whoever reads it later.")
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

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (Session session = Session.open()) {
                HandWork work = new HandWork(session, options);
                LocalDate first = from == null ? work.day() : from;
                Dossier dossier = work.dossier(partner);
                GrantCheck check = new GrantCheck(work.rulebookOn(first), dossier, competency, first);
                if (until != null && until.isBefore(first)) {
                    throw new CommandFailure(
                            ExitCode.USAGE, "--until %s is before its first day, %s".formatted(until, first));
                }
                if (work.database().facts().partnerOfOverride(id).isPresent()) {
                    throw new CommandFailure(
                            ExitCode.USAGE, "there is an override %s already; give another --id".formatted(id));
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
                Period longest = work.settings().overrideDuration();
                out.printf(
                        "Override %s for %s, %s: in force from %s through %s%s%n",
                        id,
                        partner,
                        check.code(),
                        first,
                        override.endsOn(longest).minusDays(1),
                        until != null && until.isBefore(first.plus(longest)) ? "" : ", the longest that can be");
                work.deliver(override, List.of(dossier), out);
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "revoke",
            description = "Ends an override that is in force, or one that has yet to begin.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  assay override revoke ov-1 --on 2018-02-01",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:delivered",
                "64:usage; there is no such override, or it has ended",
                "65:the feed's source would deliver it again, or a bad rulebook",
                "69:database not reachable",
                "75:the embedded database is in use",
                "78:configuration"
            })
    static final class Revoke implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "Its id; v1_override has them.")
        private String id = "";

        @Option(names = "--on", paramLabel = "D", description = "First day not in force (default: that of --date).")
        private @Nullable LocalDate on;

        @Mixin
        private HandOptions options = new HandOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (Session session = Session.open()) {
                HandWork work = new HandWork(session, options);
                Dossier dossier = work.dossier(work.database()
                        .facts()
                        .partnerOfOverride(id)
                        .orElseThrow(() -> new CommandFailure(
                                ExitCode.USAGE,
                                "there is no override \"%s\"; ids are case-sensitive, v1_override has them"
                                        .formatted(id))));
                AgentOverride known = dossier.overrides().stream()
                        .filter(override -> override.overrideId().equals(id))
                        .findFirst()
                        .orElseThrow();
                LocalDate day = on == null ? work.day() : on;
                LocalDate ends = known.endsOn(work.settings().overrideDuration());
                if (!day.isBefore(ends)) {
                    throw new CommandFailure(
                            ExitCode.USAGE,
                            "override %s has ended by %s: its first day not in force is %s".formatted(id, day, ends));
                }
                LocalDate revokedOn = day.isBefore(known.grantedOn()) ? known.grantedOn() : day;
                out.printf(
                        "Override %s for %s, %s: in force from %s, from %s on no more%n",
                        id, known.partnerId(), known.competencyCode(), known.grantedOn(), revokedOn);
                AgentOverride revoked = new AgentOverride(
                        known.overrideId(),
                        known.partnerId(),
                        known.competencyCode(),
                        known.grant(),
                        known.grantedOn(),
                        known.validUntil(),
                        known.grantedBy(),
                        known.reason(),
                        revokedOn,
                        work.now());
                work.deliver(revoked, List.of(dossier), out);
                return ExitCode.DONE.code();
            }
        }
    }
}
