package dev.assay.cli.answer;

import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.rules.Requirement;
import dev.assay.rules.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A path as lines: whom it is for, what each requirement has and needs, and who counts. */
final class PathText {
    private static final String INDENT = "    ";

    private final List<String> lines = new ArrayList<>();

    private final int most;

    private PathText(int most) {
        this.most = most;
    }

    /**
     * The lines of the path.
     *
     * @param most how many people are named for each requirement, the others being counted
     */
    static List<String> of(PathOutcome path, int most) {
        PathText text = new PathText(most);
        text.path(path);
        return text.lines;
    }

    private void path(PathOutcome path) {
        line("  %s by %s%s", path.level().name().toLowerCase(Locale.ROOT), path.code(), result(path));
        path.when().forEach(when -> requirement(when, INDENT, "only if "));
        path.requirements().forEach(requirement -> requirement(requirement, INDENT, ""));
    }

    private static String result(PathOutcome path) {
        if (!path.counts()) {
            return ": not for this partner";
        }
        boolean forIt = path.when().stream().allMatch(RequirementOutcome::met);
        return (path.holds() ? ": holds" : "")
                + (forIt ? "" : ", for this partner as it was earlier in the window of the renewal");
    }

    private void requirement(RequirementOutcome outcome, String indent, String purpose) {
        String people = people(outcome.contributors());
        line(
                "%s[%s] %s%s: %s%s%s",
                indent,
                outcome.met() ? "x" : " ",
                purpose,
                outcome.requirement().id(),
                progress(outcome),
                outcome.overridden() ? ", granted by an override" : "",
                people.isEmpty() ? "" : " — " + people);
        String after = outcome.requirement() instanceof Source.Measured ? "after " : "";
        outcome.nested().forEach(inner -> requirement(inner, indent + INDENT, after));
    }

    private String people(List<Contributor> contributors) {
        String named = contributors.stream()
                .sorted(Comparator.comparing(Contributor::personId))
                .limit(most)
                .map(PathText::contributor)
                .collect(Collectors.joining(", "));
        return contributors.size() <= most
                ? named
                : "%s and %d more; --limit 0 shows all".formatted(named, contributors.size() - most);
    }

    private static String progress(RequirementOutcome outcome) {
        if (outcome.requirement() instanceof Source source) {
            return source(outcome, source);
        }
        String have = plain(outcome.have());
        String need = plain(outcome.need());
        if (outcome.requirement() instanceof Requirement.Figure figure && figure.below()) {
            return have + ", to be below " + need;
        }
        if (outcome.requirement() instanceof Requirement.Points) {
            boolean floor = !outcome.met() && outcome.have().compareTo(outcome.need()) >= 0;
            return "%s of %s points%s".formatted(have, need, floor ? ", but not enough from each source" : "");
        }
        return have + " of " + need;
    }

    private static String source(RequirementOutcome outcome, Source source) {
        return points(outcome.have())
                + source.most().map(most -> " of at most " + plain(most)).orElse("")
                + (outcome.met() ? "" : ", at least " + plain(outcome.need()) + " needed")
                + (outcome.overridden() ? "" : waitingFor(outcome, source));
    }

    private static String waitingFor(RequirementOutcome outcome, Source source) {
        List<String> unmet = outcome.nested().stream()
                .filter(gate -> source instanceof Source.Measured && !gate.met())
                .map(gate -> gate.requirement().id())
                .toList();
        String verb = unmet.size() == 1 ? " is met" : " are met";
        return unmet.isEmpty() ? "" : ", none until " + String.join(" and ", unmet) + verb;
    }

    /** A number of points with its unit. */
    static String points(BigDecimal points) {
        return plain(points) + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
    }

    private static String contributor(Contributor contributor) {
        return "%s (%s%s)"
                .formatted(
                        contributor.personId(),
                        String.join(", ", contributor.credentialCodes()),
                        contributor.byOverride() ? ", by override" : "");
    }

    /** A figure without zeros at its end. */
    static String plain(BigDecimal figure) {
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }

    private void line(String format, Object... values) {
        lines.add(format.formatted(values));
    }
}
