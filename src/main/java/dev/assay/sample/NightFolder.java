package dev.assay.sample;

import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.rules.Code;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The deliveries of one night while they are written. */
final class NightFolder implements Closeable {
    private static final Duration SNAPSHOT_AFTER = Duration.ofMinutes(30);
    /** One row in so many is preceded by a malformed one: far below the one percent that refuses a delivery. */
    private static final int ROWS_PER_DEFECT = 2_500;
    /** One credential code in so many is written with blanks, as people write it. */
    private static final int CODES_PER_BLANK = 60;
    /** A late night's first malformed row comes after so many good ones, so that small programmes have some too. */
    private static final int ROWS_BEFORE_DEFECT = 25;

    /** Larger programmes deliver all links only once. */
    private static final int MOST_PARTNERS_FOR_ALL_LINKS = 2_000;

    private final int night;
    private final Path folder;
    private final SplittableRandom random;
    private final Map<Feed, DeliveryFile> deltas = new EnumMap<>(Feed.class);
    private final Map<Feed, DeliveryFile> snapshots = new EnumMap<>(Feed.class);
    private final Map<Feed, Integer> written = new EnumMap<>(Feed.class);

    NightFolder(Path out, Nights nights, int night, SampleRequest request) throws IOException {
        this.night = night;
        this.folder = Files.createDirectories(path(out, nights, night));
        this.random = new SplittableRandom(request.seed() * 31 + night);
        Instant from = nights.producedAt(night);
        String date = nights.date(night).toString();
        // everybody here is known by the same id everywhere
        for (Feed feed : EnumSet.complementOf(EnumSet.of(Feed.ALIASES))) {
            Instant producedAt = from.plus(Duration.ofMinutes(feed.ordinal()));
            deltas.put(
                    feed,
                    new DeliveryFile(
                            folder, feed.id() + "-" + date, feed, DeliveryFile.Mode.DELTA, producedAt, style(feed)));
        }
        for (Feed feed : snapshots(night, request.partners())) {
            snapshots.put(
                    feed,
                    new DeliveryFile(
                            folder,
                            feed.id() + "-" + date + "-all",
                            feed,
                            DeliveryFile.Mode.SNAPSHOT,
                            from.plus(SNAPSHOT_AFTER),
                            DeliveryFile.Style.PLAIN));
        }
    }

    static Path path(Path out, Nights nights, int night) {
        int digits = Math.max(2, Integer.toString(nights.count()).length());
        return out.resolve(("night-%0" + digits + "d-%s").formatted(night, nights.date(night)));
    }

    /** A row of the night's changes. */
    void change(Fact fact) {
        DeliveryFile file = delta(fact.feed());
        int rows = written.merge(fact.feed(), 1, Integer::sum);
        if (random.nextInt(ROWS_PER_DEFECT) == 0 || night > 1 && rows == ROWS_BEFORE_DEFECT) {
            file.row(Defect.in(fact.values(), fact.feed(), file.producedAt(), random));
        }
        file.row(fact.feed() == Feed.ACHIEVEMENTS ? asWritten(fact.values()) : fact.values());
    }

    /** The feeds that the night delivers whole as well. */
    static Set<Feed> snapshots(int night, int partners) {
        Set<Feed> feeds = EnumSet.noneOf(Feed.class);
        if (night % 2 == 0) {
            feeds.add(Feed.OVERRIDES);
        }
        if (night % 3 == 0 && partners <= MOST_PARTNERS_FOR_ALL_LINKS) {
            feeds.add(Feed.ASSOCIATIONS);
        }
        return feeds;
    }

    /** A row of the whole feed, where that is delivered. */
    void open(Fact fact) {
        DeliveryFile file = snapshots.get(fact.feed());
        if (file != null) {
            file.row(fact.values());
        }
    }

    void finish() throws IOException {
        for (DeliveryFile file : deltas.values()) {
            file.finish();
        }
        for (DeliveryFile file : snapshots.values()) {
            file.finish();
        }
    }

    @Override
    public void close() throws IOException {
        for (DeliveryFile file : deltas.values()) {
            file.close();
        }
        for (DeliveryFile file : snapshots.values()) {
            file.close();
        }
    }

    private DeliveryFile delta(Feed feed) {
        DeliveryFile file = deltas.get(feed);
        if (file == null) {
            throw new IllegalStateException("no delivery of " + feed.id());
        }
        return file;
    }

    private DeliveryFile.Style style(Feed feed) {
        return switch (feed) {
            case ACHIEVEMENTS -> DeliveryFile.Style.GZIPPED;
            case MEMBERSHIPS -> DeliveryFile.Style.OFFICE;
            case METRICS -> night % 2 == 0 ? DeliveryFile.Style.REVERSED : DeliveryFile.Style.PLAIN;
            case PARTNERS, ASSOCIATIONS, OVERRIDES, ALIASES -> DeliveryFile.Style.PLAIN;
        };
    }

    private List<@Nullable String> asWritten(List<@Nullable String> row) {
        String code = row.get(1);
        if (code == null || random.nextInt(CODES_PER_BLANK) > 0) {
            return row;
        }
        String loose = code.replace('-', ' ');
        List<@Nullable String> written = new ArrayList<>(row);
        written.set(1, Code.canonical(loose).equals(code) ? loose : code);
        return written;
    }
}
