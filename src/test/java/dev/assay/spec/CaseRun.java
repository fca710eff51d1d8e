package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assessment.Assessor;
import dev.assay.assessment.Before;
import dev.assay.assessment.Programme;
import dev.assay.assessment.Verdict;
import dev.assay.facts.Dossier;
import dev.assay.facts.Fact;
import dev.assay.rulebook.RulebookLoader;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs a case from top to bottom: facts come in where they stand, {@code night DATE} and {@code rerun DATE} assess and
 * publish, the indented lines below say what must have come out. A rulebook of a case takes the place of the head's of
 * the same name. The partner is Contoso.
 *
 * <p>{@code rulebooks of FOLDER} takes those of a folder of the project; {@code without NAME} leaves a rulebook of the head out; {@code overrides last N months} and {@code look ahead N
 * months} change the settings.
 */
final class CaseRun {
    private static final String PARTNER = "Contoso";
    private static final Pattern NIGHT = Pattern.compile("(night|rerun) (\\d{4}-\\d\\d-\\d\\d)");
    private static final Pattern COUNTED = Pattern.compile("counts as (applied|unchanged|stale)");
    private static final Pattern WITHOUT = Pattern.compile("without (\\S+)");
    private static final Pattern FOLDER = Pattern.compile("rulebooks of (\\S+)");
    private static final Pattern SETTING = Pattern.compile("(overrides last|look ahead) (\\d+) months?");

    private final Map<String, Rulebook> rulebooks = new LinkedHashMap<>();
    private final FactLines factLines = new FactLines(PARTNER);
    private final KnownFacts known = new KnownFacts();
    private final Chronicle chronicle = new Chronicle();
    private final Map<String, Period> settings = new LinkedHashMap<>();
    private final Set<Line> checked = new HashSet<>();
    private Fact.@Nullable Effect effect;
    private @Nullable Expectations tonight;

    private CaseRun() {}

    /** @throws AssertionError if an expectation is not met; IllegalArgumentException if a line is not understood */
    static void run(SpecFile file, SpecFile.Case spec) {
        CaseRun run = new CaseRun();
        run.play(file.head());
        run.play(spec.lines());
        assertThat(run.checked).as("expectations of " + spec.title()).isNotEmpty();
    }

    private void play(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.match(RuleLines.FIRST).isPresent()) {
                List<Line> block = new ArrayList<>(List.of(line));
                while (i + 1 < lines.size() && lines.get(i + 1).indented()) {
                    block.add(lines.get(++i));
                }
                Rulebook rulebook = RuleLines.read(block);
                rulebooks.put(rulebook.version(), rulebook);
            } else if (line.indented()) {
                expect(line);
            } else {
                act(line);
            }
        }
    }

    private void act(Line line) {
        effect = null;
        tonight = null;
        Optional<Matcher> night = line.match(NIGHT);
        Optional<Matcher> without = line.match(WITHOUT);
        Optional<Matcher> setting = line.match(SETTING);
        Optional<Matcher> folder = line.match(FOLDER);
        if (night.isPresent()) {
            assess(
                    line,
                    night.get().group(1).equals("rerun"),
                    LocalDate.parse(night.get().group(2)));
        } else if (without.isPresent()) {
            if (rulebooks.remove(without.get().group(1)) == null) {
                throw line.notUnderstood("there is no such rulebook");
            }
        } else if (folder.isPresent()) {
            new RulebookLoader()
                    .load(Path.of(folder.get().group(1)))
                    .rulebooks()
                    .versions()
                    .forEach(rulebook -> rulebooks.put(rulebook.version(), rulebook));
        } else if (setting.isPresent()) {
            settings.put(
                    setting.get().group(1),
                    Period.ofMonths(Integer.parseInt(setting.get().group(2))));
        } else {
            List<Fact> facts = factLines.read(line);
            if (facts.isEmpty()) {
                throw line.notUnderstood("it is no fact, no rulebook, no night and no setting");
            }
            facts.forEach(fact -> effect = known.take(fact));
        }
    }

    private void assess(Line line, boolean again, LocalDate asOf) {
        if (chronicle.hasNight(asOf) != again) {
            throw line.notUnderstood(again ? "there is no such night to run again" : "that night has been");
        }
        Programme usual = Programme.usual(new Rulebooks(List.copyOf(rulebooks.values())));
        Programme programme = new Programme(
                usual.rulebooks(),
                settings.getOrDefault("overrides last", usual.overrideDuration()),
                settings.getOrDefault("look ahead", usual.lookAhead()),
                usual.reminderDays());
        Dossier dossier = known.dossier(PARTNER);
        Before before = chronicle.before(dossier, asOf, programme.rulebooks());
        Verdict verdict = new Assessor(programme).assess(dossier, before, asOf);
        chronicle.publish(asOf, verdict);
        tonight = new Expectations(asOf, programme, dossier, before, verdict, chronicle.episodes());
    }

    private void expect(Line line) {
        checked.add(line);
        Optional<Matcher> counted = line.match(COUNTED);
        if (counted.isPresent() && effect != null) {
            assertThat(effect.name().toLowerCase(Locale.ROOT))
                    .as(line.toString())
                    .isEqualTo(counted.get().group(1));
            return;
        }
        Expectations expectations = tonight;
        if (expectations == null) {
            throw line.notUnderstood("nothing above it can be asked for that");
        }
        expectations.check(line);
    }
}
