package dev.assay.sample;

import dev.assay.facts.Fact;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes what becomes of one partner into the folders that are open; for other nights it only goes through it. */
final class Pen {
    /** One changed row in so many is followed by what it replaced: stale. */
    private static final int CHANGES_PER_STALE = 40;
    /** One row in so many is written twice. */
    private static final int ROWS_PER_DOUBLE = 3_000;

    private final Nights nights;
    private final Map<Integer, NightFolder> open;
    private final SplittableRandom random;
    private int night = 1;

    /** @param open the folders that are written, by night */
    Pen(Nights nights, Map<Integer, NightFolder> open, SplittableRandom random) {
        this.nights = nights;
        this.open = open;
        this.random = random;
    }

    void turnTo(int night) {
        this.night = night;
    }

    /** When a row that is written now was touched. */
    Instant moment() {
        return nights.moment(night, random);
    }

    <F extends Fact> F write(F fact) {
        boolean twice = random.nextInt(ROWS_PER_DOUBLE) == 0;
        NightFolder folder = open.get(night);
        if (folder != null) {
            folder.change(fact);
            if (twice) {
                folder.change(fact);
            }
        }
        return fact;
    }

    /** Writes a fact that takes the place of another version of it. */
    <F extends Fact> F rewrite(F old, F now) {
        write(now);
        boolean stale =
                random.nextInt(CHANGES_PER_STALE) == 0 && old.updatedAt().isBefore(now.updatedAt());
        NightFolder folder = open.get(night);
        if (stale && folder != null) {
            folder.change(old);
        }
        return now;
    }

    /** Writes a fact into the night's snapshot, if there is one. */
    void stillOpen(Fact fact) {
        NightFolder folder = open.get(night);
        if (folder != null) {
            folder.open(fact);
        }
    }
}
