package dev.assay.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.night.InboxView;
import dev.assay.cli.output.Json;
import dev.assay.cli.output.Screen;
import dev.assay.facts.Feed;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.delivery.LeftOut;
import dev.assay.store.delivery.SnapshotScope;
import dev.assay.store.history.ReaderStore.Reader;
import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunFigures.Intake;
import dev.assay.store.history.RunFigures.StepTime;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.run.RunStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is printed of runs and of how things are. */
final class RunTextsTest {
    private static final LocalDateTime THEN = LocalDateTime.of(2026, 3, 1, 2, 0, 7);
    private static final String LONG = "9999 of 12345 pairs of partner and competency would fall ".repeat(4);

    private final StringWriter text = new StringWriter();
    private final Screen screen = Screen.plain(new PrintWriter(text, true), 80);

    @Test
    void a_history_fits_80_columns_even_where_figures_are_large_and_reasons_long() {
        HistoryCommand.print(screen, List.of(figures(RunStatus.HELD, LONG, LONG, "x".repeat(300))));

        assertThat(text.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(text.toString())
                .contains("12345  2026-03-01    7  HELD    1 h 12 min  123,456    99,999  99,999")
                .contains(
                        "deliveries 4 min 00 s, evaluation 1 h 08 min\n", "9,000,000 rows (37,500/s), 99,999 rejected")
                .doesNotContain("guard")
                .contains("held: 9999 of", "failed: 9999 of", "run again because:\n      xxx");
    }

    @Test
    void a_status_says_what_to_do_about_what_is_held_and_what_was_left_unfinished() {
        Run held = figures(RunStatus.HELD, "too many", null, null).run();
        new StatusText(screen)
                .print(status(List.of(figures(RunStatus.FAILED, null, "the disk was full", null)), List.of(held)));

        assertThat(text.toString())
                .contains("FAILED (the disk was full)", "to resume: jobs/assay nightly --date 2026-03-01")
                .contains("held        run 12345 of 2026-03-01: too many", "jobs/assay release --run 12345")
                .contains("jobs/assay release --delivery 4, or: jobs/assay discard --delivery 4")
                .contains("released; the next night that finds the file and its manifest in the inbox applies it")
                .doesNotContain("release --delivery 5");
    }

    @Test
    void a_status_says_how_far_readers_have_come_and_which_cursor_is_broken() {
        Status status = status(List.of(), List.of());

        new StatusText(screen).print(status);

        assertThat(text.toString())
                .contains("crm           40  2026-03-01 02:00:07 UTC  2 behind, since 2026-03-01")
                .contains("mail          42  2026-03-01 02:00:07 UTC  all")
                .contains("web           99  2026-03-01 02:00:07 UTC  ERROR: beyond the last");
        JsonNode readers =
                Json.MAPPER.readTree(Json.line(StatusJson.of(status))).required("readers");
        assertThat(readers.get(0).required("behind").asInt()).isEqualTo(2);
        assertThat(readers.get(2).required("beyond_last").asBoolean()).isTrue();
    }

    @Test
    void json_of_a_run_has_times_in_seconds_and_null_where_nothing_is_known() {
        RunFigures known = figures(RunStatus.PUBLISHED, null, null, "came late");
        RunFigures purged = new RunFigures(known.run(), List.of(), new Intake(0, 0, 0, 0), 0, null, null);

        assertThat(Json.line(RunJson.Figures.of(known)))
                .contains(
                        "\"took_seconds\":4320.04",
                        "{\"name\":\"deliveries\",\"seconds\":240.0}",
                        "\"reason\":\"came late\"")
                .contains("\"rows_per_second\":37500.0", "\"rose\":3");
        assertThat(Json.line(RunJson.Figures.of(purged))).contains("\"rows_per_second\":null", "\"rose\":null");
    }

    private static KnownDelivery held(long id, boolean released) {
        return new KnownDelivery(
                id,
                Feed.ASSOCIATIONS,
                "associations.csv",
                null,
                null,
                null,
                null,
                null,
                SnapshotScope.FEED,
                DeliveryStatus.HELD,
                "ends 300",
                new KnownDelivery.Counts(9, 0, 0, 0, 0, 0),
                LeftOut.NONE,
                0,
                0,
                released,
                null,
                1L);
    }

    private static Status status(List<RunFigures> recent, List<Run> held) {
        return new Status(
                null,
                recent,
                held,
                new LeaseStore.Holder(1, null, null, null, false, THEN, false),
                null,
                List.of(held(4, false), held(5, true)),
                17,
                List.of(
                        new Reader("crm", 40, THEN, 42, THEN),
                        new Reader("mail", 42, THEN, 42, null),
                        new Reader("web", 99, THEN, 42, null)),
                RunStore.Folders.UNKNOWN,
                new InboxView(Path.of("inbox"), 0, null, List.of(), List.of(), List.of(), 0, List.of()),
                List.of(),
                new Status.Rules(Path.of("rulebooks"), List.of("2026-01.yaml"), true),
                11,
                List.of());
    }

    private static RunFigures figures(
            RunStatus status, @Nullable String held, @Nullable String failure, @Nullable String reason) {
        Run run = new Run(
                12_345,
                LocalDate.of(2026, 3, 1),
                7,
                status,
                reason,
                "2026-01",
                "0".repeat(64),
                1L,
                null,
                THEN,
                THEN.plusHours(9),
                null,
                null,
                null,
                null,
                true,
                0L,
                100_000,
                0,
                123_456,
                99_999,
                held,
                failure,
                100_000L);
        return new RunFigures(
                run,
                List.of(
                        new StepTime("deliveries", Duration.ofSeconds(240)),
                        new StepTime("guard", Duration.ofMillis(40)),
                        new StepTime("evaluation", Duration.ofSeconds(4080))),
                new Intake(6, 9_000_000, 8_000_000, 99_999),
                99_999,
                3L,
                4L);
    }
}
