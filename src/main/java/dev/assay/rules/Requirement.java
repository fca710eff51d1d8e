package dev.assay.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One condition inside a path. Its id is unique in its competency, nested ones included. */
public sealed interface Requirement {
    /** As the rulebook writes it. */
    String id();

    /** This requirement and all nested ones, in rulebook order, the outer before the inner. */
    default List<Requirement> withNested() {
        return List.of(this);
    }

    /** Dispatches on the kind of requirement. */
    <R> R by(Cases<R> cases);

    /** One method per kind of requirement; a new kind does not compile until every implementation handles it. */
    interface Cases<R> {
        R people(People people);

        R figure(Figure figure);

        R anyOf(AnyOf anyOf);

        R distinctPeople(DistinctPeople distinctPeople);
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
        public <R> R by(Cases<R> cases) {
            return cases.people(this);
        }
    }

    /**
     * A figure of the partner over a window of whole months.
     *
     * @param metric canonical code
     */
    record Figure(String id, String metric, Window window, Threshold atLeast) implements Requirement {
        public Figure {
            Objects.requireNonNull(id);
            Objects.requireNonNull(metric);
            Objects.requireNonNull(window);
            Objects.requireNonNull(atLeast);
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
        public List<Requirement> withNested() {
            List<Requirement> all = new ArrayList<>();
            all.add(this);
            branches.forEach(branch -> branch.forEach(inner -> all.addAll(inner.withNested())));
            return all;
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
        public List<Requirement> withNested() {
            List<Requirement> all = new ArrayList<>();
            all.add(this);
            all.addAll(members);
            return all;
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.distinctPeople(this);
        }
    }
}
