package dev.assay.night;

import dev.assay.facts.Feed;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a night would change. The preview's runs are in the tables while the preview is read, and are rolled back after.
 *
 * @param run the run as it would be: RUNNING if it would be published, HELD if it would be held
 * @param against the run whose results it is compared with; null if there were none
 * @param rewound whether later nights than this one are published; the preview ignores them
 * @param held the held run of that date; null if there is none
 * @param missing mandatory feeds that have not been delivered; the night itself would be refused
 * @param levelsBefore how many pairs of partner and competency had a level in what it is compared with
 * @param count of the partners that had to be evaluated
 * @param alternative the same night under a what-if scenario, compared with this one; null if there is no what-if scenario
 */
public record Preview(
        Run run,
        @Nullable Run against,
        boolean rewound,
        @Nullable Run held,
        Set<Feed> missing,
        long levelsBefore,
        RangeStore.Count count,
        @Nullable Alternative alternative) {
    /**
     * The night under a what-if scenario: a rerun of the night that it is compared with.
     *
     * @param leaves the partner that the leaving person is linked to on that date; null if there is none, or if no
     *     person is supposed to leave
     * @param heldBecause why it would be held; null if it would not be
     */
    public record Alternative(
            WhatIf whatIf, @Nullable String leaves, Run run, RangeStore.Count count, @Nullable String heldBecause) {}
}
