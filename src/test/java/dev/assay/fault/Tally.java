package dev.assay.fault;

import dev.assay.database.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was tried and what was lost, of one kind of fault on one engine. */
final class Tally {
    private static final String FORM = "%-28s %-14s %7s %8s %6s %9s";
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final int OFTEN = 10;
    private static final List<Tally> ALL = new ArrayList<>();
    private static final Path SO_FAR =
            Path.of("target", "faults-%d.txt".formatted(ProcessHandle.current().pid()));

    private final String kind;
    private final Engine engine;
    private int tried;
    private int resumed;
    private Duration longest = Duration.ZERO;
    private final List<String> wrong = new ArrayList<>();

    private Tally(String kind, Engine engine) {
        this.kind = kind;
        this.engine = engine;
    }

    /** A row of the table that {@link #table()} shows. */
    static Tally of(String kind, Engine engine) {
        Tally tally = new Tally(kind, engine);
        ALL.add(tally);
        return tally;
    }

    /**
     * A disturbed night that came to its end. Tells now and then how far a long run is; the table so far is below
     * {@code target}, for a run that is cut off.
     *
     * @param what was done to it
     * @param again it took another start
     * @param took from the start of the night until the command that was disturbed had ended
     */
    void good(String what, boolean again, Duration took) {
        if (took.compareTo(LONG) > 0) {
            System.out.printf("long: %s on %s: %s took %d s%n", kind, engine, what, took.toSeconds());
        }
        tried++;
        resumed += again ? 1 : 0;
        longest = longest.compareTo(took) < 0 ? took : longest;
        keep();
        if (tried % OFTEN == 0) {
            System.out.printf("%s on %s: %d tried, %d wrong%n", kind, engine, tried, wrong.size());
        }
    }

    /** A disturbed night that was lost, and how to see it again. */
    void wrong(String what) {
        tried++;
        wrong.add(what);
        keep();
        System.out.printf("LOST %s on %s: %s%n", kind, engine, what);
    }

    private static void keep() {
        try {
            Files.writeString(SO_FAR, table());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> wrong() {
        return wrong;
    }

    static String table() {
        StringBuilder table = new StringBuilder();
        line(table, "kind", "engine", "tried", "resumed", "wrong", "longest");
        for (Tally tally : ALL) {
            line(
                    table,
                    tally.kind,
                    tally.engine.toString(),
                    String.valueOf(tally.tried),
                    String.valueOf(tally.resumed),
                    String.valueOf(tally.wrong.size()),
                    "%.1f s".formatted(tally.longest.toMillis() / 1000.0));
        }
        return table.toString();
    }

    private static void line(StringBuilder table, Object... cells) {
        table.append(FORM.formatted(cells).stripTrailing()).append(System.lineSeparator());
    }
}
