package dev.assay.intake;

import dev.assay.facts.Feed;
import dev.assay.feed.FeedLimits;
import dev.assay.feed.RejectionLimit;
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
 * @param zone the programme's zone, on whose day a snapshot ends items
 * @param hold when a snapshot waits for an operator
 * @param rejected when a delivery is refused for its rejected rows
 * @param limits what a delivery may at most be
 * @param mandatory feeds without which a night does not go on
 * @param mappings by which files are read whose manifest names one
 * @param startedAt by the clock, when the night was started; decides only whether a delivery comes before its time
 * @param producedAhead one that was produced longer than this after that instant does
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
     * As the settings say.
     *
     * @param rulebooks whose levels an override may grant
     * @param startedAt when the night was started, by the clock
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

    /** Why a snapshot that would end so many of so many open items waits for an operator; null if it does not. */
    @Nullable
    String hold(long accepted, long wouldEnd, long open) {
        if (wouldEnd > 0 && accepted == 0) {
            return "it has no row and would end all of %d open".formatted(wouldEnd);
        }
        return wouldEnd >= hold.items() && wouldEnd * 100 > open * hold.percent()
                ? "it would end %d of %d open".formatted(wouldEnd, open)
                : null;
    }

    /** True if a snapshot that would end so many of so many open items of one partner waits for an operator. */
    boolean holdForPartner(long wouldEnd, long open) {
        return wouldEnd >= hold.partnerItems() && wouldEnd * 100 > open * hold.partnerPercent();
    }

    /** True if a delivery that was produced then comes before its time. */
    boolean isAhead(Instant producedAt) {
        return producedAt.isAfter(startedAt.plus(producedAhead));
    }

    /** What is wrong with such a delivery, and what to do. */
    String ahead(Instant producedAt) {
        return "produced_at %s is more than %d hours after the clock of this night (%s); set the clock of its source right and seal it again. As it is, it is looked at again from %s on"
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
