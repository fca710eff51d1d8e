package dev.assay.spec;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One partner on one day, judged as plainly as the rules can be read: every fact is looked through for every question.
 *
 * @param there who is with the partner on the day
 * @param figuresAsOf the day whose windows of figures count
 * @param months how long an override lasts at the most
 * @param heldByWhom what was worked out before, empty at first
 */
record TwinDay(
        KnownFacts facts,
        Rulebook rulebook,
        Set<String> there,
        LocalDate day,
        LocalDate figuresAsOf,
        int months,
        Map<List<Object>, Set<String>> heldByWhom) {
    /** The same day if one person were not there. */
    TwinDay without(String person) {
        Set<String> others = new TreeSet<>(there);
        others.remove(person);
        return new TwinDay(facts, rulebook, others, day, figuresAsOf, months, heldByWhom);
    }

    boolean inForce(AgentOverride override) {
        YearMonth last = YearMonth.from(override.grantedOn()).plusMonths(months);
        LocalDate end = last.atDay(Math.min(override.grantedOn().getDayOfMonth(), last.lengthOfMonth()));
        return !day.isBefore(override.grantedOn())
                && day.isBefore(end)
                && (override.validUntil() == null || !day.isAfter(override.validUntil()))
                && (override.revokedOn() == null || day.isBefore(override.revokedOn()));
    }

    List<AgentOverride> overrides(String competency) {
        List<AgentOverride> found = new ArrayList<>();
        for (AgentOverride override : facts.of(AgentOverride.class)) {
            if (override.competencyCode().equals(competency) && inForce(override)) {
                found.add(override);
            }
        }
        return found;
    }

    Level level(String code, boolean withOverrides) {
        Competency competency = rulebook.competency(code);
        if (competency == null) {
            return Level.NONE;
        }
        Level best = Level.NONE;
        for (Level level : List.of(MembershipLevel.SILVER, MembershipLevel.GOLD)) {
            boolean reached = withOverrides
                    && overrides(code).stream()
                            .anyMatch(o -> level.name().equals(o.grant().level()));
            for (AttainmentPath path : competency.paths(level)) {
                reached |= holds(code, path, withOverrides);
            }
            best = reached ? level : best;
        }
        return best;
    }

    boolean holds(String code, AttainmentPath path, boolean withOverrides) {
        for (Requirement requirement : path.requires()) {
            if (!met(code, requirement, withOverrides)) {
                return false;
            }
        }
        return true;
    }

    boolean granted(String code, Requirement requirement) {
        return overrides(code).stream()
                .anyMatch(o -> requirement.id().equals(o.grant().requirementId()));
    }

    boolean met(String code, Requirement requirement, boolean withOverrides) {
        if (withOverrides && granted(code, requirement)) {
            return true;
        }
        if (requirement instanceof Requirement.Figure figure) {
            boolean average = figure.window().kind() == Window.Kind.AVERAGE;
            BigDecimal times = BigDecimal.valueOf(average ? figure.window().months() : 1);
            return total(figure).subtract(need(figure).multiply(times)).signum() >= 0;
        }
        if (requirement instanceof Requirement.AnyOf anyOf) {
            return anyOf.branches().stream()
                    .anyMatch(branch -> branch.stream().allMatch(inner -> met(code, inner, withOverrides)));
        }
        return people(code, requirement, withOverrides, withOverrides)
                >= need(requirement).intValueExact();
    }

    BigDecimal need(Requirement requirement) {
        if (requirement instanceof Requirement.Figure figure) {
            boolean developing = facts.of(Partner.class).stream().anyMatch(p -> p.market() == Market.DEVELOPING);
            return developing
                    ? figure.threshold().developing()
                    : figure.threshold().developed();
        }
        if (requirement instanceof Requirement.DistinctPeople group) {
            int slots = 0;
            for (Requirement.People member : group.members()) {
                slots += member.count();
            }
            return BigDecimal.valueOf(slots);
        }
        return requirement instanceof Requirement.People people ? BigDecimal.valueOf(people.count()) : BigDecimal.ONE;
    }

    BigDecimal have(String code, Requirement requirement) {
        if (requirement instanceof Requirement.Figure figure) {
            int parts = figure.window().kind() == Window.Kind.AVERAGE
                    ? figure.window().months()
                    : 1;
            return total(figure).divide(BigDecimal.valueOf(parts), 4, RoundingMode.FLOOR);
        }
        if (requirement instanceof Requirement.AnyOf anyOf) {
            boolean any = anyOf.branches().stream()
                    .anyMatch(branch -> branch.stream().allMatch(inner -> met(code, inner, true)));
            return any ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return BigDecimal.valueOf(people(code, requirement, true, false));
    }

    private BigDecimal total(Requirement.Figure figure) {
        TreeMap<YearMonth, BigDecimal> values = new TreeMap<>();
        for (MetricMonth row : facts.of(MetricMonth.class)) {
            if (row.metricCode().equals(figure.metric()) && row.month().isBefore(YearMonth.from(figuresAsOf))) {
                values.put(row.month(), row.value());
            }
        }
        if (figure.window().kind() == Window.Kind.LATEST) {
            return values.isEmpty() ? BigDecimal.ZERO : values.lastEntry().getValue();
        }
        BigDecimal total = BigDecimal.ZERO;
        for (int back = 1; back <= figure.window().months(); back++) {
            total = total.add(values.getOrDefault(YearMonth.from(figuresAsOf).minusMonths(back), BigDecimal.ZERO));
        }
        return total;
    }

    /** How many people count; for a group how many slots they fill, those that an override grants included if asked. */
    private int people(String code, Requirement requirement, boolean withOverrides, boolean grantSlots) {
        if (requirement instanceof Requirement.People people) {
            return counting(code, people, withOverrides).size();
        }
        List<Set<String>> slots = new ArrayList<>();
        int given = 0;
        for (Requirement.People member : ((Requirement.DistinctPeople) requirement).members()) {
            for (int i = 0; i < member.count(); i++) {
                if (grantSlots && granted(code, member)) {
                    given++;
                } else {
                    slots.add(counting(code, member, withOverrides));
                }
            }
        }
        return given + mostFilled(slots, 0, new HashSet<>());
    }

    /** Tries every assignment of people to the slots from one on. */
    static int mostFilled(List<Set<String>> slots, int from, Set<String> used) {
        if (from == slots.size()) {
            return 0;
        }
        int most = mostFilled(slots, from + 1, used);
        for (String person : slots.get(from)) {
            if (used.add(person)) {
                most = Math.max(most, 1 + mostFilled(slots, from + 1, used));
                used.remove(person);
            }
        }
        return most;
    }

    Set<String> counting(String code, Requirement.People people, boolean withOverrides) {
        Set<String> counting = new TreeSet<>();
        for (String person : there) {
            if (fulfilled(people.holding(), held(code, person, withOverrides))) {
                counting.add(person);
            }
        }
        return counting;
    }

    Set<String> held(String code, String person, boolean withOverrides) {
        return heldByWhom.computeIfAbsent(
                List.of(code, person, withOverrides), key -> lookUp(code, person, withOverrides));
    }

    private Set<String> lookUp(String code, String person, boolean withOverrides) {
        Set<String> held = new TreeSet<>();
        for (Achievement achievement : facts.of(Achievement.class)) {
            Credential credential = rulebook.credentials().get(achievement.credentialCode());
            if (achievement.personId().equals(person) && credential != null && counts(achievement, credential)) {
                held.add(achievement.credentialCode());
            }
        }
        for (AgentOverride override : withOverrides ? overrides(code) : List.<AgentOverride>of()) {
            String granted = override.grant().credentialCode();
            if (granted != null && person.equals(override.grant().personId())) {
                held.add(granted);
            }
        }
        return held;
    }

    private boolean counts(Achievement achievement, Credential credential) {
        return !day.isBefore(achievement.earnedOn())
                && (achievement.validUntil() == null || !day.isAfter(achievement.validUntil()))
                && (achievement.revokedOn() == null || day.isBefore(achievement.revokedOn()))
                && (credential.earnedBy() == null || !achievement.earnedOn().isAfter(credential.earnedBy()))
                && (credential.countsUntil() == null || !day.isAfter(credential.countsUntil()));
    }

    static boolean fulfilled(Holding holding, Set<String> held) {
        if (holding instanceof Holding.Any any) {
            return any.of().stream().anyMatch(part -> fulfilled(part, held));
        }
        if (holding instanceof Holding.All all) {
            return all.of().stream().allMatch(part -> fulfilled(part, held));
        }
        return held.contains(((Holding.Held) holding).code());
    }

    /** The codes of every branch that is fulfilled. */
    static Set<String> codes(Holding holding, Set<String> held) {
        Set<String> codes = new TreeSet<>();
        if (fulfilled(holding, held)) {
            if (holding instanceof Holding.Any any) {
                any.of().forEach(part -> codes.addAll(codes(part, held)));
            } else if (holding instanceof Holding.All all) {
                all.of().forEach(part -> codes.addAll(codes(part, held)));
            } else {
                codes.add(((Holding.Held) holding).code());
            }
        }
        return codes;
    }
}
