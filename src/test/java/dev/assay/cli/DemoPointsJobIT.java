package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.command.Session;
import dev.assay.cli.output.Screen;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.night.NightHouse;
import dev.assay.night.NightOrder;
import dev.assay.night.NightOutcome;
import dev.assay.operation.Progress;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rulebook.RulebookLoader;
import dev.assay.sample.SampleKind;
import dev.assay.sample.SampleProgramme;
import dev.assay.sample.SampleRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** The three nights of a demonstration of points, by the shipped Solutions Partner rulebook. */
final class DemoPointsJobIT {
    private static final List<LocalDate> NIGHTS =
            List.of(LocalDate.of(2026, 10, 4), LocalDate.of(2026, 11, 8), LocalDate.of(2026, 11, 29));

    @EachEngine(Engine.H2)
    void its_nights_tell_who_is_at_risk_by_points_and_secure_renewals(EmptyDatabase database, @TempDir Path folder)
            throws IOException {
        LoadedRulebooks books = new RulebookLoader().load(Path.of("jobs/rulebooks/solutions-partner"));
        new SampleProgramme(SampleKind.SOLUTIONS_PARTNER, books.rulebooks(), new SampleRequest(150, 42, NIGHTS))
                .write(folder);

        try (NightHouse house = new NightHouse(database)) {
            for (LocalDate date : NIGHTS) {
                NightOrder order = new NightOrder(date, inbox(folder, date), () -> books, null, false, Progress.NONE);
                assertThat(house.nights().nightly(order).kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
            }

            assertThat(house.count("SELECT COUNT(*) FROM v1_competency_standing WHERE effective_level = 'QUALIFIED'"))
                    .isBetween(80L, 180L);
            assertThat(house.count("SELECT COUNT(*) FROM v1_competency_standing WHERE score >= 70 AND score < 74"))
                    .isPositive();
            assertThat(house.count("SELECT COUNT(*) FROM v1_competency_standing WHERE score BETWEEN 35 AND 69.9"))
                    .isGreaterThan(10);
            assertThat(house.count("SELECT COUNT(*) FROM v1_competency_standing WHERE secured_on IS NOT NULL"))
                    .isGreaterThan(20);
            assertThat(house.rows("SELECT causes FROM v1_renewal_risk WHERE cleared_on IS NULL"))
                    .hasSizeGreaterThan(3)
                    .anyMatch(causes -> causes.contains("PERSON_LE") && causes.contains("\"points\":"))
                    .anyMatch(causes -> causes.contains("METRIC_FELL"));
            assertThat(house.rows("SELECT DISTINCT kind FROM v1_notification ORDER BY kind"))
                    .contains("RAISED");
            assertThat(house.rows("SELECT partner_id, reason FROM run_unexpected"))
                    .isEmpty();
            shown(database, books, house.rows("SELECT partner_id FROM v1_renewal_risk WHERE cleared_on IS NULL"));
        }
    }

    /** What the demo shows of them in the end. */
    private static void shown(EmptyDatabase database, LoadedRulebooks books, List<String> atRisk) {
        Map<String, String> settings = AssayHere.settings(database, Map.of());
        StringWriter out = new StringWriter();
        settings.forEach(System::setProperty);
        try (Session session = Session.forAnswers()) {
            Screen screen = Screen.plain(new PrintWriter(out, true), 200);
            new DemoFindings(session, screen, SampleKind.SOLUTIONS_PARTNER, books).print(Path.of("page.html"));
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
        assertThat(out.toString())
                .contains("Renewals at risk (%d, ".formatted(atRisk.size()), "costs ", " points", "page.html")
                .containsPattern("One of them explained:\\R  .* \\(P\\d+\\) on 2026-11-29, by rulebook mcpp-2026-05")
                .contains("Nearest way to QUALIFIED", "--demo --rulebooks jobs/rulebooks/solutions-partner")
                .contains(atRisk);
    }

    private static Path inbox(Path folder, LocalDate date) throws IOException {
        try (Stream<Path> nights = Files.list(folder)) {
            return nights.filter(night -> night.toString().endsWith(date.toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
