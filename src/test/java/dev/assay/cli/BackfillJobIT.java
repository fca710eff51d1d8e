package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

final class BackfillJobIT {
    private static final LocalDate D1 = SampleNights.FIRST;
    private static final LocalDate D2 = D1.plusDays(1);
    private static final LocalDate D3 = D1.plusDays(2);
    private static final LocalDate D5 = D1.plusDays(4);
    private static final Map<String, String> USUAL = Map.of();
    private static final Map<String, String> STRICT = Map.of("assay.guard.pairs", "1", "assay.guard.percent", "0");

    @TempDir
    private Path folder = Path.of("");

    @EachEngine
    void missing_nights_are_run_in_order_and_those_that_are_published_are_left_alone(EmptyDatabase database)
            throws SQLException {
        SampleNights nights = SampleNights.in(folder);
        nightly(database, nights, D2);
        Map<String, List<String>> before = TableContents.ofTables(database);

        String dry = backfill(database, USUAL, nights, D1, D5, "--dry-run")
                .endedWith(0)
                .out();
        assertThat(dry)
                .contains("3 of 5 nights to run")
                .contains(D1 + "  cannot be run any more, a later night is published")
                .contains(D2 + "  published already, by run 1")
                .contains(D5 + "  missing, to run")
                .doesNotContain("night 1 of");
        assertThat(TableContents.ofTables(database)).isEqualTo(before);

        String out = backfill(database, USUAL, nights, D1, D5).endedWith(0).out();
        assertThat(out)
                .containsSubsequence(
                        "night 1 of 3",
                        D3 + "  run 2",
                        "PUBLISHED",
                        "night 3 of 3",
                        D5 + "  run 4",
                        "3 of 3 nights done");

        assertThat(backfill(database, USUAL, nights, D1, D5).endedWith(0).out())
                .contains("0 of 5 nights to run")
                .doesNotContain("run 5");
    }

    @EachEngine(Engine.H2)
    void a_night_that_is_held_ends_it_and_it_goes_on_once_that_is_settled(EmptyDatabase database) {
        SampleNights nights = SampleNights.in(folder);
        nightly(database, nights, D1);
        LocalDate from = SampleNights.SECOND;
        LocalDate to = from.plusDays(1);
        Path inbox = nights.inbox(from);

        String first = run(database, STRICT, inbox, from, to).endedWith(3).out();
        assertThat(first).contains("night 1 of 2", "HELD:", "ends at %s: 0 of 2 nights done".formatted(from));
        String again = run(database, USUAL, inbox, from, to).endedWith(3).out();
        assertThat(again)
                .contains(
                        from + "  held (",
                        "jobs/assay release --run 2, or: jobs/assay discard --run 2",
                        "is released or discarded")
                .doesNotContain("night 1 of");

        AssayHere.run(database, USUAL, "discard", "--run", "2").endedWith(0);
        assertThat(run(database, USUAL, inbox, from, to).endedWith(0, 6).out()).contains("2 of 2 nights done");
    }

    @EachEngine(Engine.H2)
    void a_held_night_that_a_later_one_replaces_is_named_as_one_that_is_not_published(EmptyDatabase database) {
        SampleNights nights = SampleNights.in(folder);
        nightly(database, nights, D1);
        LocalDate held = SampleNights.SECOND;
        run(database, STRICT, nights.inbox(held), held, held).endedWith(3);
        LocalDate next = held.plusDays(1);
        assertThat(run(database, USUAL, nights.inbox(held), next, next)
                        .endedWith(0, 6)
                        .out())
                .contains(D2 + " to " + held + ": ")
                .contains("no night is published for them");
    }

    @EachEngine(Engine.H2)
    void a_range_that_makes_no_sense_is_64_and_nothing_is_run(EmptyDatabase database) throws SQLException {
        SampleNights nights = SampleNights.in(folder);
        assertThat(backfill(database, USUAL, nights, D2, D1).endedWith(64).complaint())
                .contains("--from %s is after --to %s".formatted(D2, D1));
        assertThat(backfill(database, USUAL, nights, D1, D1.plusYears(10))
                        .endedWith(64)
                        .complaint())
                .contains("more than 10 years");
        LocalDate far = LocalDate.of(9998, 1, 1);
        assertThat(AssayHere.run(
                                database,
                                USUAL,
                                "backfill",
                                "--from",
                                far.toString(),
                                "--to",
                                far.toString(),
                                "--dry-run")
                        .endedWith(0)
                        .out())
                .contains("9998-01-01  missing, to run", "a night of a later date is run by what is known now");
        assertThat(backfill(database, USUAL, nights, LocalDate.of(2017, 5, 30), LocalDate.of(2017, 6, 1))
                        .endedWith(65)
                        .complaint())
                .contains("no rulebook is in force on 2017-05-30");
        assertThat(TableContents.ofTables(database).get("run")).isEmpty();

        nightly(database, nights, D3);
        assertThat(backfill(database, USUAL, nights, D1, D2).endedWith(64).complaint())
                .contains("nights go forward only", "assay preview --date " + D2);
        nightly(database, nights, D5);
        assertThat(backfill(database, USUAL, nights, D1, D3).endedWith(64).complaint())
                .contains("a later night than " + D3);
        assertThat(backfill(database, USUAL, nights, D3, D3).endedWith(0).out()).contains("0 of 1 nights to run");
    }

    private static void nightly(EmptyDatabase database, SampleNights nights, LocalDate date) {
        String inbox = nights.inbox(D1).toString();
        AssayHere.run(database, USUAL, "nightly", "-q", "--date", date.toString(), "--inbox", inbox)
                .endedWith(0, 6);
    }

    private static AssayProcess.End backfill(
            EmptyDatabase database,
            Map<String, String> settings,
            SampleNights nights,
            LocalDate from,
            LocalDate to,
            String... more) {
        return run(database, settings, nights.inbox(D1), from, to, more);
    }

    private static AssayProcess.End run(
            EmptyDatabase database,
            Map<String, String> settings,
            Path inbox,
            LocalDate from,
            LocalDate to,
            String... more) {
        String[] command = {
            "backfill", "-q", "--from", from.toString(), "--to", to.toString(), "--inbox", inbox.toString()
        };
        return AssayHere.run(
                database,
                settings,
                Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new));
    }
}
