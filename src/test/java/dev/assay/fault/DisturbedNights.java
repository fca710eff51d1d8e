package dev.assay.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.AssayProcess;
import dev.assay.cli.SampleNights;
import dev.assay.cli.TableContents;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.KeptRows;
import dev.assay.lease.Expiry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The second night of an invented programme, in processes of their own, that can be played again and again from the same
 * rows: disturbed, and then started once more.
 */
final class DisturbedNights {
    private static final LocalDate DATE = SampleNights.SECOND;
    private static final int PARTNERS = 40;

    static final Map<String, String> USUAL = Map.of();

    private final EmptyDatabase database;
    private final SampleNights nights;
    private final KeptRows before;
    private final Map<String, List<String>> undisturbed;
    private final Duration begun;
    private final Duration worked;
    private final Map<Path, Map<String, List<String>>> withoutFile = new HashMap<>();

    /** The disturbance of a night; returns how the night ended, null if it was killed. */
    @FunctionalInterface
    interface Disturbance {
        AssayProcess.@Nullable End by() throws Exception;
    }

    DisturbedNights(EmptyDatabase database, Path folder) throws SQLException {
        this.database = database;
        this.nights = SampleNights.in(folder, PARTNERS);
        run(database, nights.nightly(SampleNights.FIRST)).endedWith(0, 6);
        this.before = KeptRows.of(database);
        long began = System.nanoTime();
        try (AssayProcess night = start(USUAL)) {
            night.afterFirstStep(0);
            this.begun = Duration.ofNanos(System.nanoTime() - began);
            night.end().endedWith(0, 6);
            this.worked = Duration.ofNanos(System.nanoTime() - began).minus(begun);
        }
        this.undisturbed = TableContents.ofReaderViews(database);
        assertThat(undisturbed.get("v1_notification")).isNotEmpty();
    }

    String[] command() {
        return nights.nightly(DATE);
    }

    /** Where its deliveries lie. */
    Path inbox() {
        return nights.inbox(DATE);
    }

    /** Starts a command and waits until it has ended. */
    static AssayProcess.End run(EmptyDatabase database, String... command) {
        return AssayProcess.run(database, USUAL, command);
    }

    /** Starts it with more settings than the usual ones. */
    AssayProcess start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(USUAL);
        settings.putAll(more);
        return AssayProcess.start(database, settings, command());
    }

    /**
     * When a night is disturbed.
     *
     * @param working whether the time counts from its first step, otherwise from its start
     */
    record Moment(boolean working, long millis) {
        /** Waits for it. */
        AssayProcess of(AssayProcess night) {
            return working ? night.afterFirstStep(millis) : night.after(millis);
        }

        @Override
        public String toString() {
            return "%d ms after its %s".formatted(millis, working ? "first step" : "start");
        }
    }

    /** When to disturb it: one time in eight while the program starts, otherwise at any moment of its work. */
    Moment moment(Random random) {
        boolean working = random.nextInt(8) > 0;
        return new Moment(working, (working ? worked : begun).toMillis() * random.nextInt(100) / 100);
    }

    /**
     * Plays the night from its beginning.
     *
     * @param codes those with which it may end when it is disturbed
     */
    void play(String what, List<Integer> codes, Disturbance disturbance, Tally tally) throws Exception {
        play(what, codes, disturbance, Set.of(undisturbed), tally);
    }

    /** The same, but one of its files may as well have been refused whole. */
    void playAround(Path file, String what, List<Integer> codes, Disturbance disturbance, Tally tally)
            throws Exception {
        Map<String, List<String>> without = withoutFile.get(file);
        if (without == null) {
            without = without(file);
            withoutFile.put(file, without);
        }
        play(what, codes, disturbance, new HashSet<>(List.of(undisturbed, without)), tally);
    }

    private Map<String, List<String>> without(Path file) throws IOException, SQLException {
        before.putBack();
        Path aside = file.resolveSibling("aside");
        Files.move(file, aside);
        run(database, command()).endedWith(0, 6);
        Files.move(aside, file);
        return TableContents.ofReaderViews(database);
    }

    private void play(
            String what,
            List<Integer> codes,
            Disturbance disturbance,
            Set<Map<String, List<String>>> wanted,
            Tally tally)
            throws Exception {
        before.putBack();
        long began = System.nanoTime();
        AssayProcess.End first;
        try {
            first = disturbance.by();
        } catch (AssertionError e) {
            tally.wrong("%s: %s".formatted(what, e.getMessage()));
            return;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        judge(what, codes, first, wanted, tally, took);
    }

    private void judge(
            String what,
            List<Integer> codes,
            AssayProcess.@Nullable End first,
            Set<Map<String, List<String>>> wanted,
            Tally tally,
            Duration took)
            throws SQLException {
        Expiry.ofLease(database);
        AssayProcess.End second = run(database, command());
        String how = first == null ? what : "%s: exit code %d (%s)".formatted(what, first.code(), first.err());
        if (first != null && !codes.contains(first.code())) {
            tally.wrong(how);
        } else if (second.code() != 0 && second.code() != 6) {
            tally.wrong("%s, then exit code %d (%s)".formatted(how, second.code(), second.err()));
        } else if (!wanted.contains(TableContents.ofReaderViews(database))) {
            tally.wrong("%s, then exit code %d, and readers see something else in %s"
                    .formatted(how, second.code(), different(TableContents.ofReaderViews(database))));
        } else {
            tally.good(what, !second.out().contains("published already"), took);
        }
    }

    private List<String> different(Map<String, List<String>> seen) {
        return undisturbed.keySet().stream()
                .filter(view -> !undisturbed.get(view).equals(seen.get(view)))
                .toList();
    }
}
