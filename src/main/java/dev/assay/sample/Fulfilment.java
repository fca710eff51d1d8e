package dev.assay.sample;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Holding;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.Requirement;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Foresees which level a recipe comes to, so that the sample holds as many risks as are meant and no more. */
final class Fulfilment implements Requirement.Cases<Boolean> {
    private final Recipe recipe;
    private final Market market;

    private Fulfilment(Recipe recipe, Market market) {
        this.recipe = recipe;
        this.market = market;
    }

    /** The level in every market; the lowest where markets differ. A competency that is not there has none. */
    static Level level(@Nullable Competency competency, Recipe recipe) {
        return Arrays.stream(Market.values())
                .map(market -> level(competency, new Fulfilment(recipe, market)))
                .reduce(Level::lower)
                .orElse(Level.NONE);
    }

    /** How much must be sold each month for it, on average. */
    static BigDecimal perMonth(Requirement.Figure figure, Market market) {
        BigDecimal least = figure.atLeast().in(market);
        return figure.window().kind() == Window.Kind.SUM
                ? least.divide(BigDecimal.valueOf(figure.window().months()), 10, RoundingMode.CEILING)
                : least;
    }

    private static Level level(@Nullable Competency competency, Fulfilment by) {
        if (competency == null) {
            return Level.NONE;
        }
        Level highest = Level.NONE;
        for (Level level : competency.ladder().levels()) {
            for (AttainmentPath path : competency.paths(level)) {
                highest = by.all(path.requires()) ? level : highest;
            }
        }
        return highest;
    }

    private boolean all(List<Requirement> requires) {
        return requires.stream().allMatch(requirement -> requirement.by(this));
    }

    @Override
    public Boolean people(Requirement.People wanted) {
        return recipe.people().stream()
                        .filter(codes -> wanted.holding().fulfilledBy(codes::contains))
                        .count()
                >= wanted.count();
    }

    @Override
    public Boolean figure(Requirement.Figure wanted) {
        boolean latest = wanted.window().kind() == Window.Kind.LATEST;
        return recipe.figures().stream()
                .filter(sold -> sold.metric().equals(wanted.metric()))
                .filter(sold -> latest == (sold.window().kind() == Window.Kind.LATEST))
                .anyMatch(sold -> perMonth(sold, market).compareTo(perMonth(wanted, market)) >= 0);
    }

    @Override
    public Boolean anyOf(Requirement.AnyOf wanted) {
        return wanted.branches().stream().anyMatch(this::all);
    }

    @Override
    public Boolean distinctPeople(Requirement.DistinctPeople wanted) {
        List<Holding> slots = wanted.members().stream()
                .flatMap(member -> Collections.nCopies(member.count(), member.holding()).stream())
                .toList();
        int[] slotOf = new int[recipe.people().size()];
        Arrays.fill(slotOf, -1);
        for (int slot = 0; slot < slots.size(); slot++) {
            if (!seat(slot, slots, slotOf, new boolean[slotOf.length])) {
                return false;
            }
        }
        return true;
    }

    private boolean seat(int slot, List<Holding> slots, int[] slotOf, boolean[] asked) {
        for (int person = 0; person < slotOf.length; person++) {
            if (!asked[person] && slots.get(slot).fulfilledBy(recipe.people().get(person)::contains)) {
                asked[person] = true;
                if (slotOf[person] < 0 || seat(slotOf[person], slots, slotOf, asked)) {
                    slotOf[person] = slot;
                    return true;
                }
            }
        }
        return false;
    }
}
