package dev.assay.rules;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What one person must hold, evaluated for each person separately. */
public sealed interface Holding {
    /** True if a person with exactly the codes that {@code held} accepts fulfils this. */
    boolean fulfilledBy(Predicate<String> held);

    /** Adds the codes of every branch that such a person fulfils. Adds nothing if this is not fulfilled. */
    void collectFulfilled(Predicate<String> held, SortedSet<String> into);

    /** Adds every code in this holding. */
    void collectCodes(Set<String> into);

    /** Dispatches on the kind of holding. */
    <R> R by(Cases<R> cases);

    /** One method per kind of holding; a new kind does not compile until every implementation handles it. */
    interface Cases<R> {
        R held(Held held);

        R any(Any any);

        R all(All all);
    }

    /** One credential. */
    record Held(String code) implements Holding {
        @Override
        public boolean fulfilledBy(Predicate<String> held) {
            return held.test(code);
        }

        @Override
        public void collectFulfilled(Predicate<String> held, SortedSet<String> into) {
            if (held.test(code)) {
                into.add(code);
            }
        }

        @Override
        public void collectCodes(Set<String> into) {
            into.add(code);
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.held(this);
        }

        @Override
        public String toString() {
            return code;
        }
    }

    /** At least one of several. */
    record Any(List<Holding> of) implements Holding {
        public Any {
            of = checked(of);
        }

        @Override
        public boolean fulfilledBy(Predicate<String> held) {
            for (Holding branch : of) {
                if (branch.fulfilledBy(held)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void collectFulfilled(Predicate<String> held, SortedSet<String> into) {
            for (Holding branch : of) {
                branch.collectFulfilled(held, into);
            }
        }

        @Override
        public void collectCodes(Set<String> into) {
            of.forEach(branch -> branch.collectCodes(into));
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.any(this);
        }

        @Override
        public String toString() {
            return joined(of, " or ");
        }
    }

    /** All of several. */
    record All(List<Holding> of) implements Holding {
        public All {
            of = checked(of);
        }

        @Override
        public boolean fulfilledBy(Predicate<String> held) {
            for (Holding branch : of) {
                if (!branch.fulfilledBy(held)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void collectFulfilled(Predicate<String> held, SortedSet<String> into) {
            if (fulfilledBy(held)) {
                for (Holding branch : of) {
                    branch.collectFulfilled(held, into);
                }
            }
        }

        @Override
        public void collectCodes(Set<String> into) {
            of.forEach(branch -> branch.collectCodes(into));
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.all(this);
        }

        @Override
        public String toString() {
            return joined(of, " and ");
        }
    }

    private static List<Holding> checked(List<Holding> of) {
        if (of.isEmpty()) {
            throw new IllegalArgumentException("an empty holding would be fulfilled by everyone");
        }
        return List.copyOf(of);
    }

    private static String joined(List<Holding> of, String word) {
        return of.stream().map(Object::toString).collect(Collectors.joining(word, "(", ")"));
    }
}
