package dev.assay.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One condition inside a path. Its id is unique in its competency, nested ones included. */
public sealed interface Requirement
        permits Requirement.People,
                Requirement.Figure,
                Requirement.AnyOf,
                Requirement.DistinctPeople,
                Requirement.Points,
                Requirement.Attestations,
                Requirement.Certificates,
                Source {
    /** As the rulebook writes it. */
    String id();

    /** What it counts by itself; empty if it is made of other requirements. */
    Optional<Measure> counted();

    /** The requirements directly inside of it, in rulebook order. */
    default List<? extends Requirement> parts() {
        return List.of();
    }

    /** This requirement and all nested ones, in rulebook order, the outer before the inner. */
    default List<Requirement> withNested() {
        List<? extends Requirement> parts = parts();
        if (parts.isEmpty()) {
            return List.of(this);
        }
        List<Requirement> all = new ArrayList<>();
        all.add(this);
        parts.forEach(part -> all.addAll(part.withNested()));
        return all;
    }

    /** Dispatches on the kind of requirement. */
    <R> R by(Cases<R> cases);

    /** One method per kind of requirement; a new kind does not compile until every implementation handles it. */
    interface Cases<R> {
        R people(People people);

        R figure(Figure figure);

        R anyOf(AnyOf anyOf);

        R distinctPeople(DistinctPeople distinctPeople);

        R points(Points points);

        R attestations(Attestations attestations);

        R certificates(Certificates certificates);

        /** Only inside of {@link #points}; whoever looks at sources within their requirement is not asked for one alone. */
        default R source(Source source) {
            throw new IllegalStateException("source " + source.id() + " is looked at within its requirement");
        }
    }

    /**
     * A number of different people, each of whom fulfils the holding.
     *
     * @param count how many people, at least 1
     */
    record People(String id, int count, Holding holding) implements Requirement {
        public People {
            Objects.requireNonNull(id);
            Objects.requireNonNull(holding);
            if (count < 1) {
                throw new IllegalArgumentException("requirement " + id + " asks for " + count + " people");
            }
        }

        @Override
        public Optional<Measure> counted() {
            return Optional.of(new Measure.People(holding));
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.people(this);
        }
    }

    /**
     * A figure of the partner over a window of whole months.
     *
     * @param metric canonical code
     * @param threshold what the figure is compared with
     * @param below the figure must be below the threshold; otherwise it must reach it
     */
    record Figure(String id, String metric, Window window, Threshold threshold, boolean below) implements Requirement {
        public Figure {
            Objects.requireNonNull(id);
            Objects.requireNonNull(metric);
            Objects.requireNonNull(window);
            Objects.requireNonNull(threshold);
        }

        /** One that must reach the threshold. */
        public Figure(String id, String metric, Window window, Threshold atLeast) {
            this(id, metric, window, atLeast, false);
        }

        @Override
        public Optional<Measure> counted() {
            return Optional.of(new Measure.Figure(metric, window));
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.figure(this);
        }
    }

    /** One whole list must hold. */
    record AnyOf(String id, List<List<Requirement>> branches) implements Requirement {
        public AnyOf {
            Objects.requireNonNull(id);
            branches = branches.stream().map(List::copyOf).toList();
            if (branches.isEmpty() || branches.stream().anyMatch(List::isEmpty)) {
                throw new IllegalArgumentException("requirement " + id + " has an empty branch");
            }
        }

        @Override
        public Optional<Measure> counted() {
            return Optional.empty();
        }

        @Override
        public List<Requirement> parts() {
            return branches.stream().flatMap(List::stream).toList();
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.anyOf(this);
        }
    }

    /** All members together, each slot of each member by another person. */
    record DistinctPeople(String id, List<People> members) implements Requirement {
        public DistinctPeople {
            Objects.requireNonNull(id);
            members = List.copyOf(members);
            if (members.isEmpty()) {
                throw new IllegalArgumentException("requirement " + id + " has no members");
            }
        }

        /** How many different people it takes: the sum of the members' counts. */
        public int slots() {
            return members.stream().mapToInt(People::count).sum();
        }

        @Override
        public Optional<Measure> counted() {
            return Optional.empty();
        }

        @Override
        public List<People> parts() {
            return members;
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.distinctPeople(this);
        }
    }

    /**
     * A number of points, from sources.
     *
     * @param points how many, above 0
     * @param eachAtLeast how many each source of the list must give; null = any number
     * @param of in rulebook order, not empty
     */
    record Points(String id, BigDecimal points, @Nullable BigDecimal eachAtLeast, List<Source> of)
            implements Requirement {
        public Points {
            Objects.requireNonNull(id);
            of = List.copyOf(of);
            if (points.signum() <= 0 || of.isEmpty()) {
                throw new IllegalArgumentException("requirement %s asks for %s points of %s".formatted(id, points, of));
            }
        }

        @Override
        public Optional<Measure> counted() {
            return Optional.empty();
        }

        @Override
        public List<Source> parts() {
            return of;
        }

        /** How many points a source of the list must give. */
        public BigDecimal floor() {
            return eachAtLeast == null ? BigDecimal.ZERO : eachAtLeast;
        }

        /** What each source of the list gives. */
        public List<Source.Given> given(Source.Tally tally) {
            return of.stream().map(source -> source.give(tally, Fraction.ZERO)).toList();
        }

        /** The points of all sources together. */
        public static Fraction sum(List<Source.Given> given) {
            return given.stream().map(Source.Given::points).reduce(Fraction.ZERO, Fraction::plus);
        }

        /** True if there are enough points, and enough of each source. */
        public boolean reached(List<Source.Given> given) {
            Fraction floor = Fraction.of(floor());
            return sum(given).compareTo(Fraction.of(points)) >= 0
                    && given.stream().allMatch(each -> each.points().compareTo(floor) >= 0);
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.points(this);
        }
    }

    /**
     * A number of different attestations.
     *
     * @param count how many, at least 1
     * @param of canonical codes
     */
    record Attestations(String id, int count, List<String> of) implements Requirement {
        public Attestations {
            Objects.requireNonNull(id);
            of = named(id, count, of);
        }

        @Override
        public Optional<Measure> counted() {
            return Optional.of(new Measure.Attestations(of));
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.attestations(this);
        }
    }

    /**
     * A number of pairs of a person and one of the credentials.
     *
     * @param count how many, at least 1
     * @param of canonical codes
     */
    record Certificates(String id, int count, List<String> of) implements Requirement {
        public Certificates {
            Objects.requireNonNull(id);
            of = named(id, count, of);
        }

        @Override
        public Optional<Measure> counted() {
            return Optional.of(new Measure.Certificates(of));
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.certificates(this);
        }
    }

    private static List<String> named(String id, int count, List<String> of) {
        if (count < 1 || of.isEmpty()) {
            throw new IllegalArgumentException("requirement %s asks for %d of %s".formatted(id, count, of));
        }
        return List.copyOf(of);
    }
}
