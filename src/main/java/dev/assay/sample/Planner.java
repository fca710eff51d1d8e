package dev.assay.sample;

import dev.assay.facts.Grant;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Requirement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides what each partner is meant to be. */
final class Planner {
    private static final int TRIES = 12;
    private static final int PROBES = 1_000;
    /** In percent: of the partners without a story, those that earn something. */
    private static final int PROFICIENT = 60;
    /** Most people that a story asks for beyond what the partner has anyway. */
    private static final int STORY_PEOPLE = 5;
    /** In 1,000: partners whose facts come only in a later night. */
    private static final int LATE = 4;

    private final Catalogue catalogue;
    private final SampleRequest request;
    private final Nights nights;
    private final List<List<Target>> byCompetency;

    Planner(Catalogue catalogue, SampleRequest request, Nights nights) {
        this.catalogue = catalogue;
        this.request = request;
        this.nights = nights;
        Map<String, List<Target>> grouped = new LinkedHashMap<>();
        for (Target target : catalogue.lasting()) {
            grouped.computeIfAbsent(target.competency(), code -> new ArrayList<>())
                    .add(target);
        }
        this.byCompetency = List.copyOf(grouped.values());
    }

    Plan plan(int index, SplittableRandom random) {
        Countries.Country country = Countries.any(random);
        int size = size(random);
        Story story = Story.of(index, request.seed());
        int night = story.night(index, nights.count());
        Retirement.Of retirement = story == Story.RETIRED ? oneOf(catalogue.retiring(), random) : null;
        Target focus = retirement != null ? retirement.target() : focus(story, night, size, random);
        return focus == null
                ? plain(index, country, size, random)
                : told(new Told(index, country, size, story, night, focus, retirement), random);
    }

    /**
     * In percent: how many of the partners that sell nothing needed must report some metric all the same, so that there
     * is one metric per partner on average.
     */
    int idlePercent() {
        int series = 0;
        int without = 0;
        for (int index = 0; index < PROBES; index++) {
            long metrics = plan(index, new SplittableRandom(request.seed() + index)).needed().figures().stream()
                    .map(Requirement.Figure::metric)
                    .distinct()
                    .count();
            series += (int) metrics;
            without += metrics == 0 ? 1 : 0;
        }
        return Math.min(100, Math.max(0, PROBES - series) * 100 / Math.max(1, without));
    }

    private record Told(
            int index,
            Countries.Country country,
            int size,
            Story story,
            int night,
            Target focus,
            Retirement.@Nullable Of retirement) {}

    private Plan told(Told told, SplittableRandom random) {
        Target focus = told.focus();
        boolean carried = told.story() == Story.OVERRIDE_ENDED || told.story() == Story.OVERRIDE_ENDING;
        Carried earned = carried
                ? carried(told.index(), focus, random)
                : new Carried(withSilver(focus, told.story(), random), null);
        int people = Math.max(focus.people(), earned.rest().people().size());
        LocalDate seen = nights.date(told.night() == 0 ? nights.count() : told.night());
        return new Plan(
                told.index(),
                told.story(),
                told.night(),
                1,
                told.country(),
                Math.max(told.size(), people + random.nextInt(3)),
                List.of(focus),
                earned.rest(),
                told.retirement(),
                earned.by(),
                told.story() == Story.UPGRADE ? MembershipLevel.SILVER : focus.level(),
                seen.plusDays(random.nextLong(95, 250)));
    }

    private Plan plain(int index, Countries.Country country, int size, SplittableRandom random) {
        List<Target> targets = random.nextInt(100) < PROFICIENT ? several(size, random) : List.of();
        Recipe needed = targets.stream().map(Target::recipe).reduce(new Recipe(List.of(), List.of()), Recipe::and);
        Level best = targets.stream().map(Target::level).reduce(Level.NONE, Level::higher);
        int chance = random.nextInt(100);
        Level membership = best.isNone()
                ? chance < 4 ? MembershipLevel.SILVER : Level.NONE
                : chance < 78 ? best : chance < 92 ? MembershipLevel.SILVER : Level.NONE;
        LocalDate renewsOn = nights.first().plusDays(random.nextLong(1, 366));
        int joins = nights.count() > 1 && random.nextInt(1_000) < LATE ? random.nextInt(2, nights.count() + 1) : 1;
        return new Plan(index, Story.NONE, 0, joins, country, size, targets, needed, null, null, membership, renewsOn);
    }

    private List<Target> several(int size, SplittableRandom random) {
        int chance = random.nextInt(100);
        int wanted = chance < 25 ? 1 : chance < 60 ? 2 : chance < 85 ? 3 : 4;
        List<Target> targets = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        for (int i = 0; i < TRIES && targets.size() < wanted; i++) {
            Target target = any(random);
            if (target.people() <= size && taken.add(target.competency())) {
                targets.add(target);
            }
        }
        return targets;
    }

    private @Nullable Target focus(Story story, int night, int size, SplittableRandom random) {
        if (story == Story.NONE || story == Story.RETIRED || story.happens() && night == 0) {
            return null;
        }
        if (story == Story.RULES) {
            return oneOf(catalogue.doomed(), random);
        }
        Predicate<Target> fits =
                switch (story) {
                    case BELOW -> target -> !target.recipe().figures().isEmpty();
                    case UPGRADE -> target -> target.level().equals(MembershipLevel.GOLD);
                    default -> target -> target.people() > 0;
                };
        Target fallback = null;
        for (int i = 0; i < TRIES * TRIES; i++) {
            Target target = any(random);
            if (fits.test(target)) {
                if (target.people() <= Math.max(size, STORY_PEOPLE)) {
                    return target;
                }
                fallback = target;
            }
        }
        return fallback;
    }

    private Target any(SplittableRandom random) {
        List<Target> targets = byCompetency.get(random.nextInt(byCompetency.size()));
        return targets.get(random.nextInt(targets.size()));
    }

    private static <T> @Nullable T oneOf(List<T> all, SplittableRandom random) {
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    /** Half of the golden ones could fall back on silver. */
    private Recipe withSilver(Target focus, Story story, SplittableRandom random) {
        boolean asIs = !focus.level().equals(MembershipLevel.GOLD) || story == Story.RULES || random.nextBoolean();
        return asIs
                ? focus.recipe()
                : catalogue.lasting().stream()
                        .filter(other -> other.level().equals(MembershipLevel.SILVER))
                        .filter(other -> other.competency().equals(focus.competency()))
                        .findFirst()
                        .map(silver -> focus.recipe().and(silver.recipe()))
                        .orElse(focus.recipe());
    }

    private record Carried(Recipe rest, @Nullable Grant by) {}

    /** Takes something away that an override makes good. */
    private Carried carried(int index, Target focus, SplittableRandom random) {
        int kind = random.nextInt(3);
        if (kind == 1) {
            List<Requirement> rest = new ArrayList<>(focus.path().requires());
            Requirement granted = rest.remove(random.nextInt(rest.size()));
            Recipe recipe = Recipe.of(rest, random, catalogue::usable);
            if (recipe != null && falls(focus, recipe)) {
                return new Carried(recipe, new Grant.OfRequirement(granted.id()));
            }
        }
        if (kind == 2) {
            List<Set<String>> people = new ArrayList<>(focus.recipe().people());
            Set<String> rest = new LinkedHashSet<>(people.get(people.size() - 1));
            String granted = rest.iterator().next();
            rest.remove(granted);
            people.set(people.size() - 1, rest);
            Recipe recipe = new Recipe(people, focus.recipe().figures());
            if (falls(focus, recipe)) {
                return new Carried(recipe, new Grant.OfCredential(Staff.personId(index, people.size() - 1), granted));
            }
        }
        return new Carried(
                new Recipe(List.of(), List.of()),
                new Grant.OfLevel(focus.level().name()));
    }

    private boolean falls(Target focus, Recipe without) {
        return !Fulfilment.level(catalogue.first().competency(focus.competency()), without)
                .reaches(focus.level());
    }

    /** On average ten: most partners are small, a few have scores of people. */
    private static int size(SplittableRandom random) {
        int chance = random.nextInt(100);
        if (chance < 55) {
            return random.nextInt(2, 7);
        }
        return chance < 85 ? random.nextInt(7, 15) : chance < 97 ? random.nextInt(15, 34) : random.nextInt(40, 81);
    }
}
