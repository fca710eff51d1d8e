package dev.assay.sample;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Holding;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Requirement;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;

/** Judges requirements by trying everything. */
@NullMarked
record TwinRules(
        List<Set<String>> people,
        Set<String> granted,
        Market market,
        YearMonth running,
        Function<String, TreeMap<YearMonth, BigDecimal>> figures)
        implements Requirement.Cases<Boolean> {

    Level level(Competency competency) {
        for (Level level : List.of(MembershipLevel.GOLD, MembershipLevel.SILVER)) {
            for (AttainmentPath path : competency.paths(level)) {
                if (all(path.requires())) {
                    return level;
                }
            }
        }
        return Level.NONE;
    }

    private boolean all(List<? extends Requirement> requires) {
        return requires.stream().allMatch(requirement -> granted.contains(requirement.id()) || requirement.by(this));
    }

    @Override
    public Boolean people(Requirement.People wanted) {
        return people.stream()
                        .filter(codes -> wanted.holding().fulfilledBy(codes::contains))
                        .count()
                >= wanted.count();
    }

    @Override
    public Boolean figure(Requirement.Figure wanted) {
        TreeMap<YearMonth, BigDecimal> before =
                new TreeMap<>(figures.apply(wanted.metric()).headMap(running));
        BigDecimal asked = wanted.atLeast().in(market);
        int months = wanted.window().months();
        BigDecimal sum =
                before.tailMap(running.minusMonths(months)).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (wanted.window().kind()) {
            case SUM -> sum.compareTo(asked) >= 0;
            case AVERAGE -> sum.compareTo(asked.multiply(BigDecimal.valueOf(months))) >= 0;
            case LATEST -> !before.isEmpty() && before.lastEntry().getValue().compareTo(asked) >= 0;
        };
    }

    @Override
    public Boolean anyOf(Requirement.AnyOf wanted) {
        return wanted.branches().stream().anyMatch(this::all);
    }

    @Override
    public Boolean distinctPeople(Requirement.DistinctPeople wanted) {
        List<Holding> slots = new ArrayList<>();
        for (Requirement.People member : wanted.members()) {
            if (!granted.contains(member.id())) {
                for (int i = 0; i < member.count(); i++) {
                    slots.add(member.holding());
                }
            }
        }
        return fill(slots, 0, new boolean[people.size()]);
    }

    private boolean fill(List<Holding> slots, int slot, boolean[] taken) {
        if (slot == slots.size()) {
            return true;
        }
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i] && slots.get(slot).fulfilledBy(people.get(i)::contains)) {
                taken[i] = true;
                if (fill(slots, slot + 1, taken)) {
                    return true;
                }
                taken[i] = false;
            }
        }
        return false;
    }
}
