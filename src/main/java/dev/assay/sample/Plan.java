package dev.assay.sample;

import dev.assay.facts.Grant;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Requirement;
import dev.assay.sample.Targets.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The design of a partner, determined before its first row is written.
 *
 * @param index from 0
 * @param country where it is located, which determines its market
 * @param size the number of people when it joins
 * @param joins the night in which its rows first appear
 * @param targets the levels that it earns; the first one is subject to the story
 * @param needed what its people must hold and what it must report for the targets
 * @param carrier what an override must grant so that the first target is reached; null = none is needed
 * @param membership the level it bought; NONE = none
 * @param renewsOn a date on which it renews, every year
 */
record Plan(
        int index,
        Countries.Country country,
        int size,
        int joins,
        Story story,
        List<Target> targets,
        Recipe needed,
        @Nullable Grant carrier,
        Level membership,
        LocalDate renewsOn) {
    static final Map<Story.Kind, Integer> STORIES = Map.of(
            Story.Kind.PERSON, 2,
            Story.Kind.CREDENTIAL, 2,
            Story.Kind.OVERRIDE, 2,
            Story.Kind.FIGURE, 1,
            Story.Kind.RULES, 1,
            Story.Kind.RETIREMENT, 1);

    /** Percentage of the partners without a story that earn something. */
    private static final int PROFICIENT = 60;
    /** Per 1,000 of those: partners whose rows appear only in a later night. */
    private static final int LATE = 4;

    /** Percentage of spare people who could replace a needed person. */
    private static final int SURPLUS = 45;

    private static final int MOST_TARGETS = 4;

    static Plan of(int index, Targets all, SampleRequest request, SplittableRandom random) {
        Countries.Country country = Countries.any(random);
        int size = Math.max(1, request.scaled(sizeOfTen(random)));
        Story story = Story.of(index, request, STORIES);
        Target target = story == Story.NONE ? null : all.any(story.kind(), size, random);
        if (target == null) {
            return plain(index, country, size, all, request, random);
        }
        Earned earned =
                story.kind() == Story.Kind.OVERRIDE ? carried(target, all, random) : new Earned(target.recipe(), null);
        LocalDate seenOn = story.night() == 0 ? request.last() : request.date(story.night());
        return new Plan(
                index,
                country,
                Math.max(size, target.people() + random.nextInt(3)),
                1,
                story,
                List.of(target),
                earned.needed(),
                earned.carrier(),
                target.membership(),
                seenOn.plusDays(random.nextLong(95, 250)));
    }

    private record Earned(Recipe needed, @Nullable Grant carrier) {}

    /** Removes something that an override compensates for. */
    private static Earned carried(Target target, Targets all, SplittableRandom random) {
        List<Requirement> others = new ArrayList<>(target.path().requires());
        Requirement granted = others.remove(random.nextInt(others.size()));
        Recipe rest = Recipe.of(others, random);
        return random.nextBoolean() && all.misses(target, rest)
                ? new Earned(rest, new Grant.OfRequirement(granted.id()))
                : new Earned(Recipe.NOTHING, new Grant.OfLevel(target.level().name()));
    }

    private static Plan plain(
            int index, Countries.Country country, int size, Targets all, SampleRequest of, SplittableRandom random) {
        List<Target> targets = random.nextInt(100) < PROFICIENT ? several(size, all, random) : List.of();
        Recipe needed = targets.stream().map(Target::recipe).reduce(Recipe.NOTHING, Recipe::and);
        Level best = targets.stream().map(Target::membership).reduce(Level.NONE, Level::higher);
        int chance = random.nextInt(100);
        Level membership = best.isNone()
                ? chance < 4 ? MembershipLevel.SILVER : Level.NONE
                : chance < 78 ? best : chance < 92 ? MembershipLevel.SILVER : Level.NONE;
        int nights = of.nights().size();
        int joins = nights > 1 && random.nextInt(1_000) < LATE ? random.nextInt(2, nights + 1) : 1;
        LocalDate renewsOn = of.first().plusDays(random.nextLong(1, 366));
        return new Plan(index, country, size, joins, Story.NONE, targets, needed, null, membership, renewsOn);
    }

    private static List<Target> several(int size, Targets all, SplittableRandom random) {
        int wanted = random.nextInt(1, MOST_TARGETS + 1);
        List<Target> targets = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < wanted; i++) {
            Target target = all.any(Story.Kind.NONE, size, random);
            if (target != null && target.people() <= size && taken.add(target.competency())) {
                targets.add(target);
            }
        }
        return targets;
    }

    String partnerId() {
        return partnerId(index);
    }

    static String partnerId(int index) {
        return "P" + (1_000_003L + index * 3L);
    }

    /** The id of the partner's person with that number, from 0. A partner never has a million people. */
    static String personId(int index, int place) {
        return "u" + Long.toString(((index + 1L) << 20) + place, Character.MAX_RADIX);
    }

    /** Its people; the story is about the one without whom the first target is lost. */
    Crew crew() {
        int key = targets.isEmpty() ? 0 : targets.get(0).people() - 1;
        boolean told = story != Story.NONE;
        return new Crew(index, size, needed.people(), key, told, told ? 0 : SURPLUS);
    }

    /** Ten on average: most partners are small, a few have dozens of people. */
    private static int sizeOfTen(SplittableRandom random) {
        int chance = random.nextInt(100);
        if (chance < 55) {
            return random.nextInt(2, 7);
        }
        return chance < 85 ? random.nextInt(7, 15) : chance < 97 ? random.nextInt(15, 34) : random.nextInt(40, 81);
    }
}
