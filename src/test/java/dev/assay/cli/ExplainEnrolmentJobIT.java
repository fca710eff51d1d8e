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

/** What {@code explain} says of points, tracks and enrolments, by the shipped rulebook of Solutions Partner. */
final class ExplainEnrolmentJobIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SHIPPED = "jobs/rulebooks/solutions-partner";
    private static final String STAMP = ",2026-11-01T00:00:00Z\n";

    @TempDir
    private Path folder = Path.of("");

    /** Of P1 somebody without whom a source gives nothing has left; P2 is the same, but in the window of its renewal. */
    @BeforeEach
    void deliver() throws IOException {
        Files.createDirectories(folder.resolve("inbox"));
        StringBuilder partners = new StringBuilder("partner_id,name,country,market,updated_at\n");
        StringBuilder enrolments =
                new StringBuilder("partner_id,competency_code,level,starts_on,renews_on,ended_on,updated_at\n");
        StringBuilder associations = new StringBuilder("person_id,partner_id,linked_on,unlinked_on,updated_at\n");
        StringBuilder achievements =
                new StringBuilder("person_id,credential_code,earned_on,valid_until,revoked_on,updated_at\n");
        StringBuilder metrics = new StringBuilder("partner_id,metric_code,month,value,updated_at\n");
        for (String partner : List.of("P1", "P2", "P3", "P5")) {
            partners.append(partner).append(",Contoso,,").append(STAMP);
            for (String person : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
                String left = person.equals("a") && List.of("P1", "P2").contains(partner) ? "2026-12-05" : "";
                associations.append("%s-%s,%s,2026-01-01,%s".formatted(partner, person, partner, left));
                associations.append(STAMP);
            }
            for (String held : List.of(
                    "a AZ-104",
                    "b AZ-104",
                    "c AZ-305",
                    "d AZ-305",
                    "c AZ-140",
                    "d AZ-140",
                    "e AZ-700",
                    "f AZ-700",
                    "h AZ-700",
                    "e AZ-120",
                    "g AZ-800",
                    "h AZ-800")) {
                achievements.append("%s-%s,2026-01-15,,%s".formatted(partner, held.replace(' ', ','), STAMP));
            }
            for (String figure : List.of(
                    "azure-smb-share,2026-11,79.9",
                    "azure-tenants-1000,2025-11,5",
                    "azure-tenants-1000,2026-11,7",
                    "azure-acr,2025-11,100000",
                    "azure-acr,2026-11,112000",
                    "azure-services,2026-11,5")) {
                metrics.append("%s,%s".formatted(partner, figure)).append(STAMP);
            }
        }
        enrolments
                .append("P1,infrastructure-azure,QUALIFIED,2026-09-15,2027-09-15,")
                .append(STAMP);
        enrolments
                .append("P2,infrastructure-azure,QUALIFIED,2026-03-15,2027-03-15,")
                .append(STAMP);
        enrolments
                .append("P5,infrastructure-azure,QUALIFIED,2025-12-05,2026-12-05,")
                .append(STAMP);
        partners.append("P4,Fabrikam,,").append(STAMP);
        enrolments.append("P4,data-and-ai,QUALIFIED,2025-11-20,2026-11-20,").append(STAMP);
        metrics.append("P4,azure-smb-share,2026-11,79.9").append(STAMP);
        metrics.append("P4,azure-tenants-1000,2026-11,2").append(STAMP);
        file("partners", partners);
        file("enrolments", enrolments);
        file("associations", associations);
        file("achievements", achievements);
        file("metrics", metrics);
    }

    private void file(String feed, CharSequence rows) throws IOException {
        Files.writeString(folder.resolve("inbox").resolve(feed + ".csv"), rows);
    }

    @EachEngine(Engine.H2)
    void a_partner_reads_what_it_has_of_the_points_and_until_when(EmptyDatabase database) throws IOException {
        nights(database);

        assertThat(explain(database, "P1").lines())
                .startsWith(
                        "Contoso (P1) on 2026-12-10, by rulebook mcpp-2026-05",
                        "",
                        "INFRASTRUCTURE-AZURE (Infrastructure): earned NONE, effective NONE, displayed QUALIFIED, 54 of 70"
                                + " points",
                        "  Enrolled at QUALIFIED since 2026-09-15, renews on 2027-09-15 (in 279 days). At renewal, as known"
                                + " now: NONE.")
                .contains(
                        "    [x] only if ent-track: 79.9, to be below 80",
                        "    [ ] ent-score: 54 of 70 points",
                        "        [ ] ent-intermediate: 0 points of at most 20, at least 1 needed, none until ent-admins is"
                                + " met — P1-e (AZ-700), P1-f (AZ-700), P1-g (AZ-800), P1-h (AZ-700, AZ-800)",
                        "            [ ] after ent-admins: 1 of 2 — P1-b (AZ-104)",
                        "  qualified by SMB: not for this partner")
                .noneMatch(line -> line.contains("membership") || line.contains("buy"));
        assertThat(explain(database, "P2"))
                .contains("renews on 2027-03-15 (in 95 days). The renewal is secured, by the night of 2026-12-02.\n")
                .doesNotContain("AT RISK");
        assertThat(explain(database, "P3"))
                .contains(
                        "  Not enrolled on this day: no level is displayed, and none is at risk.\n",
                        "P3-a (would be NONE, 16 points less)")
                .doesNotContain("displayed QUALIFIED");
        JsonNode said = JSON.readTree(explain(database, "P2", "--json"))
                .required("competencies")
                .get(0);
        assertThat(said.required("secured_on").stringValue()).isEqualTo("2026-12-02");
        assertThat(said.required("score").decimalValue()).isEqualByComparingTo("54");
        assertThat(said.required("score_needed").decimalValue()).isEqualByComparingTo("70");
        assertThat(said.required("paths").get(1).required("counts").booleanValue())
                .isFalse();
    }

    @EachEngine(Engine.H2)
    void a_partner_in_its_grace_without_a_level_reads_that_none_is_displayed(EmptyDatabase database) {
        nights(database);

        assertThat(explain(database, "P4"))
                .contains(
                        "  Enrolled at QUALIFIED from 2025-11-20 to 2026-11-19 and not renewed: no level is displayed.\n")
                .contains("ent-skilling: 0 points of at most 40, at least 1 needed, none until ent-admins and"
                        + " ent-architects are met\n");
    }

    @EachEngine(Engine.H2)
    void a_track_that_has_moved_still_counts_in_the_grace_of_the_term(EmptyDatabase database) throws IOException {
        seal(database, "partners", "enrolments", "associations", "achievements", "metrics");
        night(database, "2026-12-02");
        file(
                "metrics-moved",
                "partner_id,metric_code,month,value,updated_at\nP5,azure-smb-share,2026-11,85,2026-11-02T00:00:00Z\n");
        seal(database, "metrics-moved");
        night(database, "2026-12-10");

        assertThat(explain(database, "P5"))
                .contains("effective QUALIFIED by ENTERPRISE, displayed QUALIFIED")
                .contains("from 2025-12-05 to 2026-12-04 and not renewed: QUALIFIED stays displayed")
                .contains("    [ ] only if ent-track: 85, to be below 80\n");
    }

    @EachEngine(Engine.H2)
    void a_list_of_risks_shows_the_points_behind_the_other_columns(EmptyDatabase database) {
        nights(database);

        String[] lines = AssayHere.run(database, Map.of(), "risks", "--csv")
                .endedWith(0)
                .out()
                .split("\r?\n");

        assertThat(lines[0]).endsWith(",causes,score,score_needed");
        assertThat(lines[1]).startsWith("2027-09-15,P1,").endsWith(",54,70");
        assertThat(lines).hasSize(2);
    }

    private void nights(EmptyDatabase database) {
        seal(database, "partners", "enrolments", "associations", "achievements", "metrics");
        night(database, "2026-12-02");
        night(database, "2026-12-10");
    }

    private void seal(EmptyDatabase database, String... names) {
        for (String name : names) {
            String file = folder.resolve("inbox").resolve(name + ".csv").toString();
            AssayHere.run(database, Map.of(), "seal", "--produced-at", "2026-11-02T00:00:00Z", file)
                    .endedWith(0);
        }
    }

    private void night(EmptyDatabase database, String day) {
        String inbox = folder.resolve("inbox").toString();
        AssayHere.run(database, Map.of(), "nightly", "-q", "--date", day, "--inbox", inbox, "--rulebooks", SHIPPED)
                .endedWith(0);
    }

    private static String explain(EmptyDatabase database, String partner, String... more) {
        return AssayHere.run(
                        database,
                        Map.of(),
                        Stream.concat(
                                        Stream.of(
                                                "explain",
                                                partner,
                                                "--competency",
                                                partner.equals("P4") ? "data-and-ai" : "infrastructure-azure",
                                                "--rulebooks",
                                                SHIPPED),
                                        Stream.of(more))
                                .toArray(String[]::new))
                .endedWith(0)
                .out();
    }
}
