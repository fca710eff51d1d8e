package dev.assay.sample;

import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.MetricMonth;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebooks;
import dev.assay.rules.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Partners as they may stand towards the levels by points of the rulebook in force on the first night. */
final class Designs {
    /** How many are kept for each path and standing, and how many drafts are evaluated for them. */
    private static final int KEPT = 20;

    private static final int DRAFTS = 500;
    /** So many points above what is needed are ample. */
    private static final BigDecimal AMPLE = BigDecimal.valueOf(8);
    /** What is held lasts that many days beyond the last night: more than the look-ahead of three months. */
    private static final int BEYOND = 100;

    private final Trial trial;
    private final Catalogue catalogue;
    private final SampleRequest request;
    private final Map<Standing, List<List<Design>>> known = new EnumMap<>(Standing.class);

    /** Where a partner stands towards a level. */
    enum Standing {
        /** It has the level, and points to spare. */
        AMPLE,
        /** It has the level with hardly a point to spare. */
        NARROW,
        /** Points are lacking. */
        SHORT,
        /** A gate is closed, or a source is below its floor. */
        GATED
    }

    /** @throws IllegalArgumentException if no rulebook is in force on the first night, or it has no such level that lasts */
    Designs(Rulebooks rulebooks, SampleRequest request) {
        this.request = request;
        catalogue = new Catalogue(rulebooks, request);
        trial = new Trial(rulebooks, catalogue, request);
        SplittableRandom random = new SplittableRandom(request.seed());
        for (Competency competency : catalogue.first().competencies().values()) {
            if (competency.ladder().term() == Ladder.Term.ENROLMENT) {
                for (Level level : competency.ladder().levels()) {
                    competency.paths(level).stream()
                            .filter(path -> path.requires().stream().anyMatch(Requirement.Points.class::isInstance))
                            .forEach(path -> explore(competency, level, path, random));
                }
            }
        }
        if (!known.containsKey(Standing.AMPLE) && !known.containsKey(Standing.NARROW)) {
            throw new IllegalArgumentException("rulebook "
                    + catalogue.first().version()
                    + " has no level by points, with enrolments, that can be earned and kept until "
                    + request.last().plusDays(BEYOND) + "; give one that has");
        }
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** A design of that standing, or null if the rulebook has led to none. */
    @Nullable
    Design any(Standing standing, SplittableRandom random) {
        return any(standing, design -> true, random);
    }

    /** A design to which the story can happen, or null if there is none. */
    @Nullable
    Design any(Story.Kind story, SplittableRandom random) {
        return switch (story) {
            case PERSON, CREDENTIAL -> held(design -> design.key() >= 0, random);
            case SECURED ->
                held(design -> design.key() >= 0 && design.competency().ladder().windowMonths() > 0, random);
            case FIGURE -> held(design -> !design.fragile().isEmpty(), random);
            case OVERRIDE -> any(Standing.SHORT, random);
            case RULES, RETIREMENT, NONE -> null;
        };
    }

    /** Both at once; null if one of them does not hold beside the other. */
    @Nullable
    Design both(Design one, Design other) {
        Design both = one.and(other);
        Timeline timeline = trial.of(both.people(), both.figures(running()));
        return misses(one, timeline, request.first()) || misses(other, timeline, request.first()) ? null : both;
    }

    private @Nullable Design held(Predicate<Design> suitable, SplittableRandom random) {
        Design narrow = any(Standing.NARROW, suitable, random);
        Design ample = any(Standing.AMPLE, suitable, random);
        return narrow == null || ample != null && random.nextInt(3) == 0 ? ample : narrow;
    }

    private @Nullable Design any(Standing standing, Predicate<Design> suitable, SplittableRandom random) {
        List<List<Design>> paths = known.getOrDefault(standing, List.of()).stream()
                .map(designs -> designs.stream().filter(suitable).toList())
                .filter(designs -> !designs.isEmpty())
                .toList();
        if (paths.isEmpty()) {
            return null;
        }
        List<Design> designs = paths.get(random.nextInt(paths.size()));
        return designs.get(random.nextInt(designs.size()));
    }

    private void explore(Competency competency, Level level, AttainmentPath path, SplittableRandom random) {
        Map<Standing, List<Design>> found = new EnumMap<>(Standing.class);
        for (int i = 0; i < DRAFTS; i++) {
            Draft draft = new Draft(random, random.nextInt(35, 100), i % 2 == 0 ? 0 : 30)
                    .all(path.when())
                    .all(path.requires());
            Design design = new Design(competency, level, draft.people(), draft.courses(), -1, List.of());
            Standing standing = standing(design, path);
            if (standing != null) {
                List<Design> some = found.computeIfAbsent(standing, key -> new ArrayList<>());
                if (some.size() < KEPT) {
                    some.add(standing == Standing.AMPLE || standing == Standing.NARROW ? vulnerable(design) : design);
                }
            }
        }
        found.forEach((standing, some) ->
                known.computeIfAbsent(standing, key -> new ArrayList<>()).add(some));
    }

    /** Null if it is of no use. */
    private @Nullable Standing standing(Design design, AttainmentPath path) {
        Timeline timeline = trial.of(design.people(), design.figures(running()));
        PathOutcome outcome = timeline.today()
                .outcome(design.competency().code())
                .path(design.level(), path.code())
                .orElseThrow();
        List<RequirementOutcome> points = outcome.requirements().stream()
                .filter(part -> part.requirement() instanceof Requirement.Points)
                .toList();
        if (!misses(design, timeline, request.first())) {
            boolean lasts = timeline.changesUntil(request.last().plusDays(BEYOND)).stream()
                    .noneMatch(day -> misses(design, timeline, day));
            boolean ample = points.stream()
                    .allMatch(part -> part.have().compareTo(part.need().add(AMPLE)) >= 0);
            return lasts ? ample ? Standing.AMPLE : Standing.NARROW : null;
        }
        boolean enough = points.stream().allMatch(part -> part.have().compareTo(part.need()) >= 0);
        boolean closed = points.stream()
                .flatMap(part -> part.withNested().stream().skip(1))
                .anyMatch(part -> !(part.requirement() instanceof Source) && !part.met());
        return enough || closed ? Standing.GATED : Standing.SHORT;
    }

    /** The same with the person and the figures without which it is lost. */
    private Design vulnerable(Design design) {
        List<MetricMonth> figures = design.figures(running());
        List<String> fragile = design.courses().keySet().stream()
                .filter(metric -> misses(design, trial.of(design.people(), stagnant(design, metric)), request.first()))
                .toList();
        for (int i = 0; i < design.people().size(); i++) {
            if (misses(design, trial.of(with(design, i, Set.of()), figures), request.first())) {
                for (String code : design.people().get(i)) {
                    Set<String> rest = new LinkedHashSet<>(design.people().get(i));
                    rest.remove(code);
                    if (misses(design, trial.of(with(design, i, rest), figures), request.first())) {
                        Set<String> ordered = new LinkedHashSet<>(List.of(code));
                        ordered.addAll(rest);
                        return new Design(
                                design.competency(),
                                design.level(),
                                with(design, i, ordered),
                                design.courses(),
                                i,
                                fragile);
                    }
                }
            }
        }
        return new Design(design.competency(), design.level(), design.people(), design.courses(), -1, fragile);
    }

    private static List<Set<String>> with(Design design, int person, Set<String> codes) {
        List<Set<String>> people = new ArrayList<>(design.people());
        people.set(person, codes);
        return people;
    }

    /** The figures if one had gained nothing in its newest month. */
    private List<MetricMonth> stagnant(Design design, String metric) {
        Course course = design.courses().get(metric);
        List<MetricMonth> figures = new ArrayList<>(design.figures(running()));
        if (course != null && course.rises()) {
            int newest = Design.months(design.courses()) - 1;
            figures.add(Trial.figure(metric, running().minusMonths(1), course.stagnant(newest)));
        }
        return figures;
    }

    private static boolean misses(Design design, Timeline timeline, LocalDate day) {
        return !timeline.on(day).level(design.competency().code()).reaches(design.level());
    }

    private YearMonth running() {
        return YearMonth.from(request.first());
    }
}
