package dev.assay.spec;

import dev.assay.assessment.Programme;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Membership;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Benefit;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the programme a second time, read off as naively as possible: every day between the night and the
 * renewal is judged by itself, and nothing is shared with the program but the facts and the rulebooks. What a night
 * must say comes out as lines of text.
 */
final class Twin {
    private static final LocalDate DAWN = LocalDate.of(2016, 11, 1);

    /** The last day that can be evaluated. */
    static final LocalDate DUSK = LocalDate.of(2018, 6, 1);

    private final Programme programme;
    private final TwinEpisodes episodes;
    private final TreeMap<LocalDate, Map<String, Level>> nights = new TreeMap<>();

    Twin(Programme programme) {
        this.programme = programme;
        this.episodes = new TwinEpisodes(programme.reminderDays());
    }

    /** One competency at risk. */
    record AtRisk(
            String state,
            Level displayed,
            Level renewable,
            boolean membership,
            @Nullable LocalDate lapsesOn,
            LocalDate renewsOn) {}

    /** What one night looks at. */
    final class Look {
        final KnownFacts facts;
        final LocalDate asOf;
        final TwinCareers careers;
        final @Nullable Membership active;
        private final Map<LocalDate, TwinDay> days = new HashMap<>();
        private final Map<String, Level> levels = new HashMap<>();

        Look(KnownFacts facts, LocalDate asOf) {
            this.facts = facts;
            this.asOf = asOf;
            this.careers = new TwinCareers(facts.of(Association.class), RandomTale.PARTNER, DAWN, DUSK);
            this.active = active();
        }

        private @Nullable Membership active() {
            Membership best = null;
            for (Membership m : facts.of(Membership.class)) {
                boolean now = !asOf.isBefore(m.startsOn())
                        && asOf.isBefore(m.renewsOn())
                        && (m.endedOn() == null || asOf.isBefore(m.endedOn()));
                if (now
                        && (best == null
                                || m.level() == MembershipLevel.GOLD && best.level() == MembershipLevel.SILVER
                                || m.level() == best.level() && m.startsOn().isAfter(best.startsOn()))) {
                    best = m;
                }
            }
            return best;
        }

        TwinDay on(LocalDate day) {
            return days.computeIfAbsent(day, d -> {
                Rulebook inForce = null;
                for (Rulebook version : programme.rulebooks().versions()) {
                    inForce = version.effectiveFrom().isAfter(d) ? inForce : version;
                }
                if (inForce == null) {
                    throw new IllegalArgumentException("no rulebook on " + d);
                }
                LocalDate figures = d.isAfter(asOf) ? asOf : d;
                int months = (int) programme.overrideDuration().toTotalMonths();
                return new TwinDay(facts, inForce, careers.on(d), d, figures, months, new HashMap<>());
            });
        }

        Level level(String code, LocalDate day) {
            return levels.computeIfAbsent(code + day, key -> on(day).level(code, true));
        }

        Level highest(LocalDate day) {
            Level best = Level.NONE;
            for (String code : on(day).rulebook().competencies().keySet()) {
                Level level = level(code, day);
                best = best.below(level) ? level : best;
            }
            return best;
        }

        /** The first day of the last stretch below, through the renewal; null if it is not below then. */
        @Nullable
        LocalDate below(Level wanted, LocalDate renewsOn, Function<LocalDate, Level> level) {
            LocalDate first = null;
            for (LocalDate day = asOf.plusDays(1); !day.isAfter(renewsOn); day = day.plusDays(1)) {
                boolean below = level.apply(day).below(wanted);
                first = !below ? null : first == null ? day : first;
            }
            return first;
        }
    }

    /** The expected results of the night, as lines; stored for later nights. */
    List<String> night(Look look) {
        LocalDate asOf = look.asOf;
        TwinDay today = look.on(asOf);
        Membership active = look.active;
        Level bought = active == null ? Level.NONE : active.level();
        Map<String, Level> retained = retained(look);
        LocalDate horizon = asOf.plus(programme.lookAhead());
        boolean membershipAtRisk = false;
        if (active != null) {
            LocalDate lapse = look.below(bought, active.renewsOn(), look::highest);
            membershipAtRisk = look.highest(asOf).below(bought) || lapse != null && !lapse.isAfter(horizon);
        }
        List<String> lines = new ArrayList<>();
        Map<String, AtRisk> risks = new TreeMap<>();
        Map<String, Level> shown = new TreeMap<>();
        for (String code : retained.keySet()) {
            Level kept = retained.getOrDefault(code, Level.NONE);
            Level displayed = kept.below(bought) ? kept : bought;
            if (kept == Level.NONE && !row(today, code)) {
                continue;
            }
            shown.put(code, displayed);
            AtRisk risk = active == null || displayed == Level.NONE
                    ? null
                    : risk(look, code, displayed, active, horizon, membershipAtRisk);
            if (risk != null) {
                risks.put(code, risk);
            }
            lines.add(competency(look, code, kept, displayed, risk));
            rows(today, code, lines);
            critical(today, code, lines);
        }
        benefits(look, shown, lines);
        nights.put(asOf, levels(look));
        lines.addAll(episodes.night(asOf, active, look.facts.of(Membership.class), risks));
        lines.add("partner %s %s %s eligible %s renewable %s risk %s open %d"
                .formatted(
                        bought,
                        active == null ? null : active.startsOn(),
                        active == null ? null : active.renewsOn(),
                        look.highest(asOf),
                        active == null ? null : look.highest(active.renewsOn()),
                        membershipAtRisk,
                        episodes.open()));
        return lines;
    }

    private Map<String, Level> levels(Look look) {
        Map<String, Level> levels = new TreeMap<>();
        for (String code : List.of("X", "Y", "Z")) {
            levels.put(code, look.level(code, look.asOf));
        }
        return levels;
    }

    /** By competency, the highest level of the nights of the term and of today. */
    private Map<String, Level> retained(Look look) {
        Map<String, Level> retained = new TreeMap<>();
        for (String code : List.of("X", "Y", "Z")) {
            Level best = look.active == null ? Level.NONE : look.level(code, look.asOf);
            for (Map.Entry<LocalDate, Map<String, Level>> night : nights.entrySet()) {
                boolean inTerm = look.active != null
                        && !night.getKey().isBefore(look.active.startsOn())
                        && night.getKey().isBefore(look.asOf);
                Level then = night.getValue().getOrDefault(code, Level.NONE);
                best = inTerm && best.below(then) ? then : best;
            }
            retained.put(code, best);
        }
        return retained;
    }

    /** Whether a competency of which nothing is retained has a row. */
    private static boolean row(TwinDay today, String code) {
        if (today.rulebook().competency(code) == null) {
            return false;
        }
        return today.facts().of(AgentOverride.class).stream()
                        .anyMatch(o -> o.competencyCode().equals(code) && today.inForce(o))
                || requirements(today, code).stream()
                        .anyMatch(r -> today.have(code, r).signum() > 0);
    }

    private static List<Requirement> requirements(TwinDay today, String code) {
        List<Requirement> all = new ArrayList<>();
        for (Level level : List.of(MembershipLevel.SILVER, MembershipLevel.GOLD)) {
            for (AttainmentPath path : today.rulebook().competencies().get(code).paths(level)) {
                path.requires().forEach(requirement -> all.addAll(requirement.withNested()));
            }
        }
        return all;
    }

    private static @Nullable AtRisk risk(
            Look look, String code, Level displayed, Membership active, LocalDate horizon, boolean membershipAtRisk) {
        Level renewable = look.level(code, active.renewsOn());
        if (look.level(code, look.asOf).below(displayed)) {
            return new AtRisk("LOST", displayed, renewable, membershipAtRisk, null, active.renewsOn());
        }
        LocalDate lapse = look.below(displayed, active.renewsOn(), day -> look.level(code, day));
        return lapse == null || lapse.isAfter(horizon)
                ? null
                : new AtRisk("LAPSING", displayed, renewable, membershipAtRisk, lapse, active.renewsOn());
    }

    private String competency(Look look, String code, Level kept, Level displayed, @Nullable AtRisk risk) {
        TwinDay today = look.on(look.asOf);
        String satisfied = null;
        String centre = null;
        Level effective = look.level(code, look.asOf);
        for (Rulebook version : programme.rulebooks().versions()) {
            boolean known = !version.effectiveFrom().isAfter(look.asOf) && version.competency(code) != null;
            centre = known ? version.competencies().get(code).center() : centre;
        }
        if (today.rulebook().competency(code) != null) {
            for (AttainmentPath path : today.rulebook().competencies().get(code).paths(effective)) {
                satisfied = satisfied == null && today.holds(code, path, true) ? path.code() : satisfied;
            }
        }
        return "competency %s earned %s effective %s retained %s displayed %s path %s centre %s risk %s lapses %s"
                .formatted(
                        code,
                        today.level(code, false),
                        effective,
                        kept,
                        displayed,
                        satisfied,
                        centre,
                        risk == null ? "NONE" : risk.state(),
                        risk == null ? null : risk.lapsesOn());
    }

    private static void rows(TwinDay today, String code, List<String> lines) {
        if (today.rulebook().competency(code) == null) {
            return;
        }
        for (Requirement r : requirements(today, code)) {
            lines.add("progress %s %s have %s need %s met %s overridden %s"
                    .formatted(
                            code,
                            r.id(),
                            today.have(code, r).stripTrailingZeros().toPlainString(),
                            today.need(r).stripTrailingZeros().toPlainString(),
                            today.met(code, r, true),
                            today.granted(code, r)));
            if (r instanceof Requirement.People people) {
                Set<String> alone = today.counting(code, people, false);
                for (String who : today.counting(code, people, true)) {
                    lines.add("contribution %s %s %s %s override %s"
                            .formatted(
                                    code,
                                    r.id(),
                                    who,
                                    String.join(",", TwinDay.codes(people.holding(), today.held(code, who, true))),
                                    !alone.contains(who)));
                }
            }
        }
    }

    private static void critical(TwinDay today, String code, List<String> lines) {
        Level with = today.level(code, true);
        for (String person : today.there()) {
            Level without = today.without(person).level(code, true);
            if (without.below(with)) {
                lines.add("critical %s %s from %s to %s".formatted(code, person, with, without));
            }
        }
    }

    private static void benefits(Look look, Map<String, Level> shown, List<String> lines) {
        Level bought = look.active == null ? Level.NONE : look.active.level();
        for (Benefit benefit : look.on(look.asOf).rulebook().benefits()) {
            boolean proficiency = benefit.basis() == Benefit.Basis.PROFICIENCY;
            Level first = proficiency ? look.highest(look.asOf) : bought;
            Level second = benefit.level();
            if (benefit.competency() != null) {
                second = proficiency
                        ? look.level(benefit.competency(), look.asOf)
                        : shown.getOrDefault(benefit.competency(), Level.NONE);
            }
            if (first.atLeast(benefit.level()) && second.atLeast(benefit.level())) {
                lines.add("benefit " + benefit.code());
            }
        }
    }
}
