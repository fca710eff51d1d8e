package dev.assay.intake;

import dev.assay.facts.Feed;
import dev.assay.feed.RejectionLimit;
import dev.assay.feed.format.FeedLimits;
import dev.assay.mapping.MappingLoader;
import dev.assay.mapping.Mappings;
import dev.assay.operation.Settings;
import dev.assay.rules.Rulebooks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries are taken in.
 *
 * @param chunkSize records applied in one transaction, at least 1
 * @param zone the programme's zone, which determines the day on which a snapshot ends items
 * @param hold when a snapshot waits for an operator
 * @param rejected when a delivery is refused for its rejected rows
 * @param limits size limits of a delivery
 * @param mandatory feeds without a delivery of which a night is refused
 * @param mappings read the files whose manifest names one
 * @param startedAt when the night was started; used only to decide whether {@code produced_at} is in the future
 * @param producedAhead how long after {@code startedAt} the {@code produced_at} of a delivery may be
 */
public record DeliveryRules(
        int chunkSize,
        ZoneId zone,
        Settings.SnapshotHold hold,
        RejectionLimit rejected,
        FeedLimits limits,
        Set<Feed> mandatory,
        Mappings mappings,
        Instant startedAt,
        Duration producedAhead) {
    public DeliveryRules {
        if (chunkSize < 1) {
            throw new IllegalArgumentException("chunks of %d records; at least 1".formatted(chunkSize));
        }
        mandatory = Set.copyOf(mandatory);
    }

    /**
     * The rules that the settings state.
     *
     * @param rulebooks supply the levels that an override may grant
     * @param startedAt the instant when the night was started
     * @throws dev.assay.mapping.MappingException if a file in the folder of mappings cannot be read
     */
    public static DeliveryRules of(Settings settings, Rulebooks rulebooks, Instant startedAt) {
        return new DeliveryRules(
                settings.work().chunkSize(),
                settings.zone(),
                settings.snapshotHold(),
                settings.limits().rejected(),
                settings.limits().feed().granting(rulebooks.levelNames()),
                settings.mandatoryFeeds().stream()
                        .flatMap(feed -> Feed.of(feed).stream())
                        .collect(Collectors.toSet()),
                new MappingLoader().in(settings.mappings()),
                startedAt,
                settings.limits().producedAhead());
    }

    /** Why a snapshot that would end so many of the open items is held; null if it is not. */
    @Nullable
    String hold(long accepted, long wouldEnd, long open) {
        if (wouldEnd > 0 && accepted == 0) {
            return "it has no row and would end all of %d open".formatted(wouldEnd);
        }
        return wouldEnd >= hold.items() && wouldEnd * 100 > open * hold.percent()
                ? "it would end %d of %d open".formatted(wouldEnd, open)
                : null;
    }

    /** True if a snapshot is held that would end so many of one partner's open items. */
    boolean holdForPartner(long wouldEnd, long open) {
        return wouldEnd >= hold.partnerItems() && wouldEnd * 100 > open * hold.partnerPercent();
    }

    /** True if a delivery that was produced at that instant comes from the future. */
    boolean isAhead(Instant producedAt) {
        return producedAt.isAfter(startedAt.plus(producedAhead));
    }

    /** What is wrong with such a delivery, and what to do. */
    String ahead(Instant producedAt) {
        return "produced_at %s is more than %d hours after the clock of this night (%s); correct the clock of its source and seal it again. Unchanged, it is checked again from %s on"
                .formatted(
                        producedAt,
                        producedAhead.toHours(),
                        startedAt.truncatedTo(ChronoUnit.SECONDS),
                        producedAt.minus(producedAhead));
    }

    /** The same, with no feed being mandatory. */
    public DeliveryRules withoutMandatory() {
        return new DeliveryRules(chunkSize, zone, hold, rejected, limits, Set.of(), mappings, startedAt, producedAhead);
    }
}
