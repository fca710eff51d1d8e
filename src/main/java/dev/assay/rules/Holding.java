package dev.assay.rules;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;

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
            of = Parts.checked(of);
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
            return Parts.joined(of, " or ");
        }
    }

    /** All of several. */
    record All(List<Holding> of) implements Holding {
        public All {
            of = Parts.checked(of);
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
            return Parts.joined(of, " and ");
        }
    }
}
