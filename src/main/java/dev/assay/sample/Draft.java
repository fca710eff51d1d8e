package dev.assay.sample;

import dev.assay.rules.Holding;
import dev.assay.rules.Market;
import dev.assay.rules.Measure;
import dev.assay.rules.Rate;
import dev.assay.rules.Requirement;
import dev.assay.rules.Source;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A random partner that meets requirements more or less. How it comes out is for the evaluation to say. */
final class Draft implements Requirement.Cases<Draft>, Measure.Cases<Draft> {
    /** The team that shares what is needed. */
    private static final int SMALLEST = 3;

    private static final int LARGEST = 13;
    /** How far a source may be from the share that is wanted of all, in percent of its points. */
    private static final int SCATTER = 25;

    /** Of multiples of this, whole percentages are whole numbers. */
    private static final long ROUND = 10_000;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final SplittableRandom random;
    private final int share;
    private final int closed;
    private final List<Set<String>> people = new ArrayList<>();
    private final SortedMap<String, Course> courses = new TreeMap<>();
    private BigDecimal units = BigDecimal.ZERO;

    /**
     * @param share how many of the possible points it is to have, in percent
     * @param closed in how many of a hundred cases what a source comes after lacks one person
     */
    Draft(SplittableRandom random, int share, int closed) {
        this.random = random;
        this.share = share;
        this.closed = closed;
        int team = random.nextInt(SMALLEST, LARGEST);
        for (int i = 0; i < team; i++) {
            people.add(new LinkedHashSet<>());
        }
    }

    List<Set<String>> people() {
        return people;
    }

    SortedMap<String, Course> courses() {
        return courses;
    }

    /** Adds what it takes. */
    Draft all(List<Requirement> requirements) {
        requirements.forEach(requirement -> requirement.by(this));
        return this;
    }

    @Override
    public Draft people(Requirement.People wanted) {
        return hold(wanted.holding(), wanted.count());
    }

    @Override
    public Draft figure(Requirement.Figure wanted) {
        BigDecimal threshold = wanted.threshold().in(Market.DEVELOPED);
        int percent = wanted.below() ? random.nextInt(20, 98) : random.nextInt(100, 121);
        BigDecimal value = threshold
                .multiply(BigDecimal.valueOf(percent, 2))
                .setScale(0, wanted.below() ? RoundingMode.DOWN : RoundingMode.CEILING);
        return report(wanted.metric(), wanted.window(), value);
    }

    @Override
    public Draft anyOf(Requirement.AnyOf wanted) {
        return all(wanted.branches().get(random.nextInt(wanted.branches().size())));
    }

    @Override
    public Draft distinctPeople(Requirement.DistinctPeople wanted) {
        wanted.members().forEach(this::people);
        return this;
    }

    @Override
    public Draft points(Requirement.Points wanted) {
        wanted.of().forEach(source -> give(source, wanted.points()));
        return this;
    }

    /** Nothing is invented as evidence. */
    @Override
    public Draft attestations(Requirement.Attestations wanted) {
        return this;
    }

    @Override
    public Draft certificates(Requirement.Certificates wanted) {
        units = BigDecimal.valueOf(wanted.count());
        return certificates(new Measure.Certificates(wanted.of()));
    }

    @Override
    public Draft people(Measure.People measure) {
        return hold(measure.holding(), units.setScale(0, RoundingMode.CEILING).intValue());
    }

    @Override
    public Draft certificates(Measure.Certificates measure) {
        for (int i = 0; i < units.intValue(); i++) {
            anybody().add(measure.codes().get(random.nextInt(measure.codes().size())));
        }
        return this;
    }

    /** Nothing is invented as evidence. */
    @Override
    public Draft attestations(Measure.Attestations measure) {
        return this;
    }

    @Override
    public Draft figure(Measure.Figure measure) {
        return report(measure.metric(), measure.window(), units);
    }

    /** @param room what the source gives at most where nothing of its own limits it */
    private void give(Source source, BigDecimal room) {
        if (source instanceof Source.BestOf) {
            List<Source> members = source.members();
            give(members.get(random.nextInt(members.size())), room);
        } else if (source instanceof Source.Group group) {
            BigDecimal left = group.cap();
            for (Source member : group.members()) {
                give(member, left);
                left = left.subtract(member.most().orElse(left)).max(BigDecimal.ONE);
            }
        } else if (source instanceof Source.Measured measured) {
            measured.after().forEach(this::before);
            int percent = Math.min(100, Math.max(1, share + random.nextInt(-SCATTER, SCATTER + 1)));
            BigDecimal points = measured.most().orElse(room).multiply(BigDecimal.valueOf(percent, 2));
            Rate rate = measured.rate();
            units = points.multiply(rate.units()).divide(rate.points(), 2, RoundingMode.CEILING);
            measured.measure().by(this);
        }
    }

    private void before(Requirement requirement) {
        if (requirement instanceof Requirement.People wanted && random.nextInt(100) < closed) {
            hold(wanted.holding(), wanted.count() - 1);
        } else {
            requirement.by(this);
        }
    }

    private Draft hold(Holding holding, int wanted) {
        List<Set<String>> others = new ArrayList<>();
        int there = 0;
        for (Set<String> held : people) {
            if (holding.fulfilledBy(held::contains)) {
                there++;
            } else {
                others.add(held);
            }
        }
        for (; there < wanted && !others.isEmpty(); there++) {
            others.remove(random.nextInt(others.size())).addAll(Recipe.codes(holding, random));
        }
        return this;
    }

    private Set<String> anybody() {
        return people.get(random.nextInt(people.size()));
    }

    /** Reports what brings the figure to the value. */
    private Draft report(String metric, Window window, BigDecimal value) {
        BigDecimal months = BigDecimal.valueOf(window.months());
        BigDecimal whole = value.setScale(0, RoundingMode.CEILING);
        Course course =
                switch (window.kind()) {
                    case LATEST, AVERAGE -> Course.steady(value);
                    case SUM -> Course.steady(value.divide(months, 0, RoundingMode.CEILING));
                    case CHANGE ->
                        new Course(
                                whole.multiply(BigDecimal.valueOf(random.nextInt(50, 400)))
                                        .divide(HUNDRED, 0, RoundingMode.CEILING),
                                whole,
                                BigDecimal.ZERO,
                                window.months());
                    case GROWTH ->
                        new Course(
                                BigDecimal.valueOf(random.nextInt(1, 26) * ROUND),
                                BigDecimal.ZERO,
                                whole,
                                window.months());
                };
        courses.merge(metric, course, Course::and);
        return this;
    }
}
