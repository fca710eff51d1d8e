package dev.assay.sample;

import dev.assay.rules.Rulebooks;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Generates the deliveries of an invented programme, night by night. The same rulebooks and the same request produce
 * the same bytes. Only one partner at a time is held in memory.
 */
public final class SampleProgramme {
    /** How many nights are written at a time, each with its open files; for more, the partners are simulated again. */
    private static final int NIGHTS_AT_ONCE = 16;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SampleRequest request;
    private final int nights;
    private final Scenario scenario;
    private final SampleKind kind;

    /**
     * A programme of silver and gold levels.
     *
     * @param rulebooks define the levels that partners aim at
     * @throws IllegalArgumentException if no rulebook is in force on the first night, or it has no level that lasts
     */
    public SampleProgramme(Rulebooks rulebooks, SampleRequest request) {
        this(SampleKind.SILVER_GOLD, rulebooks, request);
    }

    /**
     * A programme of that kind.
     *
     * @param rulebooks define the levels that partners aim at
     * @throws IllegalArgumentException if no rulebook is in force on the first night, or none of that kind of level lasts
     */
    public SampleProgramme(SampleKind kind, Rulebooks rulebooks, SampleRequest request) {
        this.kind = kind;
        this.request = request;
        this.nights = request.nights().size();
        this.scenario = Scenario.of(kind, rulebooks, request);
    }

    /**
     * Writes a folder per night, named {@code night-01-2017-10-16} and so on, and a README beside them.
     *
     * @param out new or empty
     * @throws FileAlreadyExistsException if {@code out} is not empty
     */
    public void write(Path out) throws IOException {
        write(out, lives -> {});
    }

    /**
     * Does the same and reports progress.
     *
     * @param progress receives how many of the {@link #lives()} are written
     */
    public void write(Path out, LongConsumer progress) throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new FileAlreadyExistsException(
                    out.toString(), null, "is not a folder; name one that is new or empty");
        }
        Files.createDirectories(out);
        try (Stream<Path> there = Files.list(out)) {
            if (there.findAny().isPresent()) {
                throw new FileAlreadyExistsException(
                        out.toString(), null, "the folder is not empty; name one that is new or empty");
            }
        }
        for (int from = 1; from <= nights; from += NIGHTS_AT_ONCE) {
            write(out, from, Math.min(nights, from + NIGHTS_AT_ONCE - 1), progress);
        }
        Files.writeString(out.resolve("README.txt"), guide());
    }

    /** How many simulations of partners there are: one for each partner and group of nights. */
    public long lives() {
        return (long) request.partners() * ((nights + NIGHTS_AT_ONCE - 1) / NIGHTS_AT_ONCE);
    }

    private void write(Path out, int from, int to, LongConsumer progress) throws IOException {
        long earlier = (long) request.partners() * (from / NIGHTS_AT_ONCE);
        Map<Integer, NightFolder> folders = new TreeMap<>();
        try {
            for (int night = from; night <= to; night++) {
                folders.put(night, new NightFolder(out, request, night, scenario.terms()));
            }
            for (int index = 0; index < request.partners(); index++) {
                live(index, to, folders);
                progress.accept(earlier + index + 1);
            }
            for (NightFolder folder : folders.values()) {
                folder.finish();
            }
        } finally {
            for (NightFolder folder : folders.values()) {
                folder.close();
            }
        }
    }

    private void live(int index, int to, Map<Integer, NightFolder> folders) {
        SplittableRandom random = new SplittableRandom(request.seed() * GOLDEN + index);
        Life life = scenario.partners().partner(index, new Pen(request, folders, random));
        for (int night = 1; night <= to; night++) {
            life.pass(night);
        }
    }

    private String guide() {
        boolean usual = kind == SampleKind.SILVER_GOLD;
        String dates = request.nights().stream().map(LocalDate::toString).collect(Collectors.joining(", "));
        String commands = IntStream.rangeClosed(1, nights)
                .mapToObj(night -> "jobs/assay nightly --date %s --inbox FOLDER/%s%s"
                        .formatted(
                                request.date(night),
                                NightFolder.path(Path.of(""), request, night),
                                usual ? "" : " --rulebooks " + kind.rulebooks()))
                .collect(Collectors.joining("\n    "));
        return """
                Sample deliveries. All companies and people are invented.

                Arguments: %s--partners %d --people %d --seed %d --nights %d
                Business dates: %s

                The first night brings the whole programme, each later one what has changed since. On purpose, some rows
                are malformed, duplicated or stale, and some deliveries are repeated.

                Run the nights in order; FOLDER is the folder of this file:

                    %s

                Look at the results:

                    jobs/assay status
                    jobs/assay rejects
                """
                .formatted(
                        usual ? "" : "--programme " + kind.id() + " ",
                        request.partners(),
                        request.people(),
                        request.seed(),
                        nights,
                        dates,
                        commands);
    }
}
