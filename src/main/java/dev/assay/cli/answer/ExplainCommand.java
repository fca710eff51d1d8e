package dev.assay.cli.answer;

import dev.assay.assessment.Before;
import dev.assay.assessment.Explanation;
import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.RulebookLoading;
import dev.assay.cli.command.Session;
import dev.assay.cli.output.Json;
import dev.assay.facts.Dossier;
import dev.assay.operation.Settings;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rules.Code;
import dev.assay.rules.Rulebooks;
import dev.assay.store.Database;
import dev.assay.store.fact.PartnerFacts;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.run.RunStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = {
            "Says why a partner is where it is: every requirement with have and need, who counts, who no longer does"
                    + " and why, and what would mend it at the least effort.",
            "By the facts as they are known now, for any day, past or future."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay explain --partner P00017 --competency cloud-platform --date 2026-03-01",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "64:no such partner or competency",
            "65:no or a bad rulebook",
            "69:database not reachable",
            "75:the embedded database is in use",
            "78:configuration"
        })
public final class ExplainCommand implements Callable<Integer> {
    @Option(names = "--partner", paramLabel = "P", required = true, description = "Its id, case-sensitive.")
    private String partner = "";

    @Option(names = "--competency", paramLabel = "C", description = "Just this one (default: all with any progress).")
    private @Nullable String competency;

    @Option(names = "--date", paramLabel = "D", description = "The day (default: the last published business date).")
    private @Nullable LocalDate date;

    @Option(names = "--rulebooks", paramLabel = "DIR", description = "Default: the setting assay.rulebooks.")
    private @Nullable Path rulebooks;

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.open()) {
            Settings settings = session.settings();
            LoadedRulebooks loaded = RulebookLoading.all(rulebooks == null ? settings.rulebooks() : rulebooks);
            Rulebooks books = loaded.rulebooks();
            LocalDate day = date != null ? date : lastNight(session);
            if (books.inForceOn(day).isEmpty()) {
                throw new CommandFailure(ExitCode.INPUT_REFUSED, "no rulebook is in force on " + day);
            }
            Dossier dossier = dossier(session);
            Before before = before(session.database(), dossier, day, books);
            Explanation explanation = Explanation.of(settings.programme(books), dossier, before, day, code(books));
            Run other = runByOtherRules(session.database().runs(), day, loaded.fingerprint());
            if (json) {
                out.println(Json.indented(ExplanationJson.of(explanation, other)));
            } else {
                new ExplanationText(explanation, books, other)
                        .lines(dossier.partner().name())
                        .forEach(out::println);
            }
            return ExitCode.DONE.code();
        }
    }

    /** The run that published the day's answer, or else the last one, if it was by other rulebooks than these. */
    private static @Nullable Run runByOtherRules(RunStore runs, LocalDate day, String fingerprint) {
        return runs.of(day).stream()
                .filter(run -> run.status() == RunStatus.PUBLISHED)
                .findFirst()
                .or(runs::published)
                .filter(run -> !run.fingerprint().equals(fingerprint))
                .orElse(null);
    }

    private static LocalDate lastNight(Session session) {
        return session.database()
                .runs()
                .published()
                .map(Run::businessDate)
                .orElseGet(() -> LocalDate.now(Clock.system(session.settings().zone())));
    }

    private Dossier dossier(Session session) {
        int most = session.settings().work().factsPerPartner();
        PartnerFacts facts = session.database().dossiers(most).read(partner);
        if (facts == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "there is no partner \"%s\"; ids are case-sensitive, v1_partner_standing has them all"
                            .formatted(partner));
        }
        Dossier dossier = facts.dossier();
        if (dossier == null) {
            throw new CommandFailure(ExitCode.FAILED, "partner %s: %s".formatted(partner, facts.problem()));
        }
        return dossier;
    }

    private static Before before(Database database, Dossier dossier, LocalDate day, Rulebooks books) {
        return database.published()
                .before(List.of(dossier), day, database.runs().publishedNights(), books)
                .getOrDefault(dossier.partner().partnerId(), Before.nothing());
    }

    private @Nullable String code(Rulebooks books) {
        if (competency == null) {
            return null;
        }
        Set<String> known = new TreeSet<>();
        books.versions().forEach(version -> known.addAll(version.competencies().keySet()));
        String code = Code.canonical(competency);
        if (!known.contains(code)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "no rulebook has a competency \"%s\"; they are %s".formatted(code, String.join(", ", known)));
        }
        return code;
    }
}
