package dev.assay.sample;

import dev.assay.facts.Feed;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One partner from its first night on, fully determined by its plan and its own random generator. */
abstract class Life {
    /** In 1,000 partners and in each night. */
    private static final int RENAMED = 5;

    final Pen pen;
    final SplittableRandom random;
    final Staff staff;
    final Overrides overrides;
    private final String partnerId;
    private final Countries.Country country;
    private final Story story;
    private @Nullable SampleRow partner;

    /** @param reasons for overrides */
    Life(
            String partnerId,
            Countries.Country country,
            Story story,
            Crew crew,
            List<String> reasons,
            Catalogue catalogue,
            Pen pen) {
        this.partnerId = partnerId;
        this.country = country;
        this.story = story;
        this.pen = pen;
        this.random = pen.random();
        this.staff = new Staff(crew, catalogue, pen);
        this.overrides = new Overrides(partnerId, reasons, pen);
    }

    /** Its first night, after its own row. */
    abstract void begin();

    /** What a later night changes whatever its story. */
    abstract void change();

    /** A figure that the story is about falls. */
    abstract void fall();

    /** Simulates one night; must be called in order, the first night is 1. */
    void pass(int night) {
        pen.turnTo(night);
        if (partner == null) {
            partner = pen.write(Feed.PARTNERS, partnerId, country.name(random), country.code(), country.market());
            begin();
        } else {
            if (random.nextInt(1_000) < RENAMED) {
                partner = pen.change(partner, "name", country.name(random));
            }
            change();
        }
        if (story.night() == night) {
            happen();
        } else if (story.recovers() && story.night() == night - 1) {
            staff.replace();
        }
        staff.tellAll();
        overrides.tellOpen();
    }

    private void happen() {
        LocalDate day = story.ahead() ? pen.date().plusDays(random.nextLong(15, 75)) : pen.day();
        boolean revoked = !story.ahead() && random.nextBoolean();
        switch (story.kind()) {
            case PERSON, SECURED -> staff.leave(day);
            case CREDENTIAL -> staff.lose(day, revoked);
            case OVERRIDE -> overrides.end(day, revoked);
            case FIGURE -> fall();
            case RULES, RETIREMENT, NONE -> throw new IllegalStateException(story.kind() + " has no night of its own");
        }
    }

    /** First day of the term of a year in which the first night lies, by a day on which it renews. */
    final LocalDate startsOn(LocalDate renewsOn) {
        LocalDate startsOn = renewsOn;
        while (startsOn.isAfter(pen.firstDate())) {
            startsOn = startsOn.minusYears(1);
        }
        return startsOn;
    }
}
