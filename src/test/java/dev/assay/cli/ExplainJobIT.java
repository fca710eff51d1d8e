package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code explain} says of a small partner, by the shipped rulebooks. */
final class ExplainJobIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path SHIPPED = Path.of("jobs/rulebooks");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void deliver() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(
                inbox.resolve("partners.csv"),
                """
                partner_id,name,country,market,updated_at
                P1,Contoso,,,2017-01-01T00:00:00Z
                """);
        Files.writeString(
                inbox.resolve("memberships.csv"),
                """
                partner_id,level,starts_on,renews_on,ended_on,updated_at
                P1,SILVER,2017-03-01,2018-03-01,,2017-01-01T00:00:00Z
                """);
        Files.writeString(
                inbox.resolve("associations.csv"),
                """
                person_id,partner_id,linked_on,unlinked_on,updated_at
                ann,P1,2017-01-01,,2017-01-01T00:00:00Z
                bob,P1,2017-01-01,,2017-01-01T00:00:00Z
                """);
        Files.writeString(
                inbox.resolve("achievements.csv"),
                """
                person_id,credential_code,earned_on,valid_until,revoked_on,updated_at
                ann,70-246,2016-01-01,,,2017-01-01T00:00:00Z
                bob,70-743,2016-01-01,,,2017-01-01T00:00:00Z
                """);
    }

    @EachEngine(Engine.H2)
    void exams_that_can_not_count_any_more_are_no_remedy(EmptyDatabase database) throws IOException {
        nightly(database);
        JsonNode said = JSON.readTree(AssayHere.run(
                        database,
                        Map.of(),
                        "explain",
                        "--partner",
                        "P1",
                        "--competency",
                        "datacenter",
                        "--date",
                        "2018-02-01",
                        "--json")
                .endedWith(0)
                .out());
        JsonNode datacenter = said.required("competencies").get(0);
        assertThat(datacenter.required("remedies").valueStream()).isNotEmpty().allSatisfy(remedy -> {
            assertThat(remedy.required("on").stringValue()).isEqualTo("2018-02-02");
            assertThat(remedy.required("least").booleanValue()).isTrue();
            assertThat(remedy.toString()).doesNotContain("\"70-246\"", "\"70-247\"");
        });
        assertThat(said.required("published_by_other_rulebooks_in_run").isNull())
                .isTrue();
    }

    @EachEngine(Engine.H2)
    void explaining_by_other_rulebooks_than_the_night_had_is_said(EmptyDatabase database) throws IOException {
        nightly(database);
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.copy(SHIPPED.resolve("2017-12.yaml"), other.resolve("2017-12.yaml"));

        assertThat(explain(database, SHIPPED)).doesNotContain("note:");
        assertThat(explain(database, other))
                .contains("note: run 1 of 2017-12-15 was evaluated by other rulebooks than these");
    }

    private void nightly(EmptyDatabase database) {
        for (String feed : List.of("partners", "memberships", "associations", "achievements")) {
            AssayHere.run(
                            database,
                            Map.of(),
                            "seal",
                            folder.resolve("inbox").resolve(feed + ".csv").toString())
                    .endedWith(0);
        }
        AssayHere.run(
                        database,
                        Map.of(),
                        "nightly",
                        "-q",
                        "--date",
                        "2017-12-15",
                        "--inbox",
                        folder.resolve("inbox").toString())
                .endedWith(0);
    }

    @EachEngine(Engine.H2)
    void of_many_people_of_a_requirement_some_are_named_and_the_others_counted(EmptyDatabase database) {
        nightly(database);

        assertThat(explain(database, SHIPPED)).contains("silver-people: 2 of 2 — ann (70-246), bob (70-743)\n");
        assertThat(explain(database, SHIPPED, "--limit", "1"))
                .contains("silver-people: 2 of 2 — ann (70-246) and 1 more; --limit 0 shows all\n");
    }

    private static String explain(EmptyDatabase database, Path rulebooks, String... more) {
        String[] asked = {"explain", "--partner", "P1", "--rulebooks", rulebooks.toString()};
        return AssayHere.run(
                        database,
                        Map.of(),
                        Stream.concat(Stream.of(asked), Stream.of(more)).toArray(String[]::new))
                .endedWith(0)
                .out();
    }
}
