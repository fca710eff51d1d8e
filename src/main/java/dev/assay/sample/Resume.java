package dev.assay.sample;

import dev.assay.facts.Achievement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Invents when people earned what: what they need, and what they have besides without any level hanging on it. */
final class Resume {
    /** In hundredths: how many achievements a person has on average. */
    private static final int ACHIEVEMENTS = 300;

    private final Catalogue catalogue;
    private final Nights nights;
    private final Pen pen;
    private final SplittableRandom random;

    Resume(Catalogue catalogue, Nights nights, Pen pen, SplittableRandom random) {
        this.catalogue = catalogue;
        this.nights = nights;
        this.pen = pen;
        this.random = random;
    }

    /** One that counts, by all rulebooks, for longer than the nights go on. */
    Achievement needed(String person, String code) {
        LocalDate latest = nights.first();
        LocalDate by = catalogue.earnedBy(code);
        LocalDate earnedOn = (by != null && by.isBefore(latest) ? by : latest).minusDays(random.nextLong(30, 700));
        LocalDate validUntil =
                random.nextInt(100) < 70 ? null : catalogue.horizon().plusDays(random.nextLong(30, 700));
        return new Achievement(person, code, earnedOn, validUntil, null, pen.moment());
    }

    /**
     * Everything that the people hold when the partner joins: what they need, with the story's twist, and the rest.
     *
     * @param people what each of them needs; the rest is added to it
     */
    List<Achievement> atFirst(Plan plan, List<List<Achievement>> people) {
        twist(plan, people);
        int held = people.stream().mapToInt(List::size).sum();
        int more = (people.size() * ACHIEVEMENTS + random.nextInt(100)) / 100 - held;
        Set<List<String>> keys = new HashSet<>();
        people.forEach(mine -> mine.forEach(achievement -> keys.add(achievement.key())));
        for (int i = 0; i < more; i++) {
            int place = random.nextInt(people.size());
            Achievement idle = idle(Staff.personId(plan.index(), place), plan, people.get(place));
            if (keys.add(idle.key())) {
                people.get(place).add(idle);
            }
        }
        List<Achievement> all = new ArrayList<>();
        people.forEach(all::addAll);
        return all;
    }

    /** Earned in the night, and of no use to the partner. */
    Achievement earned(String person, Plan plan, int night) {
        LocalDate earnedOn = nights.day(night, random);
        String code = harmless(plan);
        boolean trial = code == null;
        return new Achievement(
                person,
                code == null ? any() : code,
                earnedOn,
                trial ? earnedOn : random.nextBoolean() ? null : earnedOn.plusYears(2),
                null,
                pen.moment());
    }

    private void twist(Plan plan, List<List<Achievement>> people) {
        switch (plan.story()) {
            case EXPIRING, EARNED_AGAIN -> expire(people.get(plan.keyPerson()), nights.date(plan.storyNight()));
            case ENDED -> expire(people.get(plan.keyPerson()), nights.date(plan.storyNight() - 1));
            case RETIRED -> people.forEach(mine -> mine.replaceAll(old -> retiring(plan, old)));
            default -> {}
        }
    }

    private void expire(List<Achievement> mine, LocalDate seenOn) {
        Achievement old = mine.get(0);
        LocalDate validUntil = seenOn.plusDays(random.nextLong(20, 75));
        mine.set(
                0,
                new Achievement(
                        old.personId(), old.credentialCode(), old.earnedOn(), validUntil, null, old.updatedAt()));
    }

    private static Achievement retiring(Plan plan, Achievement old) {
        Retirement.Of retirement = plan.retirement();
        return retirement == null || !old.credentialCode().equals(retirement.code())
                ? old
                : new Achievement(
                        old.personId(), old.credentialCode(), retirement.earnedOn(), null, null, old.updatedAt());
    }

    /** One that does not count any more, one that alone leads nowhere, or the first try of one that is held. */
    private Achievement idle(String person, Plan plan, List<Achievement> held) {
        int chance = random.nextInt(100);
        LocalDate past = nights.first().minusDays(random.nextLong(500, 1_400));
        String harmless = chance < 40 ? harmless(plan) : null;
        if (harmless != null) {
            LocalDate validUntil = random.nextInt(4) == 0 ? past.plusYears(4) : null;
            return new Achievement(person, harmless, past, validUntil, null, pen.moment());
        }
        String code = chance < 60 && !held.isEmpty() ? held.get(0).credentialCode() : any();
        LocalDate over = past.plusDays(random.nextLong(100, 480));
        return random.nextInt(6) == 0
                ? new Achievement(person, code, past, null, over, pen.moment())
                : new Achievement(person, code, past, over, null, pen.moment());
    }

    private @Nullable String harmless(Plan plan) {
        List<String> codes = catalogue.harmless();
        String code = codes.isEmpty() ? null : codes.get(random.nextInt(codes.size()));
        return code == null || plan.focus() != null && plan.needed().names(code) ? null : code;
    }

    private String any() {
        return catalogue.codes().get(random.nextInt(catalogue.codes().size()));
    }
}
