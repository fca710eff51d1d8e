package dev.assay.evaluation;

import dev.assay.rules.Fraction;
import dev.assay.rules.Requirement;
import dev.assay.rules.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges one requirement of points, explained: what each source gives, who counts in it, and by how much the sum would
 * fall without each person.
 *
 * <p>The sum without a person is not judged anew: only the sources in which the person counts are added up again, with
 * the person's units taken off and with the {@code after} of which the person is a part.
 */
final class PointsJudge {
    private final RequirementJudge judge;
    private final Circumstances circumstances;
    private final Requirement.Points points;
    private final Map<Source, Count> counts = new IdentityHashMap<>();

    /** @param judge judges what sources come {@code after}, and counts for them */
    PointsJudge(RequirementJudge judge, Circumstances circumstances, Requirement.Points points) {
        this.judge = judge;
        this.circumstances = circumstances;
        this.points = points;
        points.of().forEach(this::count);
    }

    /**
     * What has been counted for a measured source.
     *
     * @param people who counts in it; empty where no people are counted
     * @param unitsOf how many units each of them is
     * @param after how its {@code after} came out
     * @param inAfter who is a part of that
     */
    private record Count(
            Fraction units,
            List<Contributor> people,
            Map<String, Integer> unitsOf,
            List<RequirementOutcome> after,
            Set<String> inAfter) {}

    private void count(Source source) {
        source.members().forEach(this::count);
        if (source instanceof Source.Measured measured) {
            List<RequirementOutcome> after =
                    measured.after().stream().map(gate -> gate.by(judge)).toList();
            Counted counted = measured.measure().by(new Counted.By(circumstances));
            counts.put(
                    source,
                    new Count(
                            counted.units(),
                            counted.people(),
                            counted.unitsOf(),
                            after,
                            after.stream()
                                    .flatMap(gate -> gate.withNested().stream())
                                    .flatMap(gate -> gate.contributors().stream())
                                    .map(Contributor::personId)
                                    .collect(Collectors.toSet())));
        }
    }

    private Count of(Source source) {
        return Objects.requireNonNull(counts.get(source));
    }

    private boolean granted(Requirement requirement) {
        return circumstances.recognition().requirement(requirement.id());
    }

    /** How the requirement comes out. */
    RequirementOutcome outcome() {
        List<Source.Given> given = points.given(new Everyone());
        boolean granted = granted(points);
        boolean reached = points.reached(given);
        Falls falls = falls(given);
        RequirementOutcome outcome = new RequirementOutcome(
                points,
                Requirement.Points.sum(given).shown(RequirementJudge.SCALE),
                points.points(),
                granted || reached,
                granted,
                List.of(),
                given.stream().map(each -> outcome(each, points.floor())).toList(),
                reached ? falls.critical(Requirement.Points.sum(given).minus(Fraction.of(points.points()))) : Set.of());
        return outcome.within(falls.shown());
    }

    private RequirementOutcome outcome(Source.Given given, BigDecimal floor) {
        Count count = counts.get(given.source());
        List<RequirementOutcome> nested = new ArrayList<>();
        if (count != null) {
            nested.addAll(count.after());
        }
        given.members().forEach(member -> nested.add(outcome(member, BigDecimal.ZERO)));
        return new RequirementOutcome(
                given.source(),
                given.points().shown(RequirementJudge.SCALE),
                floor,
                given.points().compareTo(Fraction.of(floor)) >= 0,
                granted(given.source()),
                count == null ? List.of() : count.people(),
                nested,
                Set.of());
    }

    /**
     * What each person who counts anywhere in the requirement is to it.
     *
     * @param ofSum by how much the sum would fall without the person, by person id
     * @param belowFloor without whom a source would fall below what each has to give
     */
    private record Falls(Map<String, Fraction> ofSum, Set<String> belowFloor) {
        /** Without whom the sum would not suffice, or a source. */
        Set<String> critical(Fraction surplus) {
            Set<String> critical = new HashSet<>(belowFloor);
            ofSum.forEach((person, fall) -> {
                if (fall.compareTo(surplus) > 0) {
                    critical.add(person);
                }
            });
            return critical;
        }

        Map<String, BigDecimal> shown() {
            Map<String, BigDecimal> shown = new HashMap<>();
            ofSum.forEach((person, fall) -> shown.put(person, fall.shown(RequirementJudge.SCALE)));
            return shown;
        }
    }

    private Falls falls(List<Source.Given> given) {
        Falls falls = new Falls(new HashMap<>(), new HashSet<>());
        Fraction floor = Fraction.of(points.floor());
        for (Source.Given each : given) {
            List<Source.Measured> parts = parts(each.source());
            Map<List<Integer>, Fraction> known = new HashMap<>();
            for (String person : people(parts)) {
                // people who are the same to the source need not be added up one by one
                List<Integer> part =
                        parts.stream().map(source -> without(source, person)).toList();
                Fraction left = known.computeIfAbsent(part, key -> each.source()
                        .give(new Without(person), Fraction.ZERO)
                        .points());
                falls.ofSum.merge(person, each.points().minus(left), Fraction::plus);
                if (left.compareTo(floor) < 0) {
                    falls.belowFloor.add(person);
                }
            }
        }
        return falls;
    }

    private static List<Source.Measured> parts(Source source) {
        return source.withNested().stream()
                .filter(Source.Measured.class::isInstance)
                .map(Source.Measured.class::cast)
                .toList();
    }

    private Set<String> people(List<Source.Measured> parts) {
        Set<String> people = new LinkedHashSet<>();
        for (Source.Measured part : parts) {
            people.addAll(of(part).unitsOf().keySet());
            people.addAll(of(part).inAfter());
        }
        return people;
    }

    /** What the person is to the source: the units, or -1 if the source gives nothing without the person. */
    private int without(Source.Measured source, String person) {
        return openWithout(source, person) ? of(source).unitsOf().getOrDefault(person, 0) : -1;
    }

    private boolean openWithout(Source.Measured source, String person) {
        Count count = of(source);
        for (RequirementOutcome gate : count.after()) {
            if (!gate.met() || count.inAfter().contains(person) && !holdsWithout(gate, person)) {
                return false;
            }
        }
        return true;
    }

    private boolean holdsWithout(RequirementOutcome gate, String person) {
        if (gate.requirement() instanceof Requirement.People people) {
            boolean part = gate.contributors().stream()
                    .anyMatch(contributor -> contributor.personId().equals(person));
            return gate.overridden() || gate.contributors().size() - (part ? 1 : 0) >= people.count();
        }
        return new LevelJudge(circumstances.without(person)).met(gate.requirement());
    }

    /** What counts with everyone who is there. */
    private class Everyone implements Source.Tally {
        @Override
        public Fraction units(Source.Measured source) {
            return of(source).units();
        }

        @Override
        public boolean open(Source.Measured source) {
            return of(source).after().stream().allMatch(RequirementOutcome::met);
        }

        @Override
        public boolean granted(Source source) {
            return PointsJudge.this.granted(source);
        }
    }

    /** What would count without one of them. */
    private final class Without extends Everyone {
        private final String person;

        private Without(String person) {
            this.person = person;
        }

        @Override
        public Fraction units(Source.Measured source) {
            int units = of(source).unitsOf().getOrDefault(person, 0);
            return units == 0 ? super.units(source) : super.units(source).minus(Fraction.of(units));
        }

        @Override
        public boolean open(Source.Measured source) {
            return openWithout(source, person);
        }
    }
}
