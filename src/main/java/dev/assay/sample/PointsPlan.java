package dev.assay.sample;

import dev.assay.rules.Ladder;
import dev.assay.sample.Designs.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The design of a partner of a points programme, determined before its first row is written.
 *
 * @param index from 0
 * @param size the number of people when it joins
 * @param has what its people hold and what it reports; null = nothing that counts
 * @param standing where it stands with that
 * @param enrolled what it is enrolled in; with a story, one
 */
record PointsPlan(
        int index,
        Countries.Country country,
        int size,
        Story story,
        @Nullable Design has,
        Standing standing,
        List<Enrolled> enrolled) {
    static final Map<Story.Kind, Integer> STORIES = Map.of(
            Story.Kind.PERSON, 2,
            Story.Kind.CREDENTIAL, 1,
            Story.Kind.OVERRIDE, 1,
            Story.Kind.FIGURE, 1,
            Story.Kind.SECURED, 1);

    /** Of a hundred partners without a story, those of each standing, in order; the others have nothing that counts. */
    private static final int[] SHARES = {45, 20, 17, 10};
    /** Percentage of partners with a level to spare that have another one. */
    private static final int SEVERAL = 60;
    /** Percentage of levels that are enrolled in, and of partners without the level whose enrolment is still running. */
    private static final int ENROLLED = 92;

    private static final int STILL_ENROLLED = 35;
    private static final int MOST_SPARE_PEOPLE = 6;
    /** Percentage of spare people of partners with points to spare who hold what others do. */
    private static final int SURPLUS = 20;
    /** Longer than an announced event is ahead. */
    private static final int ANNOUNCED = 80;

    private static final int LONGEST_MONTH = 31;
    private static final int SHORTEST_MONTH = 28;

    /**
     * What a partner is enrolled in, every year anew.
     *
     * @param renewsOn a date on which it renews
     */
    record Enrolled(Design in, LocalDate renewsOn) {}

    static PointsPlan of(int index, Designs all, SampleRequest request, SplittableRandom random) {
        Countries.Country country = Countries.any(random);
        Story story = Story.of(index, request, STORIES);
        Design design = story == Story.NONE ? null : all.any(story.kind(), random);
        if (design == null) {
            return plain(index, country, all, request, random);
        }
        Standing standing = story.kind() == Story.Kind.OVERRIDE ? Standing.SHORT : Standing.NARROW;
        Enrolled enrolled = new Enrolled(design, renewal(design.competency().ladder(), story, request, random));
        return new PointsPlan(
                index, country, size(design, request, random), story, design, standing, List.of(enrolled));
    }

    private static PointsPlan plain(
            int index, Countries.Country country, Designs all, SampleRequest request, SplittableRandom random) {
        Standing standing = standing(random);
        Design design = standing == null ? null : all.any(standing, random);
        if (standing == null || design == null) {
            int size = Math.max(1, request.scaled(1 + random.nextInt(MOST_SPARE_PEOPLE)));
            return new PointsPlan(index, country, size, Story.NONE, null, Standing.SHORT, List.of());
        }
        boolean holds = standing == Standing.AMPLE || standing == Standing.NARROW;
        Design other =
                standing == Standing.AMPLE && random.nextInt(100) < SEVERAL ? all.any(Standing.AMPLE, random) : null;
        Design both = other == null || other.competency().equals(design.competency()) ? null : all.both(design, other);
        List<Enrolled> enrolled = (both == null || other == null ? List.of(design) : List.of(design, other))
                .stream()
                        .map(in -> new Enrolled(in, request.first().plusDays(random.nextLong(1, 366))))
                        .filter(in -> random.nextInt(100) < (holds ? ENROLLED : STILL_ENROLLED))
                        .toList();
        Design has = both == null ? design : both;
        return new PointsPlan(index, country, size(has, request, random), Story.NONE, has, standing, enrolled);
    }

    private static @Nullable Standing standing(SplittableRandom random) {
        int left = random.nextInt(100);
        for (Standing standing : Standing.values()) {
            left -= SHARES[standing.ordinal()];
            if (left < 0) {
                return standing;
            }
        }
        return null;
    }

    /** A secured renewal is in the window of the night before the story; all others are not even after an announced event. */
    private static LocalDate renewal(Ladder ladder, Story story, SampleRequest request, SplittableRandom random) {
        LocalDate seenOn = request.date(story.night());
        if (story.kind() == Story.Kind.SECURED) {
            LocalDate latest = request.date(story.night() - 1)
                    .plusDays((ladder.windowMonths() - 1L) * SHORTEST_MONTH)
                    .minusDays(1);
            LocalDate earliest = seenOn.plusDays(1);
            return latest.isAfter(earliest)
                    ? earliest.plusDays(random.nextLong(latest.toEpochDay() - earliest.toEpochDay()))
                    : earliest;
        }
        LocalDate earliest = seenOn.plusDays(ladder.windowMonths() * (long) LONGEST_MONTH + ANNOUNCED);
        long longer = request.first().plusYears(1).toEpochDay() - earliest.toEpochDay();
        return earliest.plusDays(random.nextLong(Math.max(longer, 1)));
    }

    private static int size(Design design, SampleRequest request, SplittableRandom random) {
        int needed = design.people().size();
        return Math.max(needed, request.scaled(needed + random.nextInt(MOST_SPARE_PEOPLE)));
    }

    String partnerId() {
        return Plan.partnerId(index);
    }

    /** Its people; the story is about the one without whom the level is lost. */
    Crew crew() {
        boolean told = story != Story.NONE;
        int surplus = !told && standing == Standing.AMPLE ? SURPLUS : 0;
        return new Crew(
                index, size, has == null ? List.of() : has.people(), has == null ? 0 : has.key(), told, surplus);
    }
}
