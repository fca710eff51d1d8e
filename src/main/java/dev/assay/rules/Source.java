package dev.assay.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that gives points to a requirement of points. Never less than 0: a loss is no negative point.
 *
 * <p>It is a requirement itself, as the rulebook may ask each source of a list for a least number of points, and as an
 * override may grant it. Then it gives the most that it can, and a group its whole cap.
 */
public sealed interface Source extends Requirement {
    /** The most points that it can give; empty if nothing limits it. */
    Optional<BigDecimal> most();

    /** The sources inside, in rulebook order. */
    default List<Source> members() {
        return List.of();
    }

    @Override
    default List<? extends Requirement> parts() {
        return members();
    }

    /**
     * What it gives.
     *
     * @param room what it gives where an override grants it and nothing of its own limits it
     */
    Given give(Tally tally, Fraction room);

    /**
     * What a source gives.
     *
     * @param members what the sources inside give, in rulebook order
     */
    record Given(Source source, Fraction points, List<Given> members) {}

    /** True if what it gives depends on the room that the sources beside it leave. */
    default boolean fillsRoom(Tally tally) {
        return tally.granted(this) && most().isEmpty();
    }

    /** What has been counted for the sources of a requirement. */
    interface Tally {
        /** How many units are counted for it, whatever comes of them; negative for a loss. */
        Fraction units(Measured source);

        /** True if all of the source's {@code after} hold. */
        boolean open(Measured source);

        /** True if an override grants the source. */
        boolean granted(Source source);
    }

    @Override
    default <R> R by(Cases<R> cases) {
        return cases.source(this);
    }

    /**
     * What is counted gives points unit by unit.
     *
     * @param cap the most points; null = what {@code rate} allows
     * @param after requirements without which it gives nothing
     */
    record Measured(String id, Measure measure, Rate rate, @Nullable BigDecimal cap, List<Requirement> after)
            implements Source {
        public Measured {
            Objects.requireNonNull(id);
            Objects.requireNonNull(measure);
            Objects.requireNonNull(rate);
            after = List.copyOf(after);
            positive(id, cap);
        }

        @Override
        public Optional<BigDecimal> most() {
            BigDecimal worth = rate.most();
            return Optional.ofNullable(worth == null || cap != null && cap.compareTo(worth) < 0 ? cap : worth);
        }

        @Override
        public Given give(Tally tally, Fraction room) {
            return new Given(this, points(tally, room), List.of());
        }

        private Fraction points(Tally tally, Fraction room) {
            Optional<BigDecimal> most = most();
            if (tally.granted(this)) {
                return most.map(Fraction::of).orElse(room);
            }
            if (!tally.open(this)) {
                return Fraction.ZERO;
            }
            Fraction points = rate.points(tally.units(this)).atLeast(Fraction.ZERO);
            return most.isEmpty() ? points : points.atMost(Fraction.of(most.get()));
        }

        @Override
        public Optional<Measure> counted() {
            return Optional.of(measure);
        }

        @Override
        public List<Requirement> parts() {
            return after;
        }
    }

    /** The sum of several, up to a cap. */
    record Group(String id, List<Source> of, BigDecimal cap) implements Source {
        public Group {
            Objects.requireNonNull(id);
            of = some(id, of);
            positive(id, cap);
        }

        /** The cap, or the most of all sources together where that is less. */
        @Override
        public Optional<BigDecimal> most() {
            BigDecimal most = BigDecimal.ZERO;
            for (Source source : of) {
                if (source.most().isEmpty()) {
                    return Optional.of(cap);
                }
                most = most.add(source.most().get());
            }
            return Optional.of(most.min(cap));
        }

        @Override
        public Optional<Measure> counted() {
            return Optional.empty();
        }

        @Override
        public List<Source> members() {
            return of;
        }

        @Override
        public Given give(Tally tally, Fraction room) {
            Given[] members = new Given[of.size()];
            Fraction limit = Fraction.of(cap);
            Fraction sum = Fraction.ZERO;
            for (boolean filling : new boolean[] {false, true}) {
                for (int i = 0; i < members.length; i++) {
                    if (of.get(i).fillsRoom(tally) == filling) {
                        Fraction left = limit.minus(sum).atLeast(Fraction.ZERO);
                        members[i] = of.get(i).give(tally, left);
                        sum = sum.plus(members[i].points());
                    }
                }
            }
            Fraction points = tally.granted(this) ? limit : sum.atMost(limit);
            return new Given(this, points, List.of(members));
        }
    }

    /** The largest of several. */
    record BestOf(String id, List<Source> of) implements Source {
        public BestOf {
            Objects.requireNonNull(id);
            of = some(id, of);
        }

        @Override
        public Optional<BigDecimal> most() {
            return of.stream().allMatch(source -> source.most().isPresent())
                    ? of.stream().flatMap(source -> source.most().stream()).reduce(BigDecimal::max)
                    : Optional.empty();
        }

        @Override
        public Optional<Measure> counted() {
            return Optional.empty();
        }

        @Override
        public List<Source> members() {
            return of;
        }

        @Override
        public boolean fillsRoom(Tally tally) {
            return Source.super.fillsRoom(tally) || of.stream().anyMatch(source -> source.fillsRoom(tally));
        }

        @Override
        public Given give(Tally tally, Fraction room) {
            List<Given> members =
                    of.stream().map(source -> source.give(tally, room)).toList();
            Fraction best = members.stream().map(Given::points).reduce(Fraction.ZERO, Fraction::atLeast);
            Fraction points = tally.granted(this) ? most().map(Fraction::of).orElse(room) : best;
            return new Given(this, points, members);
        }
    }

    private static List<Source> some(String id, List<Source> of) {
        if (of.isEmpty()) {
            throw new IllegalArgumentException("source " + id + " has no sources");
        }
        return List.copyOf(of);
    }

    private static void positive(String id, @Nullable BigDecimal number) {
        if (number != null && number.signum() <= 0) {
            throw new IllegalArgumentException("source %s with %s".formatted(id, number));
        }
    }
}
