package dev.assay.feed;

import dev.assay.feed.format.FeedLimits;
import dev.assay.feed.format.Refusal;
import dev.assay.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a file would be read if it were delivered with a mapping. Needs no manifest and stores nothing.
 *
 * @param records the number of source records read
 * @param portions the file's rows for each feed, as far as it was read
 * @param rejected the number of rejected records
 * @param refused why the file would be refused; null if it would be accepted
 */
public record Rehearsal(long records, List<Validation.Portion> portions, long rejected, @Nullable String refused) {
    public Rehearsal {
        portions = List.copyOf(portions);
    }

    /**
     * Reads the whole file once.
     *
     * @param producedAt used in place of the manifest's
     * @param rows receives each row, of all feeds, in file order
     * @param rejections receives each rejected record in file order
     * @throws IOException if it cannot be read, which is no statement about its contents
     */
    public static Rehearsal of(
            Path file,
            Mapping mapping,
            Instant producedAt,
            FeedLimits limits,
            RejectionLimit limit,
            Consumer<? super DeliveryRow> rows,
            Consumer<? super Rejection> rejections)
            throws IOException {
        long rejected = 0;
        String refused = null;
        InboxFile data = InboxFile.at(file.toAbsolutePath(), null);
        Instant cut = producedAt.truncatedTo(ChronoUnit.MICROS);
        // rejected records are rows of the first feed
        try (MappedRows reading = new MappedRows(
                new MappedFile(data, mapping, cut, limits), mapping.feeds().get(0))) {
            reading.countConflicts();
            try {
                while (reading.nextRecord()) {
                    rejected += give(reading, rows, rejections);
                }
            } catch (Refusal e) {
                refused = e.reason();
            }
            if (refused == null && limit.exceededBy(rejected, reading.records())) {
                refused = "%d of %d rows are rejected, more than %d and more than %d %%"
                        .formatted(rejected, reading.records(), limit.rows(), limit.percent());
            }
            return new Rehearsal(reading.records(), reading.portions(), rejected, refused);
        } catch (Refusal e) {
            return new Rehearsal(0, nothing(mapping), 0, e.reason());
        }
    }

    /** 1 if the single record is rejected, else 0. */
    private static int give(
            MappedRows reading, Consumer<? super DeliveryRow> rows, Consumer<? super Rejection> rejections) {
        Rejection rejection = reading.rejection();
        if (rejection != null) {
            rejections.accept(rejection);
            return 1;
        }
        reading.rows().forEach(rows);
        return 0;
    }

    private static List<Validation.Portion> nothing(Mapping mapping) {
        return mapping.feeds().stream()
                .map(feed -> new Validation.Portion(feed, 0, 0, Map.of(), 0))
                .toList();
    }
}
