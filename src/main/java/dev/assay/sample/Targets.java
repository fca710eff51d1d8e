package dev.assay.sample;

import dev.assay.evaluation.Timeline;
import dev.assay.facts.MetricMonth;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The levels that partners may aim at under the rulebook in force on the first night, with recipes to reach them. The
 * evaluation determines the result of a recipe now and later, so that the sample has the intended risks.
 */
final class Targets {
    private static final int VARIANTS = 12;
    private static final int TRIES = 40;
    /** A lapse that many days after the last night is a risk in it, with a look-ahead of three months. */
    private static final int SOON = 75;

    /**
     * Without any value for a month, a metric falls below a requirement of more than this per month; others are rounded
     * up.
     */
    private static final BigDecimal LARGE = BigDecimal.valueOf(50);

    private final Rulebooks rulebooks;
    private final Catalogue catalogue;
    private final Trial trial;
    private final SampleRequest request;
    /** By the story for which a target is suitable; the recipes of one path together. */
    private final Map<Story.Kind, List<List<Target>>> byStory = new EnumMap<>(Story.Kind.class);

    /**
     * A recipe for a level of a competency.
     *
     * @param competency canonical code
     * @param path the path that the recipe satisfies
     */
    record Target(String competency, Level level, AttainmentPath path, Recipe recipe) {
        int people() {
            return recipe.people().size();
        }

        /** The membership level that displays it; NONE if there is none. */
        Level membership() {
            Ladder ladder = level.ladder();
            return ladder != null && ladder.term() == Ladder.Term.MEMBERSHIP ? level : Level.NONE;
        }
    }

    /** @throws IllegalArgumentException if no rulebook is in force on the first night, or it has no level that lasts */
    Targets(Rulebooks rulebooks, SampleRequest request) {
        this.rulebooks = rulebooks;
        this.request = request;
        catalogue = new Catalogue(rulebooks, request);
        trial = new Trial(rulebooks, catalogue, request);
        Rulebook first = catalogue.first();
        SplittableRandom random = new SplittableRandom(request.seed());
        for (Competency competency : first.competencies().values()) {
            for (Level level : competency.ladder().levels()) {
                competency.paths(level).forEach(path -> explore(competency, level, path, random));
            }
        }
        if (!byStory.containsKey(Story.Kind.NONE)) {
            throw new IllegalArgumentException("rulebook " + first.version()
                    + " has no level that can be earned and kept until " + catalogue.horizon() + "; give one that has");
        }
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** A target suitable for the story, preferably with at most that many people; null if the rulebooks have none. */
    @Nullable
    Target any(Story.Kind story, int people, SplittableRandom random) {
        List<List<Target>> paths = byStory.getOrDefault(story, List.of());
        Target target = null;
        for (int i = 0; i < TRIES && !paths.isEmpty() && (target == null || target.people() > people); i++) {
            List<Target> ways = paths.get(random.nextInt(paths.size()));
            target = ways.get(random.nextInt(ways.size()));
        }
        return target;
    }

    /** True if the recipe alone does not reach the target on the first night. */
    boolean misses(Target target, Recipe recipe) {
        return below(target, timeline(recipe), request.first());
    }

    private void explore(Competency competency, Level level, AttainmentPath path, SplittableRandom random) {
        Map<Story.Kind, List<Target>> ways = new EnumMap<>(Story.Kind.class);
        Set<Recipe> seen = new HashSet<>();
        for (int i = 0; i < VARIANTS; i++) {
            Recipe recipe = Recipe.of(path.requires(), random);
            if (seen.add(recipe)) {
                Target target = new Target(competency.code(), level, path, recipe);
                stories(target).forEach(story -> ways.computeIfAbsent(story, key -> new ArrayList<>())
                        .add(target));
            }
        }
        ways.forEach((story, some) ->
                byStory.computeIfAbsent(story, key -> new ArrayList<>()).add(some));
    }

    private Set<Story.Kind> stories(Target target) {
        Timeline timeline = timeline(target.recipe());
        if (below(target, timeline, request.first())) {
            return Set.of();
        }
        for (LocalDate day : timeline.changesUntil(catalogue.horizon())) {
            if (below(target, timeline, day)) {
                boolean rules = rulebooks.changesBetween(request.first(), day).contains(day);
                boolean soon = day.isBefore(request.last().plusDays(SOON));
                return soon ? Set.of(rules ? Story.Kind.RULES : Story.Kind.RETIREMENT) : Set.of();
            }
        }
        Set<Story.Kind> stories = EnumSet.of(Story.Kind.NONE);
        Recipe recipe = target.recipe();
        if (target.people() > 0 && misses(target, recipe.withoutPerson()) && misses(target, recipe.withoutCode())) {
            stories.addAll(Set.of(Story.Kind.PERSON, Story.Kind.CREDENTIAL, Story.Kind.OVERRIDE));
        }
        if (recipe.monthly(Market.DEVELOPING).values().stream().anyMatch(least -> least.compareTo(LARGE) > 0)) {
            stories.add(Story.Kind.FIGURE);
        }
        return stories;
    }

    private static boolean below(Target target, Timeline timeline, LocalDate day) {
        return !timeline.on(day).level(target.competency()).reaches(target.level());
    }

    /** A partner that does exactly what the recipe requires. */
    private Timeline timeline(Recipe recipe) {
        List<MetricMonth> figures = new ArrayList<>();
        YearMonth running = YearMonth.from(request.first());
        recipe.monthly(Market.DEVELOPED).forEach((metric, least) -> {
            for (int back = 1; back <= recipe.months(); back++) {
                figures.add(Trial.figure(metric, running.minusMonths(back), least));
            }
        });
        return trial.of(recipe.people(), figures);
    }
}
