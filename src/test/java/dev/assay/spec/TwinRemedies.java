package dev.assay.spec;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Credential;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Requirement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The least that has to be earned for a level, by trying everything: each person and each newcomer with each set of codes,
 * more and more of them, and each set of figures supposed to be high enough.
 */
final class TwinRemedies {
    private final TwinDay day;
    private final String competency;
    private final Level wanted;
    private final List<String> codes;
    private final List<String> people;
    private final TreeMap<Integer, Found> byFigures = new TreeMap<>();

    /**
     * What was found.
     *
     * @param path its place among all paths
     * @param pairs person and code, in order, newcomers last
     */
    record Found(int figures, int effort, int people, int path, List<String> pairs) {
        boolean betterThan(Found other) {
            int[] mine = {effort, people, path};
            int[] theirs = {other.effort, other.people, other.path};
            for (int i = 0; i < mine.length; i++) {
                if (mine[i] != theirs[i]) {
                    return mine[i] < theirs[i];
                }
            }
            for (int i = 0; i < Math.min(pairs.size(), other.pairs.size()); i++) {
                int byPair = pairs.get(i).compareTo(other.pairs.get(i));
                if (byPair != 0) {
                    return byPair < 0;
                }
            }
            return pairs.size() > other.pairs.size();
        }
    }

    /**
     * @param day the day on which the level is wanted
     * @param earnedOn the day on which everything is earned
     */
    TwinRemedies(TwinDay day, String competency, Level wanted, LocalDate earnedOn) {
        this.day = day;
        this.competency = competency;
        this.wanted = wanted;
        this.codes = new ArrayList<>();
        this.people = new ArrayList<>(new TreeSet<>(day.there()));
        for (Credential credential : new TreeMap<>(day.rulebook().credentials()).values()) {
            boolean still = (credential.earnedBy() == null || !earnedOn.isAfter(credential.earnedBy()))
                    && (credential.countsUntil() == null || !day.day().isAfter(credential.countsUntil()));
            if (still) {
                codes.add(credential.code());
            }
        }
    }

    /** The least effort first, then what takes more but fewer figures; none above an effort of {@code most}. */
    List<Found> upTo(int most) {
        for (int effort = 0; effort <= most && !byFigures.containsKey(0); effort++) {
            plans(0, effort, new TreeMap<>());
        }
        List<Found> front = new ArrayList<>();
        for (Found found : byFigures.values()) {
            if (front.isEmpty() || found.effort < front.get(0).effort) {
                front.add(0, found);
            }
        }
        return front;
    }

    /** Every plan of exactly that effort, by the people from one on; those beyond the last are newcomers. */
    private void plans(int from, int effort, TreeMap<String, Set<String>> plan) {
        if (effort == 0) {
            look(plan);
            return;
        }
        boolean newcomer = from >= people.size();
        String who = newcomer ? "~" + (from - people.size()) : people.get(from);
        Set<String> held = newcomer ? Set.of() : day.held(competency, who, true);
        for (int chosen = 0; chosen < 1 << codes.size(); chosen++) {
            Set<String> more = new TreeSet<>();
            for (int i = 0; i < codes.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    more.add(codes.get(i));
                }
            }
            int cost = more.size() + (newcomer ? 1 : 0);
            boolean idle = more.isEmpty();
            if (cost <= effort && more.stream().noneMatch(held::contains) && !(idle && newcomer)) {
                if (!idle) {
                    plan.put(who, more);
                }
                plans(from + 1, effort - cost + (idle ? cost : 0), plan);
                plan.remove(who);
            }
        }
    }

    private void look(TreeMap<String, Set<String>> plan) {
        TwinDay then = applied(plan);
        int place = 0;
        for (Level level : List.of(MembershipLevel.SILVER, MembershipLevel.GOLD)) {
            for (AttainmentPath path :
                    day.rulebook().competencies().get(competency).paths(level)) {
                if (level.atLeast(wanted)) {
                    look(plan, then, path, place);
                }
                place++;
            }
        }
    }

    private void look(TreeMap<String, Set<String>> plan, TwinDay then, AttainmentPath path, int place) {
        List<String> metrics =
                List.copyOf(new TreeSet<>(then.rulebook().metrics().keySet()));
        Set<String> fewest = null;
        for (int chosen = 0; chosen < 1 << metrics.size(); chosen++) {
            Set<String> supposed = new HashSet<>();
            for (int i = 0; i < metrics.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    supposed.add(metrics.get(i));
                }
            }
            boolean holds = path.requires().stream().allMatch(requirement -> met(then, requirement, supposed));
            fewest = holds && (fewest == null || supposed.size() < fewest.size()) ? supposed : fewest;
        }
        if (fewest != null) {
            List<String> pairs = new ArrayList<>();
            plan.forEach((who, earned) -> earned.forEach(code -> pairs.add(who + " " + code)));
            int newcomers = (int)
                    plan.keySet().stream().filter(who -> who.startsWith("~")).count();
            Found found = new Found(fewest.size(), pairs.size() + newcomers, plan.size(), place, pairs);
            byFigures.merge(fewest.size(), found, (a, b) -> b.betterThan(a) ? b : a);
        }
    }

    private boolean met(TwinDay then, Requirement requirement, Set<String> supposed) {
        if (requirement instanceof Requirement.Figure figure && supposed.contains(figure.metric())) {
            return true;
        }
        if (requirement instanceof Requirement.AnyOf anyOf && !then.granted(competency, anyOf)) {
            return anyOf.branches().stream()
                    .anyMatch(branch -> branch.stream().allMatch(inner -> met(then, inner, supposed)));
        }
        return then.met(competency, requirement, true);
    }

    private TwinDay applied(Map<String, Set<String>> plan) {
        Set<String> there = new TreeSet<>(people);
        there.addAll(plan.keySet());
        Map<List<Object>, Set<String>> held = new HashMap<>();
        for (String who : there) {
            Set<String> together = new TreeSet<>(people.contains(who) ? day.held(competency, who, true) : Set.of());
            together.addAll(plan.getOrDefault(who, Set.of()));
            held.put(List.of(competency, who, true), together);
        }
        return new TwinDay(day.facts(), day.rulebook(), there, day.day(), day.figuresAsOf(), day.months(), held);
    }
}
