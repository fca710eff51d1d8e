package dev.assay.feed;

import dev.assay.facts.Fact;
import dev.assay.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a file would be read as if it were delivered with a mapping. Needs no manifest and leaves nothing behind.
 *
 * @param records of the source that were read
 * @param portions what the file has for each feed, as far as it was read
 * @param rejected how many of the records are rejected
 * @param refused why the file would be refused; null if it would not
 */
public record Rehearsal(long records, List<Validation.Portion> portions, long rejected, @Nullable String refused) {
    public Rehearsal {
        portions = List.copyOf(portions);
    }

    /**
     * Reads the whole file once.
     *
     * @param producedAt as if its manifest said so
     * @param facts gets each fact, of all feeds, in the order of the file
     * @param rejections gets each rejected record, likewise
     * @throws IOException if it cannot be read, which says nothing about it
     */
    public static Rehearsal of(
            Path file,
            Mapping mapping,
            Instant producedAt,
            FeedLimits limits,
            RejectionLimit limit,
            Consumer<? super Fact> facts,
            Consumer<? super Rejection> rejections)
            throws IOException {
        long[] rows = new long[mapping.feeds().size()];
        long rejected = 0;
        long records = 0;
        String refused = null;
        InboxFile data = InboxFile.at(file.toAbsolutePath(), null);
        Instant cut = producedAt.truncatedTo(ChronoUnit.MICROS);
        try (MappedFile reading = new MappedFile(data, mapping, cut, limits)) {
            try {
                while (reading.next()) {
                    rejected += give(reading, rows, facts, rejections);
                }
            } finally {
                records = reading.records();
            }
        } catch (Refusal e) {
            refused = e.reason();
        }
        if (refused == null && limit.exceededBy(rejected, records)) {
            refused = "%d of %d rows are rejected, more than %d and more than %d %%"
                    .formatted(rejected, records, limit.rows(), limit.percent());
        }
        return new Rehearsal(records, portions(mapping, rows, rejected), rejected, refused);
    }

    /** How many of the one record are rejected. */
    private static int give(
            MappedFile reading, long[] rows, Consumer<? super Fact> facts, Consumer<? super Rejection> rejections) {
        Rejection rejection = reading.rejection();
        if (rejection != null) {
            rejections.accept(rejection);
            return 1;
        }
        for (int i = 0; i < rows.length; i++) {
            Fact fact = reading.fact(i);
            if (fact != null) {
                rows[i]++;
                facts.accept(fact);
            }
        }
        return 0;
    }

    private static List<Validation.Portion> portions(Mapping mapping, long[] rows, long rejected) {
        List<Validation.Portion> portions = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            long ofThese = i == 0 ? rejected : 0;
            portions.add(new Validation.Portion(mapping.feeds().get(i), rows[i] + ofThese, ofThese));
        }
        return portions;
    }
}
