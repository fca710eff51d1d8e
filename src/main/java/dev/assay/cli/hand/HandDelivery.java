package dev.assay.cli.hand;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.feed.Mode;
import dev.assay.feed.Sealing;
import dev.assay.feed.SealingException;
import dev.assay.feed.format.FeedLimits;
import dev.assay.store.delivery.DeliveryStore;
import dev.assay.store.delivery.KnownDelivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row as a sealed delivery in the inbox. The next night applies it like any other.
 *
 * @param inbox the folder of the deliveries
 * @param at when it is produced
 */
record HandDelivery(Path inbox, Instant at, FeedLimits limits) {
    private static final String BY_HAND = "-by-hand-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSSSSS'Z'").withZone(ZoneOffset.UTC);

    /**
     * Why a row by hand would not last: null where it does.
     *
     * @return the delivery that shows how the feed arrives
     */
    static @Nullable String obstacle(DeliveryStore deliveries, Feed feed) {
        Optional<KnownDelivery> newest = deliveries.newest(feed, feed.id() + BY_HAND);
        return newest.filter(KnownDelivery::endsItems)
                .map(delivery ->
                        "the feed %s arrives as snapshots (last in %s, delivery %d), and the next one says again"
                                        .formatted(feed.id(), delivery.file(), delivery.deliveryId())
                                + " what its source knows. Do it in the system that delivers them")
                .or(() -> newest.filter(delivery -> delivery.mapping() != null)
                        .map(delivery ->
                                "the feed %s is read from files of another system (last %s by mapping %s, delivery"
                                                .formatted(feed.id(), delivery.file(), delivery.mapping())
                                        + " %d), and the next one may deliver the row again. Do it in that system"
                                                .formatted(delivery.deliveryId())))
                .orElse(null);
    }

    /** Writes the file and its manifest; returns the file. */
    Path write(Fact row) {
        Path file = inbox.resolve(row.feed().id() + BY_HAND + TIME.format(at) + ".csv");
        try {
            if (!Files.isDirectory(inbox)) {
                throw ExitCode.CONFIGURATION.failure(
                        "there is no inbox %s; create it, or name another with --inbox", inbox);
            }
            try (CsvWriter csv = CsvWriter.builder()
                    .build(Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW))) {
                csv.writeRecord(row.feed().columns());
                csv.writeRecord(row.values());
            }
            new Sealing(null, Mode.DELTA, at, false, limits).seal(file);
            return file;
        } catch (SealingException e) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw ExitCode.CONFIGURATION.failure("%s cannot be written (%s); see who may write to its folder", file, e);
        }
    }
}
