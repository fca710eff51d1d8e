package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Overrides and corrections by hand: what they say that they change is what the next night does. */
final class HandJobIT {
    private static final String RULES =
            """
            rulebook: small
            effective_from: 2017-01-01
            credentials:
              A: {title: A, kind: exam}
              G: {title: G, kind: exam}
            metrics:
              sales: {title: Sales, unit: USD}
            competencies:
              cloud:
                title: Cloud
                center: Cloud
                silver:
                  - path: team
                    requires:
                      - {id: team, people: 1, holding: A}
                gold:
                  - path: team
                    requires:
                      - {id: gold-team, people: 1, holding: {all: [A, G]}}
                  - path: sales
                    requires:
                      - {id: gold-sales, metric: sales, latest: true, at_least: 100}
            """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void deliver() throws IOException {
        Files.createDirectories(folder.resolve("inbox"));
        Files.createDirectories(folder.resolve("rulebooks"));
        Files.writeString(folder.resolve("rulebooks").resolve("small.yaml"), RULES);
        put("partners", "partner_id,name,country,market,updated_at", "P1,Contoso,,,2017-01-01T00:00:00Z");
        put(
                "memberships",
                "partner_id,level,starts_on,renews_on,ended_on,updated_at",
                "P1,GOLD,2017-03-01,2018-03-01,,2017-01-01T00:00:00Z");
        put(
                "associations",
                "person_id,partner_id,linked_on,unlinked_on,updated_at",
                "ann,P1,2017-01-01,,2017-01-01T00:00:00Z");
        put(
                "achievements",
                "person_id,credential_code,earned_on,valid_until,revoked_on,updated_at",
                "ann,A,2017-01-01,,,2017-01-01T00:00:00Z");
        put("metrics", "partner_id,metric_code,month,value,updated_at", "P1,sales,2017-10,80,2017-11-01T00:00:00Z");
    }

    private void put(String feed, String... lines) throws IOException {
        Files.write(folder.resolve("inbox").resolve(feed + ".csv"), List.of(lines));
    }

    @EachEngine(Engine.H2)
    void override_changes_what_it_said_it_would_and_is_revoked_again(EmptyDatabase database)
            throws IOException, SQLException {
        night(database, "2017-12-01");

        String granted = run(
                        database,
                        "override",
                        "grant",
                        "--partner",
                        "P1",
                        "--competency",
                        "cloud",
                        "--person",
                        "ann",
                        "--credential",
                        "G",
                        "--reason",
                        "seen, with a \"comma\"",
                        "--id",
                        "o-1",
                        "--by",
                        "agent-7",
                        "--date",
                        "2017-12-02")
                .endedWith(0)
                .out();
        assertThat(granted)
                .contains("in force from 2017-12-02 through 2018-03-01, the longest that can be")
                .contains("P1 CLOUD: effective SILVER -> GOLD, displayed SILVER -> GOLD");
        assertThat(tried(database, "P1", "2018-06-01").endedWith(0).out())
                .contains("through 2018-03-01, the longest that can be, not through 2018-06-01");
        assertThat(tried(database, "P2", "2018-01-01").endedWith(64).complaint())
                .contains("there is no partner \"P2\"; did you mean P1");
        night(database, "2017-12-02");
        assertThat(rows(database, "SELECT effective_level, displayed_level FROM v1_competency_standing"))
                .containsExactly("GOLD GOLD");
        assertThat(rows(database, "SELECT override_id, status FROM v1_override"))
                .containsExactly("o-1 ACTIVE");
        assertThat(rows(database, "SELECT reason FROM agent_override")).containsExactly("seen, with a \"comma\"");

        assertThat(run(database, "override", "revoke", "o-1", "--date", "2017-12-03")
                        .endedWith(0)
                        .out())
                .contains("no longer in force from 2017-12-03")
                .contains("P1 CLOUD: effective GOLD -> SILVER, risk none -> LOST")
                .contains("P1 notified: RAISED of CLOUD");
        night(database, "2017-12-03");
        assertThat(rows(database, "SELECT effective_level, displayed_level, risk_state FROM v1_competency_standing"))
                .containsExactly("SILVER GOLD LOST");
        assertThat(run(database, "override", "revoke", "o-1", "--date", "2017-12-04")
                        .endedWith(64)
                        .complaint())
                .contains("override o-1 has ended by 2017-12-04");
    }

    @EachEngine(Engine.H2)
    void what_nobody_knows_can_not_be_granted(EmptyDatabase database) throws IOException {
        night(database, "2017-12-01");
        assertThat(refused(database, "--level", "platinum")).contains("\"platinum\"", "it has SILVER, GOLD");
        assertThat(refused(database, "--requirement", "temas"))
                .contains("\"temas\"", "it has gold-sales, gold-team, team");
        assertThat(refused(database, "--person", "ann", "--credential", "Z")).contains("\"Z\"", "it has A, G");
        assertThat(refused(database, "--person", "bob", "--credential", "G")).contains("bob is not with P1");
        assertThat(refused(database, "--person", "ann")).contains("give exactly one of");
        assertThat(refused(database, "--level", "gold", "--requirement", "team"))
                .contains("give exactly one of");
        assertThat(inbox()).noneMatch(file -> file.contains("by-hand"));
    }

    @EachEngine(Engine.H2)
    void whatever_counts_in_a_competency_can_be_granted(EmptyDatabase database) throws IOException {
        String scored =
                """
                      - path: scored
                        when: [{id: track, metric: sales, latest: true, below: 500}]
                        requires:
                          - id: score
                            points: 10
                            of:
                              - {id: skills, people: B, worth: 10, full_at: 1}
                              - {id: badges, certificates: [C], worth: 5, full_at: 1}
                """;
        Files.writeString(
                folder.resolve("rulebooks").resolve("small.yaml"),
                RULES.replace("metrics:", "  B: {title: B, kind: exam}\n  C: {title: C, kind: exam}\nmetrics:")
                        + scored);
        night(database, "2017-12-01");
        assertThat(granted(database, "--requirement", "track").endedWith(0).out())
                .contains("in force from");
        assertThat(granted(database, "--person", "ann", "--credential", "C")
                        .endedWith(0)
                        .out())
                .contains("in force from");
        assertThat(granted(database, "--person", "ann", "--credential", "B")
                        .endedWith(0)
                        .out())
                .contains("P1 CLOUD: effective SILVER -> GOLD");
    }

    @EachEngine(Engine.H2)
    void what_a_night_would_reject_is_not_delivered(EmptyDatabase database) throws IOException {
        night(database, "2017-12-01");
        assertThat(refused(database, "--level", "gold", "--id", "o 1"))
                .contains("override_id: 'o 1' is not a valid id; write 1 to 40 of");
        assertThat(refused(database, "--level", "gold", "--by", "x".repeat(101)))
                .contains("granted_by: ", "has 101 characters; write at most 100");
        assertThat(corrected(database, "sales", "1e20").endedWith(64).complaint())
                .contains("value: '100000000000000000000' is not a valid number; write digits");
        assertThat(inbox()).noneMatch(file -> file.contains("by-hand"));
    }

    private String refused(EmptyDatabase database, String... what) {
        return granted(database, what).endedWith(64).complaint();
    }

    private AssayProcess.End granted(EmptyDatabase database, String... what) {
        return run(
                database,
                Stream.concat(
                                Stream.of(
                                        "override",
                                        "grant",
                                        "--partner",
                                        "P1",
                                        "--competency",
                                        "cloud",
                                        "--reason",
                                        "r",
                                        "--date",
                                        "2017-12-02"),
                                Stream.of(what))
                        .toArray(String[]::new));
    }

    @EachEngine(Engine.H2)
    void facts_that_were_wrong_are_withdrawn(EmptyDatabase database) throws IOException, SQLException {
        night(database, "2017-12-01");
        assertThat(corrected(database, "Sales", "120.5").endedWith(0).out())
                .contains("SALES of P1 in 2017-10 is 120.5, not 80.")
                .contains("P1 CLOUD: effective SILVER -> GOLD");
        night(database, "2017-12-02");
        assertThat(rows(database, "SELECT satisfied_path FROM v1_competency_standing"))
                .containsExactly("SALES");

        String[] withdraw = {
            "correct",
            "achievement",
            "--person",
            "ann",
            "--credential",
            "a",
            "--earned-on",
            "2017-01-01",
            "--date",
            "2017-12-03"
        };
        assertThat(run(
                                database,
                                Stream.concat(Stream.of(withdraw), Stream.of("--dry-run"))
                                        .toArray(String[]::new))
                        .endedWith(0)
                        .out())
                .contains("What it changes in the night of 2017-12-03", "  nothing", "Nothing is written");
        assertThat(inbox()).noneMatch(file -> file.startsWith("achievements-by-hand"));
        run(database, withdraw).endedWith(0);
        night(database, "2017-12-03");
        assertThat(rows(database, "SELECT person_id FROM v1_contribution")).isEmpty();

        assertThat(run(
                                database,
                                "correct",
                                "link",
                                "--person",
                                "ann",
                                "--partner",
                                "P1",
                                "--linked-on",
                                "2017-01-02",
                                "--date",
                                "2017-12-03")
                        .endedWith(64)
                        .complaint())
                .contains("there is no link of ann to P1 from 2017-01-02");
        run(
                        database,
                        "correct",
                        "link",
                        "--person",
                        "ann",
                        "--partner",
                        "P1",
                        "--linked-on",
                        "2017-01-01",
                        "--date",
                        "2017-12-03")
                .endedWith(0);
        night(database, "2017-12-04");
        assertThat(rows(database, "SELECT unlinked_on FROM association")).containsExactly("2017-01-01");
    }

    @EachEngine(Engine.H2)
    void feed_that_arrives_as_snapshots_is_not_written_to_by_hand(EmptyDatabase database) throws IOException {
        run(
                        database,
                        "seal",
                        "--mode",
                        "snapshot",
                        folder.resolve("inbox").resolve("associations.csv").toString())
                .endedWith(0);
        night(database, "2017-12-01");
        String[] withdraw = {
            "correct", "link", "--person", "ann", "--partner", "P1", "--linked-on", "2017-01-01", "--date", "2017-12-02"
        };
        assertThat(run(database, withdraw).endedWith(65).complaint())
                .contains("the feed associations arrives as snapshots (last in associations.csv, delivery")
                .contains("--until-next-delivery");
        assertThat(run(
                                database,
                                Stream.concat(Stream.of(withdraw), Stream.of("--until-next-delivery"))
                                        .toArray(String[]::new))
                        .endedWith(0)
                        .out())
                .contains("P1 CLOUD: effective SILVER -> NONE");
    }

    private void night(EmptyDatabase database, String date) throws IOException {
        for (String file : inbox()) {
            Path data = folder.resolve("inbox").resolve(file);
            if (!file.endsWith(".json") && !Files.exists(data.resolveSibling(file + ".manifest.json"))) {
                run(database, "seal", data.toString()).endedWith(0);
            }
        }
        run(database, "nightly", "-q", "--date", date).endedWith(0);
    }

    private List<String> inbox() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("inbox"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    /** A level granted, which is only shown. */
    private AssayProcess.End tried(EmptyDatabase database, String partner, String until) {
        return run(
                database,
                "override",
                "grant",
                "--partner=" + partner,
                "--competency=cloud",
                "--level=gold",
                "--reason=seen",
                "--date=2017-12-02",
                "--until=" + until,
                "--dry-run");
    }

    /** Corrects a figure of P1 in October 2017. */
    private AssayProcess.End corrected(EmptyDatabase database, String metric, String value) {
        String[] command = {"correct", "figure", "--partner", "P1", "--metric", metric, "--value", value};
        return run(
                database,
                Stream.concat(Stream.of(command), Stream.of("--month", "2017-10", "--date", "2017-12-02"))
                        .toArray(String[]::new));
    }

    private AssayProcess.End run(EmptyDatabase database, String... arguments) {
        return AssayHere.run(
                database,
                Map.of(
                        "assay.inbox",
                        folder.resolve("inbox").toString(),
                        "assay.rulebooks",
                        folder.resolve("rulebooks").toString()),
                arguments);
    }

    private static List<String> rows(EmptyDatabase database, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                rows.add(String.join(" ", values));
            }
        }
        return rows;
    }
}
