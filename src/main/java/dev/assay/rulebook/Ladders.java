package dev.assay.rulebook;

import dev.assay.rules.Ladder;
import dev.assay.rules.MembershipLevel;
import dev.assay.yaml.Nearest;
import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ladders of one rulebook, and the ladder of each competency. A rulebook without ladders has only the membership
 * ladder.
 *
 * @param declared the part that declares them; not there if the rulebook declares none
 */
record Ladders(Place declared) {
    private static final List<String> OF_MEMBERSHIPS = List.of("silver", "gold");
    private static final List<String> OTHER_KEYS = List.of("title", "center");
    private static final String LADDER = "ladder";

    static Ladders of(Place root) {
        return new Ladders(root.member("ladders"));
    }

    /** The ladder of a competency in which no problem was found. */
    Ladder ladder(Place competency) {
        if (!declared.isPresent()) {
            return MembershipLevel.LADDER;
        }
        Place ladder = declared.member(competency.member(LADDER).text());
        Place window = ladder.member("window_months");
        Place grace = ladder.member("grace");
        return new Ladder(
                ladder.step(),
                names(ladder),
                enrolled(ladder) ? Ladder.Term.ENROLMENT : Ladder.Term.MEMBERSHIP,
                window.isPresent() ? window.node().intValue() : 0,
                grace.isPresent() ? Periods.parse(grace).orElseThrow() : Period.ZERO);
    }

    /** The names of the levels that a competency can have, the lowest first; of one on no known ladder, of any. */
    List<String> levels(Place competency) {
        if (!declared.isPresent()) {
            return OF_MEMBERSHIPS;
        }
        Place name = competency.member(LADDER);
        Place ladder = declared.member(name.isText() ? name.text() : "");
        return ladder.isPresent()
                ? names(ladder)
                : declared.members().stream()
                        .flatMap(one -> names(one).stream())
                        .distinct()
                        .toList();
    }

    private static List<String> names(Place ladder) {
        return ladder.member("levels").entries().stream()
                .filter(Place::isText)
                .map(Place::text)
                .distinct()
                .toList();
    }

    /** True if the competency is displayed by terms of its own. */
    boolean enrolledIn(Place competency) {
        Place name = competency.member(LADDER);
        return name.isText() && enrolled(declared.member(name.text()));
    }

    private static boolean enrolled(Place ladder) {
        Place term = ladder.member("term");
        return term.isText() && term.text().equals("enrolment");
    }

    /** The keys of a competency that are no level and nothing else. */
    List<Place> unknownKeys(Place competency) {
        List<String> levels = levels(competency);
        return competency.members().stream()
                .filter(member -> !levels.isEmpty()
                        && !levels.contains(member.step())
                        && !OTHER_KEYS.contains(member.step())
                        && !member.step().equals(LADDER))
                .toList();
    }

    /** The problems with the ladders themselves. */
    List<Problem> check() {
        List<Problem> problems = new ArrayList<>();
        for (Place ladder : declared.members()) {
            Map<String, Place> seen = new HashMap<>();
            for (Place level : ladder.member("levels").entries()) {
                Place first = level.isText() ? seen.putIfAbsent(level.text(), level) : null;
                if (first != null) {
                    problems.add(level.problem("level %s%s stands already on line %d; name each level once"
                            .formatted(level.quoted(), level.in(), first.line())));
                } else if (level.isText()
                        && (OTHER_KEYS.contains(level.text()) || level.text().equals(LADDER))) {
                    problems.add(
                            level.problem("level %s%s has the name of another key of a competency; give it another name"
                                    .formatted(level.quoted(), level.in())));
                }
            }
            Place term = ladder.member("term");
            if (enrolled(ladder)) {
                problems.addAll(checkEnrolled(ladder));
            } else if (term.isText() && term.text().equals("membership")) {
                problems.addAll(checkOfMemberships(ladder));
            }
        }
        return problems;
    }

    private static List<Problem> checkEnrolled(Place ladder) {
        List<Problem> problems = new ArrayList<>();
        if (ladder.step().equals(Ladder.MEMBERSHIP)) {
            problems.add(ladder.problem(
                    "a ladder called membership has term: enrolment; give it another name, or write term: membership"));
        }
        problems.addAll(Periods.check(ladder.member("grace"), "P30D"));
        return problems;
    }

    private static List<Problem> checkOfMemberships(Place ladder) {
        List<Problem> problems = new ArrayList<>();
        if (ladder.member("levels").node().isArray() && !names(ladder).equals(OF_MEMBERSHIPS)) {
            problems.add(ladder.problem(
                    "ladder %s has term: membership and the levels %s; memberships are silver and gold: write levels: [silver, gold], or term: enrolment"
                            .formatted(
                                    Place.printable(ladder.step()),
                                    Place.printable(names(ladder).toString()))));
        }
        for (String key : List.of("window_months", "grace")) {
            if (ladder.member(key).isPresent()) {
                problems.add(ladder.member(key)
                        .problem("%s%s is only for term: enrolment; remove it, or write that term"
                                .formatted(key, ladder.member(key).in())));
            }
        }
        return problems;
    }

    /** The problems with the ladder and the levels of a competency. */
    List<Problem> check(Place competency) {
        List<Problem> problems = new ArrayList<>();
        Place name = competency.member(LADDER);
        Set<String> known =
                Set.copyOf(declared.members().stream().map(Place::step).toList());
        if (name.isText() && !known.contains(name.text())) {
            String remedy = "add it under ladders or correct it";
            problems.add(name.problem("unknown ladder %s%s; %s"
                    .formatted(name.quoted(), name.in(), Nearest.hint(name.text(), known, remedy))));
        }
        if (!name.isPresent() && declared.isPresent()) {
            problems.add(competency.problem(
                    "ladder is missing%s; add it: the name of one under ladders".formatted(competency.in())));
        }
        List<String> allowed = new ArrayList<>(OTHER_KEYS);
        if (declared.isPresent()) {
            allowed.add(LADDER);
        }
        allowed.addAll(levels(competency));
        unknownKeys(competency).forEach(key -> problems.add(key.unknownKey(allowed)));
        List<String> levels = levels(competency);
        if (!levels.isEmpty()
                && levels.stream()
                        .allMatch(level -> competency.member(level).node().isEmpty())) {
            problems.add(competency.problem(
                    "competency %s has no path to %s; write at least one path, or remove the competency"
                            .formatted(competency.step(), String.join(" or ", levels))));
        }
        return problems;
    }
}
