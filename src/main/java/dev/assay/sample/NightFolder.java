package dev.assay.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.assay.facts.Feed;
import dev.assay.feed.Mode;
import dev.assay.feed.Sealing;
import dev.assay.feed.format.FeedLimits;
import dev.assay.rules.Code;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** The deliveries of one night while they are being written; manifests are written when all of them are complete. */
final class NightFolder implements Closeable {
    /** Beside the terms. There are no aliases: persons have the same id in all feeds. */
    private static final Set<Feed> ALWAYS =
            EnumSet.of(Feed.PARTNERS, Feed.ASSOCIATIONS, Feed.ACHIEVEMENTS, Feed.METRICS, Feed.OVERRIDES);

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Duration SNAPSHOT_AFTER = Duration.ofMinutes(30);
    private static final Duration REPEATED_AFTER = Duration.ofMinutes(15);
    /** Larger programmes deliver the full snapshot of links only once. */
    private static final int MOST_PARTNERS_FOR_ALL_LINKS = 2_000;

    /** How many rows there are for each malformed one: well below the one percent at which a delivery is refused. */
    private static final int ROWS_PER_DEFECT = 2_500;
    /** How many valid rows precede the first malformed one of a later night, so that small programmes have some too. */
    private static final int ROWS_BEFORE_DEFECT = 25;
    /** How many credential codes there are for each one that is written with spaces, as people write it. */
    private static final int CODES_PER_BLANK = 60;

    /** Typical errors of sources: values that the contract rejects, by column. */
    private static final List<Map.Entry<String, String>> DEFECTS = List.of(
            Map.entry("updated_at", "2999-01-01T00:00:00Z"),
            Map.entry("updated_at", "2017-10-02T08:15:00"),
            Map.entry("market", "EMERGING"),
            Map.entry("level", "Silver"),
            Map.entry("renews_on", "2018-02-30"),
            Map.entry("linked_on", "01.09.2017"),
            Map.entry("earned_on", "2017-9-1"),
            Map.entry("partner_id", "not yet assigned"),
            Map.entry("month", "2017-13"),
            Map.entry("value", "1250,50"),
            Map.entry("granted_on", "30/08/2017"));

    private final Path out;
    private final SampleRequest request;
    private final int night;
    private final Feed terms;
    private final Path folder;
    private final SplittableRandom random;
    private final Map<Feed, FeedFile> deltas = new EnumMap<>(Feed.class);
    private final Map<Feed, FeedFile> snapshots = new EnumMap<>(Feed.class);

    /** @param terms the feed of the terms for which levels are displayed */
    NightFolder(Path out, SampleRequest request, int night, Feed terms) throws IOException {
        this.out = out;
        this.request = request;
        this.night = night;
        this.terms = terms;
        this.folder = Files.createDirectories(path(out, request, night));
        this.random = new SplittableRandom(request.seed() * 31 + night);
        Set<Feed> feeds = EnumSet.of(terms);
        feeds.addAll(ALWAYS);
        for (Feed feed : feeds) {
            String ending = feed == Feed.ACHIEVEMENTS ? ".csv.gz" : ".csv";
            deltas.put(feed, new FeedFile(feed, folder.resolve(name(feed, night) + ending)));
        }
        for (Feed feed : snapshots(night, request.partners())) {
            snapshots.put(feed, new FeedFile(feed, folder.resolve(name(feed, night) + "-all.csv")));
        }
    }

    static Path path(Path out, SampleRequest request, int night) {
        int digits = Math.max(2, Integer.toString(request.nights().size()).length());
        return out.resolve(("night-%0" + digits + "d-%s").formatted(night, request.date(night)));
    }

    /** The feeds of which the night also delivers a snapshot. */
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

    /** Writes a row of the night's changes. */
    void change(SampleRow row) {
        FeedFile file = deltas.get(row.feed());
        if (file == null) {
            throw new IllegalStateException("no delivery of " + row.feed().id());
        }
        if (random.nextInt(ROWS_PER_DEFECT) == 0 || night > 1 && file.rows == ROWS_BEFORE_DEFECT) {
            file.write(malformed(row).values());
        }
        file.write(asPeopleWrite(row).values());
    }

    /** Writes a row of the snapshot of its feed, if there is one. */
    void open(SampleRow row) {
        FeedFile file = snapshots.get(row.feed());
        if (file != null) {
            file.write(row.values());
        }
    }

    /**
     * Writes the manifests. From night 2 on a delivery of the night before is repeated: in even nights unchanged, in
     * odd ones with a new {@code produced_at}.
     */
    void finish() throws IOException {
        close();
        for (FeedFile file : deltas.values()) {
            seal(file.path, Mode.DELTA, producedAt(file.feed, night));
        }
        for (FeedFile file : snapshots.values()) {
            seal(file.path, Mode.SNAPSHOT, request.producedAt(night).plus(SNAPSHOT_AFTER));
        }
        if (night > 1) {
            Feed feed = night % 2 == 0 ? Feed.PARTNERS : terms;
            Path first = path(out, request, night - 1).resolve(name(feed, night - 1) + ".csv");
            Path again = Files.copy(first, folder.resolve(name(feed, night - 1) + "-again.csv"));
            Instant asNew = request.producedAt(night).plus(REPEATED_AFTER);
            seal(again, Mode.DELTA, night % 2 == 0 ? producedAt(feed, night - 1) : asNew);
        }
    }

    @Override
    public void close() throws IOException {
        for (FeedFile file : deltas.values()) {
            file.close();
        }
        for (FeedFile file : snapshots.values()) {
            file.close();
        }
    }

    private static void seal(Path file, Mode mode, Instant producedAt) {
        new Sealing(null, mode, producedAt, false, FeedLimits.DEFAULTS).seal(file);
    }

    private Instant producedAt(Feed feed, int night) {
        return request.producedAt(night).plus(Duration.ofMinutes(feed.ordinal()));
    }

    private String name(Feed feed, int night) {
        return feed.id() + "-" + request.date(night);
    }

    /** The row with an error in a column of the feed, or without its last field. */
    private SampleRow malformed(SampleRow row) {
        List<Map.Entry<String, String>> possible = DEFECTS.stream()
                .filter(defect -> row.feed().columns().contains(defect.getKey()))
                .toList();
        int which = random.nextInt(possible.size() + 1);
        return which < possible.size()
                ? row.with(possible.get(which).getKey(), possible.get(which).getValue())
                : new SampleRow(row.feed(), row.values().subList(1, row.values().size()));
    }

    private SampleRow asPeopleWrite(SampleRow row) {
        if (row.feed() != Feed.ACHIEVEMENTS || random.nextInt(CODES_PER_BLANK) > 0) {
            return row;
        }
        String code = row.get("credential_code");
        String loose = code.replace('-', ' ');
        return Code.canonical(loose).equals(code) ? row.with("credential_code", loose) : row;
    }

    /**
     * Each feed is written in another form: compressed, as a spreadsheet saves it, or with the columns in another
     * order.
     */
    private static final class FeedFile implements Closeable {
        private final Feed feed;
        private final Path path;
        private final CsvWriter csv;
        private int rows;
        private boolean closed;

        FeedFile(Feed feed, Path path) throws IOException {
            this.feed = feed;
            this.path = path;
            OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(path), 1 << 15);
            OutputStream text = path.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, 1 << 15) : bytes;
            boolean office = feed == Feed.MEMBERSHIPS || feed == Feed.ENROLMENTS;
            if (office) {
                text.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
            }
            csv = CsvWriter.builder()
                    .lineDelimiter(office ? LineDelimiter.CRLF : LineDelimiter.LF)
                    .build(text, StandardCharsets.UTF_8);
            csv.writeRecord(ordered(feed.columns()));
        }

        void write(List<String> values) {
            csv.writeRecord(ordered(values));
            rows++;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                csv.close();
            }
        }

        private List<String> ordered(List<String> values) {
            if (feed != Feed.METRICS) {
                return values;
            }
            List<String> turned = new ArrayList<>(values);
            Collections.reverse(turned);
            return turned;
        }
    }
}
