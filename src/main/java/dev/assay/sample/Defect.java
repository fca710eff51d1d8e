package dev.assay.sample;

import dev.assay.facts.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What sources get wrong: rows that the contract has rejected. */
enum Defect {
    ONE_FIELD_LESS(null, ""),
    ONE_FIELD_MORE(null, "n/a"),
    LOCAL_TIME("updated_at", "2017-10-02T08:15:00"),
    NOT_YET("updated_at", ""),
    NO_ID(null, ""),
    BLANKS_IN_ID(null, "not yet assigned"),
    MARKET("market", "EMERGING"),
    LEVEL("level", "Silver"),
    RENEWAL("renews_on", "2018-02-30"),
    LINK("linked_on", "01.09.2017"),
    EARNED("earned_on", "2017-9-1"),
    MONTH("month", "2017-13"),
    DECIMAL_COMMA("value", "1250,50"),
    TOO_EXACT("value", "17.00004"),
    GRANTED("granted_on", "30/08/2017");

    private static final Duration TOO_FAR = Duration.ofDays(3);

    private final @Nullable String column;
    private final String text;

    Defect(@Nullable String column, String text) {
        this.column = column;
        this.text = text;
    }

    /** The row with some mistake in it that the feed can have. */
    static List<@Nullable String> in(
            List<@Nullable String> row, Feed feed, Instant producedAt, SplittableRandom random) {
        Defect[] all = values();
        Defect defect = all[random.nextInt(all.length)];
        while (defect.column != null && !feed.columns().contains(defect.column)) {
            defect = all[random.nextInt(all.length)];
        }
        List<@Nullable String> spoiled = new ArrayList<>(row);
        defect.spoil(spoiled, feed, producedAt);
        return spoiled;
    }

    private void spoil(List<@Nullable String> row, Feed feed, Instant producedAt) {
        if (this == ONE_FIELD_LESS) {
            row.remove(row.size() - 1);
        } else if (this == ONE_FIELD_MORE) {
            row.add(text);
        } else if (this == NOT_YET) {
            row.set(
                    feed.columns().indexOf("updated_at"),
                    producedAt.plus(TOO_FAR).toString());
        } else {
            row.set(column == null ? 0 : feed.columns().indexOf(column), text);
        }
    }
}
