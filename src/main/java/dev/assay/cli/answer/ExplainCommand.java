package dev.assay.cli.answer;

import dev.assay.assessment.Before;
import dev.assay.assessment.Explanation;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.JsonOption;
import dev.assay.cli.command.LimitOption;
import dev.assay.cli.command.PartnerSearch;
import dev.assay.cli.command.RulebookOption;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.facts.Dossier;
import dev.assay.operation.Settings;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rules.Code;
import dev.assay.rules.Rulebooks;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.run.RunStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = {
            "Explains where a partner stands: every requirement with have and need, who counts, who no longer does and why,"
                    + " and what would correct it with the least effort.",
            "By the facts as they are known now, for any day, past or future."
        },
        footer = "  assay explain P00017 --competency cloud-platform --date 2026-03-01")
@Exits({ExitCode.FAILED, ExitCode.INPUT_REFUSED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
public final class ExplainCommand extends Subcommand {
    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    private static final class Which {
        @Parameters(paramLabel = "PARTNER", description = "The partner, by its id or by its name.")
        private @Nullable String partner;

        @Option(names = "--partner", paramLabel = "P", description = "The same.")
        private @Nullable String option;

        String partner() {
            return Objects.requireNonNullElse(partner, Objects.requireNonNullElse(option, ""));
        }
    }

    @Option(names = "--competency", paramLabel = "C", description = "Just this one (default: all with any progress).")
    private @Nullable String competency;

    @Option(names = "--date", paramLabel = "D", description = "The day (default: the last published business date).")
    private @Nullable LocalDate date;

    @Mixin
    private RulebookOption rulebooks = new RulebookOption();

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    protected ExitCode run() {
        int most = limit.most();
        try (Session session = Session.forAnswers()) {
            Settings settings = session.settings();
            LoadedRulebooks loaded = rulebooks.load(settings);
            Rulebooks books = loaded.rulebooks();
            LocalDate day = date != null ? date : session.lastNight();
            if (books.inForceOn(day).isEmpty()) {
                throw ExitCode.INPUT_REFUSED.failure(
                        "no rulebook is in force on %s; give another --date, or other --rulebooks", day);
            }
            Dossier dossier = PartnerSearch.dossier(session, PartnerSearch.id(session.database(), which.partner()));
            Before before = PartnerSearch.before(session, dossier, day, books);
            Explanation explanation = Explanation.of(settings.programme(books), dossier, before, day, code(books));
            Run other = runByOtherRules(session.database().runs(), day, loaded.fingerprint());
            if (json.wanted()) {
                screen().document(ExplanationJson.of(explanation, other));
            } else {
                new ExplanationText(explanation, books, other, most)
                        .lines(dossier.partner().name())
                        .forEach(line -> screen().line("%s", line));
            }
            return ExitCode.DONE;
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

    /** What it prints of one competency of a partner, on the last published business date. */
    public static List<String> lines(Session session, LoadedRulebooks books, String partner, String competency) {
        LocalDate day = session.lastNight();
        Dossier dossier = PartnerSearch.dossier(session, partner);
        Before before = PartnerSearch.before(session, dossier, day, books.rulebooks());
        Explanation explanation = Explanation.of(
                session.settings().programme(books.rulebooks()), dossier, before, day, Code.canonical(competency));
        Run other = runByOtherRules(session.database().runs(), day, books.fingerprint());
        return new ExplanationText(explanation, books.rulebooks(), other, new LimitOption().most())
                .lines(dossier.partner().name());
    }

    private @Nullable String code(Rulebooks books) {
        if (competency == null) {
            return null;
        }
        Set<String> known = new TreeSet<>();
        books.versions().forEach(version -> known.addAll(version.competencies().keySet()));
        String code = Code.canonical(competency);
        if (!known.contains(code)) {
            throw usage("no rulebook has a competency \"%s\"; they are %s", code, String.join(", ", known));
        }
        return code;
    }
}
