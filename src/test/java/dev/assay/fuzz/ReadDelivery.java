package dev.assay.fuzz;

import dev.assay.facts.Feed;
import dev.assay.feed.DeliveryRows;
import dev.assay.feed.Inbox;
import dev.assay.feed.InboxFile;
import dev.assay.feed.Mode;
import dev.assay.feed.RejectionLimit;
import dev.assay.feed.Sealing;
import dev.assay.feed.SealingException;
import dev.assay.feed.Validation;
import dev.assay.feed.format.FeedLimits;
import dev.assay.mapping.Mapping;
import dev.assay.mapping.MappingLoader;
import dev.assay.mapping.Mappings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads any bytes as a data file: as it is sealed, as it is examined before anything of it is applied, and as it is
 * applied, from its beginning and from its middle. It is refused with a reason, or gives each time what was promised.
 */
final class ReadDelivery {
    private static final Instant PRODUCED = Instant.parse("2026-11-22T01:00:00Z");
    private static final FeedLimits LIMITS = FeedLimits.DEFAULTS;

    private final Fuzzed fuzzed = Fuzzed.here();
    private final Mappings mappings;

    private ReadDelivery(Mappings mappings) {
        this.mappings = mappings;
    }

    /** Of one of our own feeds. */
    static ReadDelivery plain() {
        return new ReadDelivery(Mappings.NONE);
    }

    /** By mappings that are shipped. */
    static ReadDelivery mapped() {
        return new ReadDelivery(new MappingLoader().load(Path.of("jobs/mappings")));
    }

    /** A file of the feed that the first byte chooses. */
    void feed(byte[] input) {
        if (input.length > 0) {
            Feed feed = Feed.values()[(input[0] & 0xFF) % Feed.values().length];
            read(null, feed.id() + ".csv", input);
        }
    }

    /** A file of one of the mappings, which the first byte chooses. */
    void mapping(String file, String[] names, byte[] input) {
        if (input.length > 0) {
            read(mappings.find(names[(input[0] & 0xFF) % names.length]).orElseThrow(), file, input);
        }
    }

    private void read(@Nullable Mapping mapping, String name, byte[] input) {
        Path file = fuzzed.file(name, Arrays.copyOfRange(input, 1, input.length));
        Fuzzed.timed(() -> read(mapping, file));
    }

    private void read(@Nullable Mapping mapping, Path file) {
        try {
            new Sealing(mapping, Mode.DELTA, PRODUCED, true, LIMITS).seal(file);
        } catch (SealingException e) {
            String reason = String.valueOf(e.getMessage());
            Fuzzed.require(reason.length() < 2000, "a reason of %d characters".formatted(reason.length()));
            return;
        }
        InboxFile sealed = Inbox.scan(fuzzed.folder(), LIMITS).files().stream()
                .filter(found -> found.data().equals(file))
                .findFirst()
                .orElseThrow();
        Validation found = examined(sealed);
        if (found instanceof Validation.Valid valid) {
            valid.portions().forEach(portion -> apply(valid, portion));
        }
    }

    private Validation examined(InboxFile sealed) {
        try {
            RejectionLimit any = new RejectionLimit(100, Integer.MAX_VALUE);
            return Validation.of(sealed, mappings, LIMITS, any, rejection -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply(Validation.Valid valid, Validation.Portion portion) {
        Feed feed = portion.feed();
        for (long skipped : new long[] {0, portion.rows() / 2}) {
            try (DeliveryRows rows = DeliveryRows.open(valid.delivery(), feed, LIMITS, mappings)) {
                rows.skip(skipped);
                long count = skipped;
                while (rows.next() != null) {
                    count++;
                }
                Fuzzed.require(
                        count == portion.rows(), "%d rows of %s instead of %d".formatted(count, feed, portion.rows()));
            }
        }
    }
}
