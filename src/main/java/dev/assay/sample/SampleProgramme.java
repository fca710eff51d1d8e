package dev.assay.sample;

import dev.assay.facts.Feed;
import dev.assay.rules.Rulebooks;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * An invented programme: what its sources would deliver, night by night. The same rulebooks and the same request give
 * the same bytes. One partner at a time is held in memory, however many there are.
 */
public final class SampleProgramme {
    /** So many nights are written at once, each with its open files; more take another turn through the partners. */
    private static final int NIGHTS_AT_ONCE = 16;

    private static final int TOLD_EVERY = 100;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SampleRequest request;
    private final Nights nights;
    private final Catalogue catalogue;
    private final Planner planner;
    private final int idlePercent;

    /**
     * @param rulebooks what the partners aim at
     * @throws IllegalArgumentException if no rulebook is in force on the first night, or it asks for nothing that lasts
     */
    public SampleProgramme(Rulebooks rulebooks, SampleRequest request) {
        this.request = request;
        this.nights = new Nights(request.nights());
        this.catalogue = new Catalogue(rulebooks, nights, request.seed());
        this.planner = new Planner(catalogue, request, nights);
        this.idlePercent = planner.idlePercent();
    }

    /**
     * Writes a folder per night, named {@code night-01-2017-10-16} and so on, and a README beside them.
     *
     * @param out new or empty
     * @throws FileAlreadyExistsException if something is in {@code out}
     */
    public void write(Path out) throws IOException {
        write(out, lives -> {});
    }

    /**
     * Likewise, and says how far it is.
     *
     * @param progress is given how many of the {@link #lives()} are written, now and then
     */
    public void write(Path out, LongConsumer progress) throws IOException {
        Files.createDirectories(out);
        try (Stream<Path> there = Files.list(out)) {
            if (there.findAny().isPresent()) {
                throw new FileAlreadyExistsException(
                        out.toString(), null, "the folder is not empty: name one that is new or empty");
            }
        }
        for (int from = 1; from <= nights.count(); from += NIGHTS_AT_ONCE) {
            write(out, from, Math.min(nights.count(), from + NIGHTS_AT_ONCE - 1), progress);
        }
        Files.writeString(out.resolve("README.txt"), new Guide(request, nights).text());
    }

    /** How many lives of partners there are to write: each one as often as their turn comes. */
    public long lives() {
        return (long) request.partners() * ((nights.count() + NIGHTS_AT_ONCE - 1) / NIGHTS_AT_ONCE);
    }

    private void write(Path out, int from, int to, LongConsumer progress) throws IOException {
        long earlier = (long) request.partners() * (from / NIGHTS_AT_ONCE);
        Map<Integer, NightFolder> folders = new TreeMap<>();
        try {
            for (int night = from; night <= to; night++) {
                folders.put(night, new NightFolder(out, nights, night, request));
            }
            for (int index = 0; index < request.partners(); index++) {
                live(index, to, folders);
                if ((index + 1) % TOLD_EVERY == 0) {
                    progress.accept(earlier + index + 1);
                }
            }
            for (NightFolder folder : folders.values()) {
                folder.finish();
            }
        } finally {
            for (NightFolder folder : folders.values()) {
                folder.close();
            }
        }
        for (int night = Math.max(from, 2); night <= to; night++) {
            repeat(out, night);
        }
    }

    private void live(int index, int to, Map<Integer, NightFolder> folders) {
        SplittableRandom random = new SplittableRandom(request.seed() * GOLDEN + index);
        Plan plan = planner.plan(index, random);
        // its own source: what is only written twice or late must not change what happens
        Pen pen = new Pen(nights, folders, random.split());
        PartnerLife life = new PartnerLife(plan, pen, catalogue, nights, request.partners(), idlePercent, random);
        for (int night = 1; night <= to; night++) {
            life.pass(night);
        }
    }

    /** Delivers something of the night before again: in even nights as it was, in odd ones as if it were new. */
    private void repeat(Path out, int night) throws IOException {
        Feed feed = night % 2 == 0 ? Feed.PARTNERS : Feed.MEMBERSHIPS;
        String name = feed.id() + "-" + nights.date(night - 1);
        Path first = NightFolder.path(out, nights, night - 1).resolve(name + ".csv");
        Path again = NightFolder.path(out, nights, night).resolve(name + "-again.csv");
        Files.copy(first, again);
        Manifest manifest = Manifest.readBeside(first, feed);
        boolean asNew = night % 2 == 1;
        (asNew ? manifest.producedAt(nights.producedAt(night).plus(Duration.ofMinutes(15))) : manifest)
                .writeBeside(again);
    }
}
