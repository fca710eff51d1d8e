package dev.assay.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.night.NightHouse;
import dev.assay.night.NightOutcome;
import dev.assay.operation.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;

/** Very many nights in one process, three days apart, with reruns and purges: what a night costs does not grow. */
@Tag("soak")
@WithoutTables
final class SoakJobIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 2);
    private static final int NIGHTS = Integer.getInteger("assay.test.soak.nights", 400);
    private static final int DAYS_BETWEEN = 3;
    private static final int STRETCH = Math.max(1, NIGHTS / 10);
    private static final Period KEPT = Period.ofMonths(13);

    /** How a stretch of nights went, the last of them having just ended. */
    private record Stretch(int nights, Duration perNight, long heap, long bytes, long rows) {
        @Override
        public String toString() {
            return "%6d %10d ms %8.1f MB %8.1f MB %10d"
                    .formatted(nights, perNight.toMillis(), heap / 1e6, bytes / 1e6, rows);
        }
    }

    @EachEngine({Engine.H2, Engine.MYSQL})
    void the_last_nights_cost_what_those_cost_after_which_as_much_is_purged_as_comes(EmptyDatabase database)
            throws IOException {
        List<Stretch> stretches = new ArrayList<>();
        try (NightHouse house = new NightHouse(
                database,
                "assay.guard.pairs=1000000",
                "assay.snapshot-hold.items=1000000",
                "assay.work.partitions=1")) {
            LongProgramme programme = new LongProgramme(7, house.inbox());
            programme.begin(FIRST);
            System.out.printf(
                    "Nights on %s%n%6s %13s %11s %11s %10s%n",
                    database.engine(), "nights", "per night", "heap", "database", "rows");
            for (int night = 1; night <= NIGHTS; night += STRETCH) {
                stretches.add(play(house, database, programme, night, Math.min(NIGHTS, night + STRETCH - 1)));
                System.out.println(stretches.get(stretches.size() - 1));
            }
        }
        Stretch middle = stretches.get(stretches.size() / 2);
        Stretch last = stretches.get(stretches.size() - 1);
        assertThat(last.perNight()).isLessThan(middle.perNight().multipliedBy(2));
        assertThat(last.heap()).isLessThan(2 * middle.heap());
    }

    private static Stretch play(NightHouse house, EmptyDatabase database, LongProgramme programme, int from, int to)
            throws IOException {
        Duration nights = Duration.ZERO;
        for (int night = from; night <= to; night++) {
            LocalDate date = FIRST.plusDays((long) DAYS_BETWEEN * (night - 1));
            if (night > 1) {
                programme.next(date, FIRST);
            }
            long began = System.nanoTime();
            assertThat(house.nightly(date).kind()).as("the night of %s", date).isEqualTo(NightOutcome.Kind.PUBLISHED);
            nights = nights.plusNanos(System.nanoTime() - began);
            if (night % 10 == 0) {
                assertThat(house.rerun(date).kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
            }
            if (night % 20 == 0) {
                house.housekeeping().purge(KEPT, Progress.NONE);
            }
        }
        return new Stretch(to, nights.dividedBy(to - from + 1), heap(), bytes(house, database), rows(house));
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long bytes(NightHouse house, EmptyDatabase database) throws IOException {
        if (database.engine() != Engine.H2) {
            house.rows("ANALYZE TABLE run");
            return house.count(
                    "SELECT SUM(data_length + index_length) FROM information_schema.tables WHERE table_schema = SCHEMA()");
        }
        house.jdbc().execute("CHECKPOINT SYNC");
        String name = database.url().replaceFirst("jdbc:h2:file:([^;]*).*", "$1");
        return Files.size(Path.of(name + ".mv.db"));
    }

    private static long rows(NightHouse house) {
        return house
                .rows(
                        "SELECT table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_schema = SCHEMA() AND table_type = 'BASE TABLE'")
                .stream()
                .filter(table -> !table.toLowerCase(Locale.ROOT).startsWith("flyway"))
                .mapToLong(table -> house.count("SELECT COUNT(*) FROM " + table))
                .sum();
    }
}
