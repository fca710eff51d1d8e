package dev.assay.night;

import dev.assay.facts.Feed;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a night would be. Its run stands in the tables as long as the preview is being read, and is gone after that.
 *
 * @param run as it would be: RUNNING if it would be published, HELD if it would be held
 * @param against the run whose results it is compared with; null if there were none
 * @param rewound later nights than this one are published; it is as if they were not
 * @param held the run of that date that is held; null if none is
 * @param missing mandatory feeds that have not been delivered: the night itself would be refused
 * @param count of all its partners
 * @param alternative the same night under what is supposed to be different, compared with this one; null if nothing is
 */
public record Preview(
        Run run,
        @Nullable Run against,
        boolean rewound,
        @Nullable Run held,
        Set<Feed> missing,
        RangeStore.Count count,
        @Nullable Alternative alternative) {
    /**
     * The night under what is supposed to be different: a rerun of the one it is compared with.
     *
     * @param leaves the partner that the person who is supposed to leave is with on that day; null if there is none, or
     *     nobody is supposed to leave
     * @param heldBecause why it would be held; null if it would not be
     */
    public record Alternative(
            WhatIf whatIf, @Nullable String leaves, Run run, RangeStore.Count count, @Nullable String heldBecause) {}
}
