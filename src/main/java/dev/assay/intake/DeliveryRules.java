package dev.assay.intake;

import dev.assay.facts.Feed;
import dev.assay.feed.FeedLimits;
import dev.assay.feed.RejectionLimit;
import dev.assay.mapping.MappingLoader;
import dev.assay.mapping.Mappings;
import dev.assay.operation.Settings;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How deliveries are taken in.
 *
 * @param chunkSize records applied in one transaction, at least 1
 * @param zone the programme's zone, on whose day a snapshot ends items
 * @param heldItems a snapshot that would end at least so many items is held if that is also more than ...
 * @param heldPercent ... so many per cent of the open items in its scope
 * @param rejected when a delivery is refused for its rejected rows
 * @param limits what a delivery may at most be
 * @param mandatory feeds without which a night does not go on
 * @param mappings by which files are read whose manifest names one
 */
public record DeliveryRules(
        int chunkSize,
        ZoneId zone,
        int heldItems,
        int heldPercent,
        RejectionLimit rejected,
        FeedLimits limits,
        Set<Feed> mandatory,
        Mappings mappings) {
    public DeliveryRules {
        if (chunkSize < 1) {
            throw new IllegalArgumentException("chunks of %d records; at least 1".formatted(chunkSize));
        }
        mandatory = Set.copyOf(mandatory);
    }

    /**
     * As the settings say.
     *
     * @throws dev.assay.mapping.MappingException if a file in the folder of mappings cannot be read
     */
    public static DeliveryRules of(Settings settings) {
        return new DeliveryRules(
                settings.work().chunkSize(),
                settings.zone(),
                settings.snapshotHold().items(),
                settings.snapshotHold().percent(),
                settings.limits().rejected(),
                settings.limits().feed(),
                settings.mandatoryFeeds().stream()
                        .flatMap(feed -> Feed.of(feed).stream())
                        .collect(Collectors.toSet()),
                new MappingLoader().in(settings.mappings()));
    }

    /** True if a snapshot that would end so many of so many open items waits for an operator. */
    boolean hold(long wouldEnd, long open) {
        return wouldEnd >= heldItems && wouldEnd * 100 > open * heldPercent;
    }

    /** The same, with no feed being mandatory. */
    public DeliveryRules withoutMandatory() {
        return new DeliveryRules(chunkSize, zone, heldItems, heldPercent, rejected, limits, Set.of(), mappings);
    }
}
