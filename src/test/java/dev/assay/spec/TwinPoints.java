package dev.assay.spec;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.Measure;
import dev.assay.rules.Requirement;
import dev.assay.rules.Source;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A made-up competency of points on one day, added up as plainly as the rules can be read: whole numbers over one
 * denominator, and all facts looked through anew.
 *
 * @param overrides whether those in force count
 * @param absent somebody who is not counted; null for nobody
 */
record TwinPoints(RandomPointsPaths tale, LocalDate day, boolean overrides, @Nullable String absent) {
    /** What everything is counted in: the denominators of averages and growth, those of {@code full_at}, and tenths. */
    private static final BigInteger WHOLE = BigInteger.valueOf(12 * 420 * 420 * 10);

    /** The highest level to which a path holds. */
    Level level() {
        Level best = Level.NONE;
        for (Level level : tale.ladder.levels()) {
            for (AttainmentPath path : tale.paths.getOrDefault(level, List.of())) {
                boolean holds = path.when().stream().allMatch(this::met)
                        && path.requires().stream().allMatch(this::met);
                best = holds ? level : best;
            }
        }
        return best;
    }

    boolean granted(Requirement requirement) {
        return inForce().stream()
                .anyMatch(override -> requirement.id().equals(override.grant().requirementId()));
    }

    private List<AgentOverride> inForce() {
        return tale.facts.of(AgentOverride.class).stream()
                .filter(override ->
                        overrides && holds(override.grantedOn(), override.validUntil()) && !over(override.revokedOn()))
                .toList();
    }

    private boolean holds(LocalDate first, @Nullable LocalDate last) {
        return !day.isBefore(first) && (last == null || !day.isAfter(last));
    }

    private boolean over(@Nullable LocalDate revokedOn) {
        return revokedOn != null && !day.isBefore(revokedOn);
    }

    boolean met(Requirement requirement) {
        if (granted(requirement)) {
            return true;
        }
        if (requirement instanceof Requirement.Figure figure) {
            Market market = tale.facts.of(Partner.class).get(0).market();
            BigDecimal asked = market == Market.DEVELOPED
                    ? figure.threshold().developed()
                    : figure.threshold().developing();
            int order = figure(figure.metric(), figure.window()).compareTo(whole(asked));
            return figure.below() ? order < 0 : order >= 0;
        }
        if (requirement instanceof Requirement.AnyOf any) {
            return any.branches().stream().anyMatch(branch -> branch.stream().allMatch(this::met));
        }
        if (requirement instanceof Requirement.DistinctPeople group) {
            return placed(
                    group.members().stream().filter(member -> !granted(member)).toList(), new HashSet<>());
        }
        if (requirement instanceof Requirement.Points points) {
            return sum(points).compareTo(whole(points.points())) >= 0
                    && points.of().stream()
                            .allMatch(source -> gives(source, BigInteger.ZERO).compareTo(whole(points.floor())) >= 0);
        }
        return have(requirement).compareTo(need(requirement)) >= 0;
    }

    private static BigInteger need(Requirement requirement) {
        if (requirement instanceof Requirement.People people) {
            return whole(BigDecimal.valueOf(people.count()));
        }
        if (requirement instanceof Requirement.Attestations attestations) {
            return whole(BigDecimal.valueOf(attestations.count()));
        }
        return whole(BigDecimal.valueOf(((Requirement.Certificates) requirement).count()));
    }

    /** Whether everybody who is asked for can be somebody else: every choice is tried. */
    private boolean placed(List<Requirement.People> members, Set<String> used) {
        if (members.isEmpty()) {
            return true;
        }
        Requirement.People first = members.get(0);
        List<Requirement.People> rest = members.subList(1, members.size());
        return first.count() == 1 ? one(first, rest, used) : one(first, less(first, rest), used);
    }

    private static List<Requirement.People> less(Requirement.People first, List<Requirement.People> rest) {
        Requirement.People less = new Requirement.People(first.id(), first.count() - 1, first.holding());
        return Stream.concat(Stream.of(less), rest.stream()).toList();
    }

    private boolean one(Requirement.People wanted, List<Requirement.People> rest, Set<String> used) {
        for (Map.Entry<String, Set<String>> person : people().entrySet()) {
            if (TwinDay.fulfilled(wanted.holding(), person.getValue()) && used.add(person.getKey())) {
                if (placed(rest, used)) {
                    return true;
                }
                used.remove(person.getKey());
            }
        }
        return false;
    }

    /** Everybody who is there, and what each holds. */
    Map<String, Set<String>> people() {
        Map<String, Set<String>> people = new TreeMap<>();
        for (Association link : tale.facts.of(Association.class)) {
            if (!day.isBefore(link.linkedOn()) && !over(link.unlinkedOn())) {
                people.put(link.personId(), new HashSet<>());
            }
        }
        for (Achievement held : tale.facts.of(Achievement.class)) {
            if (people.containsKey(held.personId())
                    && holds(held.earnedOn(), held.validUntil())
                    && !over(held.revokedOn())
                    && !retired(held.credentialCode())) {
                people.get(held.personId()).add(held.credentialCode());
            }
        }
        for (AgentOverride override : inForce()) {
            String person = override.grant().personId();
            if (person != null && people.containsKey(person)) {
                people.get(person).add(String.valueOf(override.grant().credentialCode()));
            }
        }
        people.keySet().removeIf(person -> person.equals(absent));
        return people;
    }

    private boolean retired(String code) {
        LocalDate last = tale.rulebook.credentials().get(code).countsUntil();
        return last != null && day.isAfter(last);
    }

    /** What there is of something that is counted, a figure, or points. */
    BigInteger have(Requirement requirement) {
        if (requirement instanceof Requirement.People people) {
            return units(new Measure.People(people.holding()));
        }
        if (requirement instanceof Requirement.Certificates certificates) {
            return units(new Measure.Certificates(certificates.of()));
        }
        if (requirement instanceof Requirement.Attestations attestations) {
            return units(new Measure.Attestations(attestations.of()));
        }
        if (requirement instanceof Requirement.Figure figure) {
            return figure(figure.metric(), figure.window());
        }
        return sum((Requirement.Points) requirement);
    }

    private BigInteger sum(Requirement.Points points) {
        return points.of().stream()
                .map(source -> gives(source, BigInteger.ZERO))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** What each part of a source gives, itself included, by its id. */
    Map<String, BigInteger> parts(Source source) {
        Map<String, BigInteger> parts = new TreeMap<>();
        part(source, BigInteger.ZERO, parts);
        return parts;
    }

    private void part(Source source, BigInteger room, Map<String, BigInteger> parts) {
        parts.put(source.id(), gives(source, room));
        for (Source member : source.members()) {
            BigInteger inside = room;
            if (source instanceof Source.Group group) {
                inside = fills(member) ? left(group, member) : BigInteger.ZERO;
            }
            part(member, inside, parts);
        }
    }

    /** What the group's cap leaves for the member: after all that have a measure of their own, and those before it. */
    private BigInteger left(Source.Group group, Source member) {
        BigInteger all = BigInteger.ZERO;
        for (Source other : group.of()) {
            all = all.add(fills(other) ? BigInteger.ZERO : gives(other, BigInteger.ZERO));
        }
        for (Source earlier : group.of().subList(0, group.of().indexOf(member))) {
            BigInteger left = whole(group.cap()).subtract(all).max(BigInteger.ZERO);
            all = all.add(fills(earlier) ? gives(earlier, left) : BigInteger.ZERO);
        }
        return whole(group.cap()).subtract(all).max(BigInteger.ZERO);
    }

    /** @param room what the group's cap leaves after the other members */
    BigInteger gives(Source source, BigInteger room) {
        if (source instanceof Source.Group group) {
            if (granted(group)) {
                return whole(group.cap());
            }
            BigInteger all = BigInteger.ZERO;
            for (Source member : group.of()) {
                all = all.add(fills(member) ? BigInteger.ZERO : gives(member, BigInteger.ZERO));
            }
            for (Source member : group.of()) {
                BigInteger left = whole(group.cap()).subtract(all).max(BigInteger.ZERO);
                all = all.add(fills(member) ? gives(member, left) : BigInteger.ZERO);
            }
            return all.min(whole(group.cap()));
        }
        BigInteger most = most(source);
        if (granted(source)) {
            return most == null ? room : most;
        }
        if (source instanceof Source.BestOf best) {
            return best.of().stream().map(member -> gives(member, room)).reduce(BigInteger.ZERO, BigInteger::max);
        }
        Source.Measured measured = (Source.Measured) source;
        if (!measured.after().stream().allMatch(this::met)) {
            return BigInteger.ZERO;
        }
        BigInteger points = units(measured.measure())
                .multiply(measured.rate().points().toBigIntegerExact())
                .divide(measured.rate().units().toBigIntegerExact())
                .max(BigInteger.ZERO);
        return most == null ? points : points.min(most);
    }

    /** The most that it can give; null if nothing limits it. */
    private static @Nullable BigInteger most(Source source) {
        if (source instanceof Source.Measured measured) {
            return Stream.of(
                            Optional.ofNullable(measured.cap()),
                            Optional.of(measured.rate().points())
                                    .filter(worth -> measured.rate().capped()))
                    .flatMap(Optional::stream)
                    .map(TwinPoints::whole)
                    .reduce(BigInteger::min)
                    .orElse(null);
        }
        List<@Nullable BigInteger> members =
                source.members().stream().map(TwinPoints::most).toList();
        boolean limited = members.stream().allMatch(Objects::nonNull);
        BigInteger sum = limited ? members.stream().reduce(BigInteger.ZERO, BigInteger::add) : null;
        if (source instanceof Source.Group group) {
            return sum == null ? whole(group.cap()) : sum.min(whole(group.cap()));
        }
        return limited ? members.stream().reduce(BigInteger.ZERO, BigInteger::max) : null;
    }

    private boolean fills(Source source) {
        return granted(source) && most(source) == null
                || source instanceof Source.BestOf best && best.of().stream().anyMatch(this::fills);
    }

    private BigInteger units(Measure measure) {
        if (measure instanceof Measure.Figure figure) {
            return figure(figure.metric(), figure.window());
        }
        long units = 0;
        for (Set<String> held : people().values()) {
            if (measure instanceof Measure.People people) {
                units += TwinDay.fulfilled(people.holding(), held) ? 1 : 0;
            } else if (measure instanceof Measure.Certificates certificates) {
                units += Set.copyOf(certificates.codes()).stream()
                        .filter(held::contains)
                        .count();
            }
        }
        if (measure instanceof Measure.Attestations attestations) {
            units = attestations.codes().stream().filter(this::attested).count();
        }
        return whole(BigDecimal.valueOf(units));
    }

    private boolean attested(String code) {
        return tale.facts.of(Attestation.class).stream().anyMatch(fact -> {
            Period validFor = tale.attestedFor(code);
            return fact.attestationCode().equals(code)
                    && holds(fact.attestedOn(), fact.validUntil())
                    && !over(fact.revokedOn())
                    && !over(validFor == null ? null : fact.attestedOn().plus(validFor));
        });
    }

    private BigInteger figure(String metric, Window window) {
        YearMonth running = YearMonth.from(day.isAfter(RandomPointsPaths.DAY) ? RandomPointsPaths.DAY : day);
        Map<YearMonth, BigInteger> rows = new HashMap<>();
        tale.facts.of(MetricMonth.class).stream()
                .filter(row -> row.metricCode().equals(metric))
                .forEach(row -> rows.put(row.month(), whole(row.value())));
        BigInteger sum = BigInteger.ZERO;
        for (int back = 1; back <= window.months(); back++) {
            sum = sum.add(rows.getOrDefault(running.minusMonths(back), BigInteger.ZERO));
        }
        int newest = 1;
        while (newest < 24 && !rows.containsKey(running.minusMonths(newest))) {
            newest++;
        }
        BigInteger latest = rows.getOrDefault(running.minusMonths(newest), BigInteger.ZERO);
        int later = newest > 3 ? 1 : newest;
        BigInteger before = rows.getOrDefault(running.minusMonths(later + window.months()), BigInteger.ZERO);
        BigInteger change =
                rows.getOrDefault(running.minusMonths(later), BigInteger.ZERO).subtract(before);
        return switch (window.kind()) {
            case SUM -> sum;
            case AVERAGE -> sum.divide(BigInteger.valueOf(window.months()));
            case LATEST -> latest;
            case CHANGE -> change;
            case GROWTH ->
                before.signum() <= 0
                        ? BigInteger.ZERO
                        : change.multiply(whole(BigDecimal.valueOf(100))).divide(before);
        };
    }

    private static BigInteger whole(BigDecimal number) {
        return number.multiply(new BigDecimal(WHOLE)).toBigIntegerExact();
    }

    /** Rounded down to 4 decimals. */
    static BigDecimal shown(BigInteger wholes) {
        return new BigDecimal(wholes).divide(new BigDecimal(WHOLE), 4, RoundingMode.FLOOR);
    }
}
