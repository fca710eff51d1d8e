package dev.assay.evaluation;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Fraction;
import dev.assay.rules.Level;
import dev.assay.rules.Measure;
import dev.assay.rules.Requirement;
import dev.assay.rules.Requirement.AnyOf;
import dev.assay.rules.Requirement.Attestations;
import dev.assay.rules.Requirement.Certificates;
import dev.assay.rules.Requirement.DistinctPeople;
import dev.assay.rules.Requirement.Figure;
import dev.assay.rules.Requirement.People;
import dev.assay.rules.Requirement.Points;
import dev.assay.rules.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges just whether requirements are met, for the many days of which only the level is asked. Says the same as
 * {@link RequirementJudge}, without the explanation.
 */
record LevelJudge(Circumstances circumstances, Tracks.OnDay tracks) implements Requirement.Cases<Boolean> {
    /** Judges requirements only, for which tracks do not matter. */
    LevelJudge(Circumstances circumstances) {
        this(circumstances, Tracks.NONE.on(LocalDate.MIN));
    }

    /** The effective level by paths and overrides. */
    Level level(Competency competency) {
        Level granted = circumstances.recognition().level();
        List<Level> levels = competency.ladder().levels();
        for (int i = levels.size() - 1; i >= 0; i--) {
            Level level = levels.get(i);
            if (level.equals(granted) || any(competency, level)) {
                return level;
            }
        }
        return Level.NONE;
    }

    private boolean any(Competency competency, Level level) {
        for (AttainmentPath path : competency.paths(level)) {
            if ((tracks.counts(competency.code(), level, path) || all(path.when())) && all(path.requires())) {
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

    /** Whether a requirement is met, overrides included. */
    boolean met(Requirement requirement) {
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

    @Override
    public Boolean points(Points points) {
        return points.reached(points.given(new Counting()));
    }

    @Override
    public Boolean attestations(Attestations attestations) {
        return circumstances.attested(attestations.of()) >= attestations.count();
    }

    @Override
    public Boolean certificates(Certificates certificates) {
        return pairs(certificates.of()) >= certificates.count();
    }

    private long pairs(List<String> codes) {
        HeldCodes wanted = circumstances.rulebook().codes(codes);
        long pairs = 0;
        for (Present person : circumstances.present()) {
            pairs += circumstances.recognition().all(person).count(wanted);
        }
        return pairs;
    }

    /** Counts for sources when it is asked. */
    class Counting implements Source.Tally, Measure.Cases<Fraction> {
        @Override
        public Fraction units(Source.Measured source) {
            return source.measure().by(this);
        }

        @Override
        public boolean open(Source.Measured source) {
            return all(source.after());
        }

        @Override
        public boolean granted(Source source) {
            return circumstances.recognition().requirement(source.id());
        }

        @Override
        public Fraction people(Measure.People people) {
            ReadyHolding holding = circumstances.rulebook().ready(people.holding());
            long count = 0;
            for (Present person : circumstances.present()) {
                count += holding.fulfilledBy(circumstances.recognition().all(person)) ? 1 : 0;
            }
            return Fraction.of(count);
        }

        @Override
        public Fraction certificates(Measure.Certificates certificates) {
            return Fraction.of(pairs(certificates.codes()));
        }

        @Override
        public Fraction attestations(Measure.Attestations attestations) {
            return Fraction.of(circumstances.attested(attestations.codes()));
        }

        @Override
        public Fraction figure(Measure.Figure figure) {
            return circumstances.figure(figure.metric(), figure.window());
        }
    }
}
