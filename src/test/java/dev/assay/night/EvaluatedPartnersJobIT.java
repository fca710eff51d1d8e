package dev.assay.night;

import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Feed;
import dev.assay.facts.PersonAlias;
import dev.assay.feed.Mode;
import dev.assay.feed.Sealing;
import dev.assay.feed.format.FeedLimits;
import dev.assay.operation.Progress;
import dev.assay.rulebook.LoadedRulebooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Which partners a night evaluates for a single fact that is delivered: just those of whom it may be. */
final class EvaluatedPartnersJobIT {
    private static final String ADA = PersonAlias.pseudoId("mail", "ada@example.org");

    @TempDir
    private Path folder = Path.of("");

    /** A Sunday: until the next one no night evaluates every partner by itself. */
    private LocalDate date = Programmes.MARCH_1;

    @EachEngine
    void each_kind_of_fact_lets_those_be_evaluated_whom_it_is_about(EmptyDatabase database) throws IOException {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(8));
            night(house, inbox("nothing"));

            assertThat(after(house, Feed.PARTNERS, "P001,Renamed,,DEVELOPED")).containsExactly("P001");
            assertThat(after(house, Feed.MEMBERSHIPS, "P002,GOLD,2026-02-01,2027-02-01,"))
                    .containsExactly("P002");
            assertThat(after(house, Feed.METRICS, "P003,SALES,2026-01,5")).containsExactly("P003");
            assertThat(after(house, Feed.ACHIEVEMENTS, "H004,A-1,2026-02-01,,")).containsExactly("P004");
            // the partner that she is with now, and the one that she leaves
            assertThat(after(house, Feed.ASSOCIATIONS, "H005,P006,2026-03-01,")).containsExactly("P005", "P006");
            assertThat(after(house, Feed.ACHIEVEMENTS, "H005,A-1,2026-02-03,,")).containsExactly("P005", "P006");
        }
    }

    @EachEngine
    void an_override_lets_be_evaluated_whom_it_is_for_and_whom_it_was_for(EmptyDatabase database) throws IOException {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(8));
            night(house, inbox("nothing"));

            assertThat(after(house, Feed.OVERRIDES, "O1,P001,CLOUD,,,H001,A-1,2026-03-01,2026-05-01,ann,why,"))
                    .containsExactly("P001");
            assertThat(after(house, Feed.OVERRIDES, "O1,P002,CLOUD,,,H008,A-1,2026-03-01,2026-05-01,ann,why,"))
                    .containsExactly("P001", "P002", "P008");
            // named in an override, without having been with the partner
            assertThat(after(house, Feed.ACHIEVEMENTS, "H008,A-1,2026-02-04,,")).containsExactly("P002", "P008");
        }
    }

    @EachEngine
    void a_fact_under_another_name_lets_the_partners_of_the_person_be_evaluated(EmptyDatabase database)
            throws IOException {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(8));
            night(house, inbox("nothing"));

            assertThat(after(house, Feed.ACHIEVEMENTS, ADA + ",A-1,2026-02-05,,"))
                    .isEmpty();
            assertThat(after(house, Feed.ALIASES, "mail,ada@example.org,H003")).containsExactly("P003");
            assertThat(after(house, Feed.ACHIEVEMENTS, ADA + ",A-1,2026-02-06,,"))
                    .containsExactly("P003");
            assertThat(after(house, Feed.ALIASES, "mail,ada@example.org,H004")).containsExactly("P003", "P004");
            assertThat(after(house, Feed.ASSOCIATIONS, ADA + ",P007,2026-02-06,"))
                    .containsExactly("P004", "P007");
        }
    }

    @EachEngine
    void a_day_on_which_something_ends_lets_its_partner_be_evaluated(EmptyDatabase database) throws IOException {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(8));
            night(house, inbox("nothing"));
            night(house, inbox("nothing"));
            assertThat(evaluated(house)).isEmpty();

            assertThat(after(house, Feed.ASSOCIATIONS, "H002,P002,2026-01-05,2026-03-05"))
                    .containsExactly("P002");
            night(house, inbox("nothing"));
            assertThat(evaluated(house)).isEmpty();
            night(house, inbox("nothing"));
            assertThat(evaluated(house)).containsExactly("P002");
        }
    }

    /** The night after the delivery of the row, to which its time is added; whom it evaluated. */
    private List<String> after(NightHouse house, Feed feed, String row) throws IOException {
        Path inbox = inbox(date.toString());
        Path data = inbox.resolve("%s-%s.csv".formatted(feed.id(), date));
        Files.writeString(data, "%s\n%s,%sT00:30:00Z\n".formatted(String.join(",", feed.columns()), row, date));
        new Sealing(null, Mode.DELTA, Instant.parse(date + "T01:00:00Z"), false, FeedLimits.DEFAULTS).seal(data);
        night(house, inbox);
        return evaluated(house);
    }

    private void night(NightHouse house, Path inbox) {
        NightOutcome outcome = house.nights()
                .nightly(new NightOrder(
                        date,
                        inbox,
                        () -> new LoadedRulebooks(Programmes.rules(), "0".repeat(64), List.of()),
                        null,
                        false,
                        Progress.NONE));
        assertThat(outcome.kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
        assertThat(house.count("SELECT COUNT(*) FROM v1_rejection")).isZero();
        date = date.plusDays(1);
    }

    private static List<String> evaluated(NightHouse house) {
        return house.rows("SELECT partner_id FROM run_partner WHERE run_id = (SELECT MAX(run_id) FROM run) ORDER BY 1");
    }

    private Path inbox(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }
}
