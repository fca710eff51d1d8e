package dev.assay.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.AssayProcess;
import dev.assay.cli.SampleNights;
import dev.assay.cli.TableContents;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.fault.DisturbedNights.Moment;
import dev.assay.lease.Expiry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed, frozen or started many times at once at any moment end in what an undisturbed night ends in. */
@Tag("faults")
@WithoutTables
final class ProcessFaultsJobIT {
    private static final Trials TRIALS = Trials.ofTheBuild();

    @TempDir
    private Path folder = Path.of("");

    @AfterAll
    static void show() {
        TRIALS.show();
    }

    @EachEngine
    void the_night_is_killed_once_or_twice(EmptyDatabase database) throws Exception {
        Tally tally = Tally.of("kill -9 in a night", database.engine());
        DisturbedNights nights = new DisturbedNights(database, folder);
        Random random = TRIALS.random();
        for (int trial = 0; trial < TRIALS.times(); trial++) {
            List<Moment> moments = moments(random, nights);
            nights.play(
                    "killed %s".formatted(moments),
                    List.of(),
                    () -> {
                        for (Moment moment : moments) {
                            try (AssayProcess night = nights.start(Map.of())) {
                                moment.of(night).kill();
                            }
                            Expiry.ofLease(database);
                        }
                        return null;
                    },
                    tally);
        }
        assertThat(tally.wrong()).isEmpty();
    }

    /** The first start of all: it makes the tables, and takes in the first deliveries. */
    @EachEngine
    void the_first_start_is_killed_once_or_twice(EmptyDatabase database, EmptyDatabase undisturbed) throws Exception {
        Tally tally = Tally.of("kill -9 in migrations", database.engine());
        SampleNights nights = SampleNights.in(folder, 40);
        String[] first = nights.nightly(SampleNights.FIRST);
        long began = System.nanoTime();
        AssayProcess.run(undisturbed, DisturbedNights.USUAL, first).endedWith(0, 6);
        Duration usual = Duration.ofNanos(System.nanoTime() - began);
        Map<String, List<String>> wanted = TableContents.ofReaderViews(undisturbed);
        Random random = TRIALS.random();
        for (int trial = 0; trial < TRIALS.times(); trial++) {
            database.clear();
            List<Long> moments = moments(random, usual);
            began = System.nanoTime();
            for (long moment : moments) {
                try (AssayProcess night = AssayProcess.start(database, DisturbedNights.USUAL, first)) {
                    night.after(moment).kill();
                }
                Expiry.ofLease(database);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            AssayProcess.End end = DisturbedNights.run(database, first);
            if (end.code() != 0 && end.code() != 6) {
                tally.wrong("killed after %s ms: then exit code %d (%s)".formatted(moments, end.code(), end.err()));
            } else if (!TableContents.ofReaderViews(database).equals(wanted)) {
                tally.wrong("killed after %s ms: readers see something else".formatted(moments));
            } else {
                tally.good("killed after %s ms".formatted(moments), !end.out().contains("published already"), took);
            }
        }
        assertThat(tally.wrong()).isEmpty();
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void the_night_is_frozen_taken_over_and_wakes(EmptyDatabase database) throws Exception {
        Tally tally = Tally.of("STOP, takeover, CONT", database.engine());
        DisturbedNights nights = new DisturbedNights(database, folder);
        Random random = TRIALS.random();
        for (int trial = 0; trial < TRIALS.times(); trial++) {
            Moment moment = nights.moment(random);
            nights.play(
                    "frozen %s".formatted(moment),
                    List.of(0, 6, 75),
                    () -> {
                        try (AssayProcess frozen = nights.start(Map.of())) {
                            moment.of(frozen).signal("STOP");
                            Expiry.ofLease(database);
                            DisturbedNights.run(database, nights.command()).endedWith(0, 6, 75);
                            return frozen.signal("CONT").end();
                        }
                    },
                    tally);
        }
        assertThat(tally.wrong()).isEmpty();
    }

    @EachEngine
    void many_are_started_at_once(EmptyDatabase database) throws Exception {
        Tally tally = Tally.of("2 to 8 starts at once", database.engine());
        DisturbedNights nights = new DisturbedNights(database, folder);
        Random random = TRIALS.random();
        for (int trial = 0; trial < TRIALS.times(); trial++) {
            int starts = 2 + random.nextInt(7);
            Map<String, String> patience = random.nextBoolean() ? Map.of() : Map.of("ASSAY_LEASE_WAITING", "0s");
            nights.play(
                    "%d starts %s".formatted(starts, patience),
                    List.of(),
                    () -> {
                        List<Integer> codes = endOf(starts, nights, patience);
                        assertThat(codes).isSubsetOf(0, 6, 75).containsAnyOf(0, 6);
                        return null;
                    },
                    tally);
        }
        assertThat(tally.wrong()).isEmpty();
    }

    private static List<Integer> endOf(int starts, DisturbedNights nights, Map<String, String> settings) {
        List<AssayProcess> processes = new ArrayList<>();
        try {
            for (int i = 0; i < starts; i++) {
                processes.add(nights.start(settings));
            }
            return processes.stream().map(process -> process.end().code()).toList();
        } finally {
            processes.forEach(AssayProcess::close);
        }
    }

    private static List<Moment> moments(Random random, DisturbedNights nights) {
        return IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(kill -> nights.moment(random))
                .toList();
    }

    private static List<Long> moments(Random random, Duration usual) {
        return random.ints(1 + random.nextInt(2), 0, 100)
                .mapToObj(hundredth -> usual.toMillis() * hundredth / 100)
                .toList();
    }
}
