package dev.assay.sample;

import dev.assay.rules.Holding;
import dev.assay.rules.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A way to fulfil requirements with as little as possible.
 *
 * @param people what each of the people holds, in the order in which it was picked
 * @param figures what must be sold
 */
record Recipe(List<Set<String>> people, List<Requirement.Figure> figures) {

    /**
     * A random such way, or null where no credential in use leads there.
     *
     * @param usable the credentials that may be picked
     */
    static @Nullable Recipe of(List<Requirement> requires, SplittableRandom random, Predicate<String> usable) {
        Cook cook = new Cook(random, usable);
        return cook.all(requires) ? new Recipe(List.copyOf(cook.people), List.copyOf(cook.figures)) : null;
    }

    /** Both at once, done by the same people; what this one needs comes first. */
    Recipe and(Recipe other) {
        List<Set<String>> both = new ArrayList<>();
        for (int i = 0; i < Math.max(people.size(), other.people.size()); i++) {
            Set<String> codes = new LinkedHashSet<>(i < people.size() ? people.get(i) : Set.of());
            codes.addAll(i < other.people.size() ? other.people.get(i) : Set.of());
            both.add(codes);
        }
        List<Requirement.Figure> all = new ArrayList<>(figures);
        all.addAll(other.figures);
        return new Recipe(both, all);
    }

    boolean names(String code) {
        return people.stream().anyMatch(codes -> codes.contains(code));
    }

    /** Gathers; every case answers whether it could be done. */
    private static final class Cook implements Requirement.Cases<Boolean> {
        private final SplittableRandom random;
        private final Predicate<String> usable;
        private final List<Set<String>> people = new ArrayList<>();
        private final List<Requirement.Figure> figures = new ArrayList<>();

        Cook(SplittableRandom random, Predicate<String> usable) {
            this.random = random;
            this.usable = usable;
        }

        boolean all(List<Requirement> requires) {
            boolean done = true;
            for (Requirement requirement : requires) {
                done &= requirement.by(this);
            }
            return done;
        }

        @Override
        public Boolean people(Requirement.People wanted) {
            return seat(wanted, 0);
        }

        @Override
        public Boolean figure(Requirement.Figure wanted) {
            figures.add(wanted);
            return true;
        }

        @Override
        public Boolean anyOf(Requirement.AnyOf wanted) {
            return all(wanted.branches().get(random.nextInt(wanted.branches().size())));
        }

        @Override
        public Boolean distinctPeople(Requirement.DistinctPeople wanted) {
            int seat = 0;
            boolean done = true;
            for (Requirement.People member : wanted.members()) {
                done &= seat(member, seat);
                seat += member.count();
            }
            return done;
        }

        private boolean seat(Requirement.People wanted, int first) {
            for (int seat = first; seat < first + wanted.count(); seat++) {
                while (people.size() <= seat) {
                    people.add(new LinkedHashSet<>());
                }
                Set<String> codes = people.get(seat);
                if (!wanted.holding().fulfilledBy(codes::contains) && !pick(wanted.holding(), codes)) {
                    return false;
                }
            }
            return true;
        }

        private boolean pick(Holding holding, Set<String> into) {
            if (holding instanceof Holding.Held held) {
                return usable.test(held.code()) && (into.add(held.code()) || into.contains(held.code()));
            }
            if (holding instanceof Holding.All all) {
                return all.of().stream().allMatch(branch -> pick(branch, into));
            }
            List<Holding> branches = ((Holding.Any) holding).of();
            int start = random.nextInt(branches.size());
            for (int i = 0; i < branches.size(); i++) {
                Set<String> tried = new LinkedHashSet<>();
                if (pick(branches.get((start + i) % branches.size()), tried)) {
                    into.addAll(tried);
                    return true;
                }
            }
            return false;
        }
    }
}
