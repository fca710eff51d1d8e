package dev.assay.spec;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.AttestationKind;
import dev.assay.rules.Benefit;
import dev.assay.rules.Code;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Metric;
import dev.assay.rules.OfMemberships;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rulebook: a line {@code rulebook NAME from DATE} and the indented lines below it. Every credential and
 * metric that is named is in its catalogue.
 *
 * <pre>
 * rulebook 2017 from 2017-01-01
 *   cloud SILVER by team: team = 2 people holding A
 *   cloud in centre Cloud Platform
 *   credential A, earned by 2017-06-30, counts until 2017-12-31
 *   benefit logo for membership GOLD in cloud
 *   attestation PLAN, valid 12 months
 *   ladder tiers of select, advanced by enrolment, window 6 months, grace 30 days
 *   cloud on tiers
 *   cloud ADVANCED by few when [small = SIZE latest < 10]: team = 2 people holding A
 * </pre>
 */
final class RuleLines {
    static final Pattern FIRST = Pattern.compile("rulebook (\\S+) from (\\S+)");
    private static final Pattern PATH =
            Pattern.compile("(\\S+) ([A-Z][A-Z0-9-]*) by ([^\\s:]+)(?: when \\[(.+?)\\])?: (.+)");
    private static final Pattern LADDER =
            Pattern.compile("ladder (\\S+) of (.+) by enrolment(?:, window (\\d+) months)?(?:, grace (\\d+) days)?");
    private static final Pattern ON = Pattern.compile("(\\S+) on (\\S+)");
    private static final Pattern ATTESTATION = Pattern.compile("attestation ([^,\\s]+)(?:, valid (\\d+) months)?");
    private static final Pattern CENTRE = Pattern.compile("(\\S+) in centre (.+)");
    private static final Pattern CREDENTIAL =
            Pattern.compile("credential ([^,]+)(?:, earned by (\\S+?))?(?:, counts until (\\S+))?");
    private static final Pattern BENEFIT =
            Pattern.compile("benefit (\\S+) for (proficiency|membership) (SILVER|GOLD)(?: in (\\S+))?");

    private final Map<String, Credential> credentials = new HashMap<>();
    private final Map<String, Metric> metrics = new HashMap<>();
    private final Map<String, AttestationKind> attestations = new HashMap<>();
    private final Map<String, Ladder> ladders = new HashMap<>();
    private final Map<String, Ladder> standing = new HashMap<>();
    private final Map<String, Map<String, List<AttainmentPath>>> paths = new LinkedHashMap<>();
    private final Map<String, String> centres = new HashMap<>();
    private final List<Benefit> benefits = new ArrayList<>();

    private RuleLines() {}

    /** @param lines the first line and those that belong to it */
    static Rulebook read(List<Line> lines) {
        Line first = lines.get(0);
        Matcher named = first.match(FIRST).orElseThrow(() -> first.notUnderstood("expected 'rulebook NAME from DATE'"));
        RuleLines rules = new RuleLines();
        lines.stream().skip(1).forEach(rules::add);
        return rules.book(named.group(1), LocalDate.parse(named.group(2)));
    }

    private void add(Line line) {
        boolean understood = line.match(PATH).map(path -> path(line, path)).isPresent()
                || line.match(LADDER).map(this::ladder).isPresent()
                || line.match(ATTESTATION).map(this::attestation).isPresent()
                || line.match(CREDENTIAL).map(this::credential).isPresent()
                || line.match(BENEFIT).map(this::benefit).isPresent()
                || line.match(CENTRE)
                        .map(centre -> centres.put(Code.canonical(centre.group(1)), centre.group(2)) == null)
                        .isPresent()
                || line.match(ON).map(this::on).isPresent();
        if (!understood) {
            throw line.notUnderstood("expected a path, a credential, a benefit or a centre of a rulebook");
        }
    }

    private boolean path(Line line, Matcher path) {
        Set<String> named = new TreeSet<>();
        Set<String> figures = new TreeSet<>();
        List<Requirement> when = path.group(4) == null
                ? List.of()
                : new RequirementText(line, path.group(4), named, figures, attestations).all();
        List<Requirement> requires = new RequirementText(line, path.group(5), named, figures, attestations).all();
        named.forEach(code -> credentials.putIfAbsent(code, new Credential(code, code, "exam", null, null)));
        figures.forEach(code -> metrics.putIfAbsent(code, new Metric(code, code, "units")));
        return paths.computeIfAbsent(Code.canonical(path.group(1)), code -> new LinkedHashMap<>())
                .computeIfAbsent(path.group(2), level -> new ArrayList<>())
                .add(new AttainmentPath(Code.canonical(path.group(3)), when, requires));
    }

    private boolean ladder(Matcher ladder) {
        int window = ladder.group(3) == null ? 0 : Integer.parseInt(ladder.group(3));
        Period grace = ladder.group(4) == null ? Period.ZERO : Period.ofDays(Integer.parseInt(ladder.group(4)));
        List<String> levels = List.of(ladder.group(2).split(", "));
        String name = ladder.group(1);
        return ladders.put(name, new Ladder(name, levels, Ladder.Term.ENROLMENT, window, grace)) == null;
    }

    private boolean on(Matcher on) {
        return standing.put(Code.canonical(on.group(1)), ladders.get(on.group(2))) == null;
    }

    private boolean attestation(Matcher attestation) {
        String code = Code.canonical(attestation.group(1));
        String months = attestation.group(2);
        Period validFor = months == null ? null : Period.ofMonths(Integer.parseInt(months));
        attestations.put(code, new AttestationKind(code, code, validFor));
        return true;
    }

    private boolean credential(Matcher credential) {
        String code = Code.canonical(credential.group(1));
        credentials.put(code, new Credential(code, code, "exam", day(credential.group(2)), day(credential.group(3))));
        return true;
    }

    private boolean benefit(Matcher benefit) {
        String competency = benefit.group(4);
        return benefits.add(new Benefit(
                Code.canonical(benefit.group(1)),
                benefit.group(1),
                benefit.group(2).equals("proficiency") ? Benefit.Basis.PROFICIENCY : Benefit.Basis.MEMBERSHIP,
                OfMemberships.level(benefit.group(3)),
                competency == null ? null : Code.canonical(competency)));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private Rulebook book(String name, LocalDate from) {
        Map<String, Competency> competencies = new LinkedHashMap<>();
        paths.forEach((code, byName) -> {
            Ladder ladder = standing.getOrDefault(code, MembershipLevel.LADDER);
            Map<Level, List<AttainmentPath>> byLevel = new HashMap<>();
            byName.forEach((level, ways) -> byLevel.put(ladder.level(level).orElseThrow(), ways));
            String centre = centres.getOrDefault(code, "centre of " + code);
            competencies.put(code, new Competency(code, code, centre, ladder, byLevel));
        });
        return new Rulebook(name, from, credentials, metrics, attestations, competencies, benefits);
    }
}
