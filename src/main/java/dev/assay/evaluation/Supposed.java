package dev.assay.evaluation;

import dev.assay.rules.Fraction;
import dev.assay.rules.Holding;
import dev.assay.rules.Measure;
import dev.assay.rules.Requirement;
import dev.assay.rules.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A competency of a partner on one day as it would be if people held other credentials, or figures were higher; to find
 * out what would bring a level about. Overrides in force grant what they grant. Immutable.
 */
public final class Supposed {
    private final Circumstances circumstances;

    Supposed(Circumstances circumstances) {
        this.circumstances = circumstances;
    }

    /** The same with other people: what each of them holds, by person id; codes that the rulebook lacks do not count. */
    public Supposed held(Map<String, Set<String>> held) {
        List<Present> present = new ArrayList<>(held.size());
        held.forEach((person, codes) ->
                present.add(new Present(person, circumstances.rulebook().held(codes))));
        return new Supposed(circumstances.with(present));
    }

    /** The same with some people who hold other codes than before, or who were not there. */
    public Supposed alsoHeld(Map<String, Set<String>> held) {
        List<Present> present = new ArrayList<>(circumstances.present().size() + held.size());
        for (Present person : circumstances.present()) {
            if (!held.containsKey(person.personId())) {
                present.add(person);
            }
        }
        held.forEach((person, codes) ->
                present.add(new Present(person, circumstances.rulebook().held(codes))));
        return new Supposed(circumstances.with(present));
    }

    /**
     * The same with figures that are higher by so much, whatever the window: a sum or the latest by that in all, an
     * average by that a month, a change by that, and growth as if the later figure were higher by that.
     *
     * @param by canonical metric code and amount
     */
    public Supposed raised(Map<String, BigDecimal> by) {
        return new Supposed(circumstances.raised(by));
    }

    /** Whether a requirement is met, overrides included. */
    public boolean met(Requirement requirement) {
        return new LevelJudge(circumstances).met(requirement);
    }

    /**
     * False if the requirement is not met whoever earns so many more credentials: each lets no more than one person, or
     * one pair of person and credential, count once more for each part of it that asks for that credential; and where a
     * credential is asked for that can be earned no more, nobody who does not hold it. True does not promise that it can
     * be met.
     *
     * @param earnable the canonical codes that can be earned
     */
    public boolean withinReach(Requirement requirement, int credentials, Set<String> earnable) {
        return new Reach(credentials, earnable).met(requirement);
    }

    /** Judges as if each count were higher by as much as credentials can make it. */
    private final class Reach implements Requirement.Cases<Boolean> {
        private final int more;
        private final Set<String> earnable;
        private final HeldCodes earned;

        private Reach(int more, Set<String> earnable) {
            this.more = more;
            this.earnable = earnable;
            this.earned = circumstances.rulebook().held(earnable);
        }

        boolean met(Requirement requirement) {
            return circumstances.recognition().requirement(requirement.id()) || requirement.by(this);
        }

        private boolean all(List<Requirement> requirements) {
            return requirements.stream().allMatch(this::met);
        }

        @Override
        public Boolean people(Requirement.People people) {
            return lacking(people) <= moreOf(people.holding());
        }

        @Override
        public Boolean certificates(Requirement.Certificates certificates) {
            return lacking(certificates) <= moreOf(certificates.of());
        }

        private int moreOf(Collection<String> codes) {
            return Collections.disjoint(codes, earnable) ? 0 : more;
        }

        /** As many as there are credentials; of those who are there, if no newcomer could earn all that it takes. */
        private int moreOf(Holding holding) {
            ReadyHolding ready = circumstances.rulebook().ready(holding);
            if (ready.fulfilledBy(earned)) {
                return more;
            }
            int people = 0;
            for (Present person : circumstances.present()) {
                HeldCodes held = circumstances.recognition().all(person);
                people += !ready.fulfilledBy(held) && ready.fulfilledBy(held.with(earned)) ? 1 : 0;
            }
            return Math.min(more, people);
        }

        private int moreOf(Source.Measured source) {
            return source.measure().by(new Rise());
        }

        /** How much more credentials can make a measure. */
        private final class Rise implements Measure.Cases<Integer> {
            @Override
            public Integer people(Measure.People people) {
                return moreOf(people.holding());
            }

            @Override
            public Integer certificates(Measure.Certificates certificates) {
                return moreOf(certificates.codes());
            }

            @Override
            public Integer attestations(Measure.Attestations attestations) {
                return 0;
            }

            @Override
            public Integer figure(Measure.Figure figure) {
                return 0;
            }
        }

        @Override
        public Boolean distinctPeople(Requirement.DistinctPeople group) {
            return lacking(group) <= more;
        }

        @Override
        public Boolean figure(Requirement.Figure figure) {
            return circumstances.reached(figure);
        }

        @Override
        public Boolean attestations(Requirement.Attestations attestations) {
            return circumstances.attested(attestations.of()) >= attestations.count();
        }

        @Override
        public Boolean anyOf(Requirement.AnyOf anyOf) {
            return anyOf.branches().stream().anyMatch(this::all);
        }

        /** Twice: as if all credentials served the same one, and as if each brought as much as the best of them can. */
        @Override
        public Boolean points(Requirement.Points points) {
            Fraction atOnce = Requirement.Points.sum(points.given(new Opened(false)));
            return atOnce.plus(most(points).times(BigDecimal.valueOf(more))).compareTo(Fraction.of(points.points()))
                            >= 0
                    && points.reached(points.given(new Opened(true)));
        }

        /** The most points that one credential can bring, caps aside. */
        private Fraction most(Requirement.Points points) {
            Map<String, Fraction> byCode = new HashMap<>();
            for (Requirement part : points.withNested()) {
                if (part instanceof Source.Measured source && moreOf(source) > 0) {
                    Fraction eachPoints = source.rate().points(Fraction.of(1));
                    source.measure().credentialCodes().forEach(code -> byCode.merge(code, eachPoints, Fraction::plus));
                }
            }
            byCode.keySet().retainAll(earnable);
            return byCode.values().stream().reduce(Fraction.ZERO, Fraction::atLeast);
        }

        /** Gates that are within reach are open, and, where it rises, as many more count for each source as can. */
        private final class Opened extends LevelJudge.Counting {
            private final boolean rising;

            private Opened(boolean rising) {
                new LevelJudge(circumstances).super();
                this.rising = rising;
            }

            @Override
            public Fraction units(Source.Measured source) {
                return rising ? super.units(source).plus(Fraction.of(moreOf(source))) : super.units(source);
            }

            @Override
            public boolean open(Source.Measured source) {
                return all(source.after());
            }
        }

        @Override
        public Boolean source(Source source) {
            throw new IllegalStateException("source " + source.id() + " is looked at within its requirement");
        }
    }

    private int lacking(Requirement requirement) {
        RequirementOutcome outcome = requirement.by(new RequirementJudge(circumstances));
        return outcome.met() ? 0 : outcome.need().subtract(outcome.have()).intValueExact();
    }
}
