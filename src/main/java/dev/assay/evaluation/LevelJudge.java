package dev.assay.evaluation;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import dev.assay.rules.Requirement.AnyOf;
import dev.assay.rules.Requirement.DistinctPeople;
import dev.assay.rules.Requirement.Figure;
import dev.assay.rules.Requirement.People;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges just whether requirements are met, for the many days of which only the level is asked. Says the same as
 * {@link RequirementJudge}, without the explanation.
 */
record LevelJudge(Circumstances circumstances) implements Requirement.Cases<Boolean> {
    /** The effective level by paths and overrides. */
    Level level(Competency competency) {
        Level granted = circumstances.recognition().level();
        List<Level> levels = competency.ladder().levels();
        for (int i = levels.size() - 1; i >= 0; i--) {
            Level level = levels.get(i);
            if (level.equals(granted) || any(competency.paths(level))) {
                return level;
            }
        }
        return Level.NONE;
    }

    private boolean any(List<AttainmentPath> paths) {
        for (AttainmentPath path : paths) {
            if (all(path.requires())) {
                return true;
            }
        }
        return false;
    }

    private boolean all(List<Requirement> requirements) {
        for (Requirement requirement : requirements) {
            if (!met(requirement)) {
                return false;
            }
        }
        return true;
    }

    private boolean met(Requirement requirement) {
        return circumstances.recognition().requirement(requirement.id()) || requirement.by(this);
    }

    @Override
    public Boolean people(People people) {
        int left = people.count();
        ReadyHolding holding = circumstances.rulebook().ready(people.holding());
        for (Present person : circumstances.present()) {
            if (holding.fulfilledBy(circumstances.recognition().all(person)) && --left == 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Boolean figure(Figure figure) {
        return circumstances.reached(figure);
    }

    @Override
    public Boolean anyOf(AnyOf anyOf) {
        for (List<Requirement> branch : anyOf.branches()) {
            if (all(branch)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Boolean distinctPeople(DistinctPeople group) {
        List<Integer> slots = new ArrayList<>();
        List<List<String>> candidates = new ArrayList<>();
        int needed = 0;
        for (People member : group.members()) {
            if (!circumstances.recognition().requirement(member.id())) {
                slots.add(member.count());
                candidates.add(candidates(member));
                needed += member.count();
            }
        }
        return PersonMatching.largest(slots, candidates).size() == needed;
    }

    private List<String> candidates(People member) {
        ReadyHolding holding = circumstances.rulebook().ready(member.holding());
        List<String> candidates = new ArrayList<>();
        for (Present person : circumstances.present()) {
            if (holding.fulfilledBy(circumstances.recognition().all(person))) {
                candidates.add(person.personId());
            }
        }
        return candidates;
    }
}
