package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assessment.Before;
import dev.assay.assessment.Explanation;
import dev.assay.assessment.Programme;
import dev.assay.assessment.StandingChange;
import dev.assay.assessment.Verdict;
import dev.assay.cause.Cause;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Dossier;
import dev.assay.renewal.Episode;
import dev.assay.renewal.RiskNotification;
import dev.assay.rules.Code;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Requirement;
import dev.assay.standing.Contribution;
import dev.assay.standing.GrantedBenefit;
import dev.assay.standing.RequirementProgress;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a night said against the lines that say what it must have said. Each line becomes the wanted text, what
 * came out becomes the same kind of text, and the two must be equal.
 *
 * @param asOf the business date
 * @param before what was published before the night
 * @param episodes all that were ever told, as they are after the night
 */
record Expectations(
        LocalDate asOf, Programme programme, Dossier dossier, Before before, Verdict verdict, List<Episode> episodes) {
    private static final Pattern TELLS = Pattern.compile("tells (.+)");
    private static final Pattern BENEFITS = Pattern.compile("benefits (.+)");
    private static final Pattern CAUSES = Pattern.compile("causes of (\\S+): (.+)");
    private static final Pattern CHANGE_CAUSES = Pattern.compile("causes of the change of (\\S+): (.+)");
    private static final Pattern ENDED = Pattern.compile("no longer counting for (\\S+): (.+)");
    private static final Pattern CRITICAL = Pattern.compile("cannot lose for (\\S+): (.+)");
    private static final Pattern REMEDIES = Pattern.compile("remedies of (\\S+): (.+)");
    private static final Pattern CHANGES = Pattern.compile("changes (.+)");
    private static final Pattern OVERRIDE = Pattern.compile("override (\\S+): (.+)");
    private static final Pattern PAIRS = Pattern.compile("fallen: (\\d+ of \\d+)");
    private static final Pattern PARTNER = Pattern.compile("partner: (.+)");
    private static final Pattern EPISODE =
            Pattern.compile("episode (\\d+) of (\\S+?)(?: in the term of (\\S+))?: (.+)");
    private static final Pattern MARGINALS = Pattern.compile("(\\S+)/(\\S+) without: (.+)");
    private static final Pattern REQUIREMENT = Pattern.compile("(\\S+)/(\\S+): (.+)");
    private static final Pattern COMPETENCY = Pattern.compile("([^\\s/]+): (.+)");

    /** @throws IllegalArgumentException if the line is not understood; AssertionError if it does not hold */
    void check(Line line) {
        boolean understood = line.match(TELLS)
                        .map(m -> equal(line, m.group(1), told()))
                        .isPresent()
                || line.match(BENEFITS)
                        .map(m -> equal(line, m.group(1), benefits()))
                        .isPresent()
                || line.match(CAUSES)
                        .map(m -> equal(line, sorted(m.group(2)), causes(line, Code.canonical(m.group(1)))))
                        .isPresent()
                || line.match(CHANGE_CAUSES)
                        .map(m -> equal(line, sorted(m.group(2)), changeCauses(line, Code.canonical(m.group(1)))))
                        .isPresent()
                || line.match(ENDED)
                        .map(m -> equal(
                                line,
                                sorted(m.group(2)),
                                said(explained(Code.canonical(m.group(1))).ended())))
                        .isPresent()
                || line.match(CRITICAL)
                        .map(m -> equal(line, m.group(2), critical(Code.canonical(m.group(1)))))
                        .isPresent()
                || line.match(REMEDIES)
                        .map(m -> equal(line, m.group(2), RemedyText.of(explained(Code.canonical(m.group(1))))))
                        .isPresent()
                || line.match(CHANGES)
                        .map(m -> equal(line, m.group(1), changes()))
                        .isPresent()
                || line.match(PAIRS).map(m -> equal(line, m.group(1), fallen())).isPresent()
                || line.match(OVERRIDE)
                        .map(m -> equal(line, m.group(2), override(line, m.group(1))))
                        .isPresent()
                || line.match(PARTNER)
                        .map(m -> Attributes.of(verdict.standing()).check(line, m.group(1), levels()))
                        .isPresent()
                || line.match(EPISODE).map(m -> episode(line, m)).isPresent()
                || line.match(MARGINALS)
                        .map(m -> equal(line, m.group(3), marginals(line, m)))
                        .isPresent()
                || line.match(REQUIREMENT).map(m -> requirement(line, m)).isPresent()
                || line.match(COMPETENCY).map(m -> competency(line, m)).isPresent();
        if (!understood) {
            throw line.notUnderstood("a night says nothing of that");
        }
    }

    private static boolean equal(Line line, String wanted, String found) {
        assertThat(found).as(line.toString()).isEqualTo(wanted);
        return true;
    }

    private static String sorted(String semicolons) {
        return String.join("; ", new TreeSet<>(List.of(semicolons.split("; "))));
    }

    private String told() {
        return verdict.notifications().isEmpty()
                ? "nothing"
                : verdict.notifications().stream().map(Expectations::told).collect(Collectors.joining(", "));
    }

    private static String told(RiskNotification notification) {
        String what = lower(notification.episode().competencyCode()) + " " + notification.kind();
        return notification.kind() == RiskNotification.Kind.CLEARED
                ? what + " " + notification.episode().clearedBecause()
                : what;
    }

    private static String lower(String code) {
        return code.toLowerCase(Locale.ROOT);
    }

    private String benefits() {
        return verdict.benefits().isEmpty()
                ? "none"
                : verdict.benefits().stream().map(GrantedBenefit::title).collect(Collectors.joining(", "));
    }

    private String causes(Line line, String code) {
        List<Cause> causes = episodes.stream()
                .filter(episode -> episode.competencyCode().equals(code))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> line.notUnderstood("there is no episode of " + code))
                .causes();
        return said(causes);
    }

    private static String said(List<Cause> causes) {
        return causes.isEmpty()
                ? "none"
                : causes.stream().map(Expectations::said).collect(Collectors.toCollection(TreeSet::new)).stream()
                        .collect(Collectors.joining("; "));
    }

    private static String said(Cause cause) {
        return cause.kind()
                + part(" of ", cause.requirementId())
                + part(" by ", cause.personId())
                + part(" with ", cause.credentialCode())
                + part(" on ", cause.day())
                + part(" costing ", cause.points());
    }

    private static String part(String word, @Nullable Object value) {
        return value == null ? "" : word + value;
    }

    private Explanation.OfCompetency explained(String code) {
        return Explanation.of(programme, dossier, before, asOf, code)
                .competencies()
                .get(0);
    }

    private String critical(String code) {
        String people = verdict.critical().stream()
                .filter(person -> person.competencyCode().equals(code))
                .map(person ->
                        "%s from %s to %s".formatted(person.personId(), person.levelWith(), person.levelWithout()))
                .sorted()
                .collect(Collectors.joining("; "));
        return people.isEmpty() ? "nobody" : people;
    }

    private String changeCauses(Line line, String code) {
        return said(verdict.changes().stream()
                .filter(change -> change.competencyCode().equals(code))
                .findFirst()
                .orElseThrow(() -> line.notUnderstood("there is no change of " + code))
                .causes());
    }

    private String changes() {
        return verdict.changes().isEmpty()
                ? "nothing"
                : verdict.changes().stream().map(Expectations::said).collect(Collectors.joining(", "));
    }

    private static String said(StandingChange change) {
        return "%s effective %s to %s displayed %s to %s"
                .formatted(
                        lower(change.competencyCode()),
                        change.effectiveFrom(),
                        change.effectiveTo(),
                        change.displayedFrom(),
                        change.displayedTo());
    }

    private String fallen() {
        return verdict.pairsFallen() + " of " + verdict.pairsBefore();
    }

    private String override(Line line, String id) {
        AgentOverride override = dossier.overrides().stream()
                .filter(known -> known.overrideId().equals(id))
                .findFirst()
                .orElseThrow(() -> line.notUnderstood("there is no override " + id));
        return override.statusOn(asOf, programme.overrideDuration())
                + ", ends on "
                + override.endsOn(programme.overrideDuration());
    }

    private boolean episode(Line line, Matcher wanted) {
        String code = Code.canonical(wanted.group(2));
        Episode found = episodes.stream()
                .filter(episode -> episode.competencyCode().equals(code)
                        && episode.number() == Integer.parseInt(wanted.group(1))
                        && (wanted.group(3) == null
                                || episode.termStartsOn().toString().equals(wanted.group(3))))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new AssertionError(line + ": there is no such episode"));
        return Attributes.of(found).check(line, wanted.group(4), levels());
    }

    private boolean requirement(Line line, Matcher wanted) {
        String code = Code.canonical(wanted.group(1));
        Optional<RequirementProgress> row = verdict.progress().stream()
                .filter(progress -> progress.competencyCode().equals(code)
                        && progress.requirementId().equals(wanted.group(2)))
                .findFirst();
        String counted = verdict.contributions().stream()
                .filter(who ->
                        who.competencyCode().equals(code) && who.requirementId().equals(wanted.group(2)))
                .map(Expectations::said)
                .sorted()
                .collect(Collectors.joining(" + "));
        return Attributes.of(row, counted).check(line, wanted.group(3), levels());
    }

    private static String said(Contribution who) {
        return who.personId() + " by " + who.credentialCodes().replace(",", " ")
                + (who.byOverride() ? " with an override" : "");
    }

    /** By how much the sum would fall without each person, such as {@code ann 16, bob 4}. */
    private String marginals(Line line, Matcher wanted) {
        String code = Code.canonical(wanted.group(1));
        Set<String> parts = programme
                .rulebooks()
                .inForceOn(asOf)
                .orElseThrow()
                .competencies()
                .get(code)
                .paths()
                .values()
                .stream()
                .flatMap(List::stream)
                .flatMap(path -> path.requires().stream())
                .flatMap(requirement -> requirement.withNested().stream())
                .filter(requirement -> requirement.id().equals(wanted.group(2)))
                .findFirst()
                .orElseThrow(() -> line.notUnderstood("there is no such requirement"))
                .withNested()
                .stream()
                .map(Requirement::id)
                .collect(Collectors.toSet());
        TreeSet<String> marginals = new TreeSet<>();
        verdict.contributions().stream()
                .filter(row -> row.competencyCode().equals(code) && parts.contains(row.requirementId()))
                .forEach(row -> marginals.add(row.personId() + " " + Attributes.plain(row.marginal())));
        return String.join(", ", marginals);
    }

    private boolean competency(Line line, Matcher wanted) {
        String code = Code.canonical(wanted.group(1));
        return Attributes.of(verdict.competencies().stream()
                        .filter(standing -> standing.competencyCode().equals(code))
                        .findFirst())
                .check(line, wanted.group(2), levels());
    }

    private Set<String> levels() {
        Set<String> levels = new TreeSet<>(programme.rulebooks().levelNames());
        levels.addAll(MembershipLevel.LADDER.names());
        return levels;
    }
}
