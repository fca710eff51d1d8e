package dev.assay.sample;

import dev.assay.facts.Feed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Writes the events of one partner into the folders of the open nights; for other nights it writes nothing. */
final class Pen {
    /** How many changed rows there are for each one that is followed by its previous version: stale. */
    private static final int CHANGES_PER_STALE = 20;
    /** How many rows there are for each one that is written twice. */
    private static final int ROWS_PER_DOUBLE = 3_000;

    private static final String UPDATED_AT = "updated_at";

    private final SampleRequest request;
    private final Map<Integer, NightFolder> open;
    private final SplittableRandom random;
    private int night = 1;

    /** @param open the folders being written, by night */
    Pen(SampleRequest request, Map<Integer, NightFolder> open, SplittableRandom random) {
        this.request = request;
        this.open = open;
        this.random = random;
    }

    void turnTo(int night) {
        this.night = night;
    }

    SplittableRandom random() {
        return random;
    }

    LocalDate firstDate() {
        return request.first();
    }

    /** The business date of the night. */
    LocalDate date() {
        return request.date(night);
    }

    /** A random day since the night before. */
    LocalDate day() {
        return request.day(night, random);
    }

    /** True if the night also delivers a snapshot of the feed. */
    boolean snapshot(Feed feed) {
        return NightFolder.snapshots(night, request.partners()).contains(feed);
    }

    /** The id of a random partner, if possible not of this one. */
    String otherPartner(int index) {
        return Plan.partnerId((int) ((index + 1L + random.nextInt(request.partners())) % request.partners()));
    }

    /** @param values of all columns but the last, {@code updated_at}; null = absent */
    SampleRow write(Feed feed, @Nullable Object... values) {
        @Nullable Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = request.moment(night, random);
        SampleRow row = SampleRow.of(feed, all);
        write(row);
        return row;
    }

    /** Writes a later version of a row. */
    SampleRow change(SampleRow old, String column, Object value) {
        Instant moment = request.moment(night, random);
        Instant before = Instant.parse(old.get(UPDATED_AT));
        SampleRow row =
                old.with(column, value).with(UPDATED_AT, moment.isAfter(before) ? moment : before.plusSeconds(1));
        write(row);
        if (random.nextInt(CHANGES_PER_STALE) == 0) {
            write(old);
        }
        return row;
    }

    /** Writes a row into the night's snapshot, if there is one. */
    void stillOpen(SampleRow row) {
        NightFolder folder = open.get(night);
        if (folder != null) {
            folder.open(row);
        }
    }

    private void write(SampleRow row) {
        boolean twice = random.nextInt(ROWS_PER_DOUBLE) == 0;
        NightFolder folder = open.get(night);
        if (folder != null) {
            folder.change(row);
            if (twice) {
                folder.change(row);
            }
        }
    }
}
