package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files are tried and sealed with a mapping. */
final class FeedsTest {
    private static final Path EXAMPLE = Path.of("src/test/resources/mapping/example");
    private static final String DATA = EXAMPLE.resolve("academy-2017.csv").toString();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void programs_get_the_same_as_json() {
        assertThat(trying(DATA, "--json", "--rows", "1")).isZero();
        JsonNode found = JsonMapper.shared().readTree(out.toString());
        assertThat(found.at("/records").intValue()).isEqualTo(5);
        assertThat(found.at("/feeds/0/first").size()).isEqualTo(1);
        assertThat(found.at("/feeds/0/first/0/credential_code").stringValue()).isEqualTo("70-532");
        assertThat(found.at("/feeds/1/snapshot_of_partners").booleanValue()).isTrue();
        assertThat(found.at("/rejections/0/line").intValue()).isEqualTo(6);
        assertThat(found.at("/unknown/credentials/COOKING").intValue()).isEqualTo(1);
    }

    @Test
    void levels_of_enrolments_are_those_of_the_rulebooks() throws IOException {
        Files.writeString(
                folder.resolve("badges.yaml"),
                """
                mapping: badges
                csv: {}
                feeds:
                  enrolments:
                    columns:
                      partner_id: Account
                      competency_code: {from: Badge, clean: [code]}
                      level: Level
                      starts_on: {from: Since, pattern: d.M.yyyy}
                      renews_on: {from: Until, pattern: d.M.yyyy}
                """);
        Path data = Files.writeString(
                folder.resolve("badges.csv"),
                "Account,Badge,Level,Since,Until\nP1,Modern Work,QUALIFIED,1.9.2026,1.9.2027\nP2,Modern Work,GOLD,1.9.2026,1.9.2027\n");
        assertThat(run(
                        "feeds",
                        "try",
                        "--mapping",
                        "badges",
                        "--mappings",
                        folder.toString(),
                        "--rulebooks",
                        "jobs/rulebooks/solutions-partner",
                        "--produced-at",
                        "2026-11-02T01:00:00Z",
                        data.toString()))
                .isZero();
        assertThat(out.toString())
                .containsPattern("P1 +MODERN-WORK +QUALIFIED +2026-09-01")
                .contains("'GOLD' is not a valid level; write QUALIFIED");
    }

    @Test
    void codes_that_no_rulebook_knows_are_limited_like_everything_else() throws IOException {
        Files.writeString(
                folder.resolve("codes.yaml"),
                """
                mapping: codes
                csv: {}
                feeds: {achievements: {columns: {person_id: P, credential_code: C, earned_on: D}}}
                """);
        Path data = Files.writeString(
                folder.resolve("codes.csv"), "P,C,D\n1,K1,2017-01-01\n2,K3,2017-01-01\n3,K2,2017-01-01\n");
        String[] command = {
            "feeds", "try", "--mapping", "codes", "--mappings", folder.toString(), data.toString(), "--limit", "2"
        };
        assertThat(run(command)).isZero();
        assertThat(out.toString())
                .contains("  K1 in 1 rows", "  K2 in 1 rows", "  ... and 1 more; --limit 0 shows all")
                .doesNotContain("K3 in 1 rows");
        command[command.length - 1] = "0";
        assertThat(run(command)).isZero();
        assertThat(out.toString()).contains("  K3 in 1 rows");
    }

    @Test
    void link_is_not_followed_and_named_as_what_it_is() throws IOException {
        Path link = Files.createSymbolicLink(
                folder.resolve("link.csv"), Path.of(DATA).toAbsolutePath());
        assertThat(trying(link.toString())).isEqualTo(64);
        assertThat(err.toString())
                .contains("link.csv is not a regular file, and links are not followed; name the file itself");
        assertThat(trying(folder.toString())).isEqualTo(64);
    }

    @Test
    void what_would_be_refused_exits_with_65_and_says_why() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "Employee;Course\n1;2\n");
        assertThat(trying(other.toString())).isEqualTo(65);
        assertThat(out.toString()).contains("It would be refused: line 1: missing: Mail, ");
    }

    @Test
    void what_is_not_there_is_wrong_usage() {
        assertThat(trying(folder.resolve("none.csv").toString())).isEqualTo(64);
        assertThat(err.toString()).contains("none.csv; name an existing one");
        assertThat(run("feeds", "try", "--mapping", "../academy", "--mappings", EXAMPLE.toString(), DATA))
                .isEqualTo(64);
        assertThat(err.toString()).contains("--mapping ../academy: there is no such mapping", "there are: academy");
        assertThat(run("feeds")).isEqualTo(64);
    }

    @Test
    void a_bad_mapping_exits_with_65_and_says_where() throws IOException {
        Files.writeString(
                folder.resolve("bad.yaml"), "mapping: bad\ncsv: {}\nfeeds: {partners: {columns: {name: N}}}\n");
        assertThat(run("feeds", "try", "--mapping", "bad", "--mappings", folder.toString(), DATA))
                .isEqualTo(65);
        assertThat(err.toString()).contains("bad.yaml:3:", "partner_id is missing in partners");
    }

    @Test
    void a_file_is_sealed_with_its_mapping() throws IOException {
        Path data = Files.copy(EXAMPLE.resolve("academy-2017.csv"), folder.resolve("academy-2017.csv"));
        String[] command = {
            "seal",
            "--mapping",
            "academy",
            "--mappings",
            EXAMPLE.toString(),
            "--produced-at",
            "2017-12-02T01:00:00Z",
            data.toString()
        };
        assertThat(run(command)).isZero();
        assertThat(out.toString()).contains("delta of academy, 5 rows");
        assertThat(folder.resolve("academy-2017.csv.manifest.json"))
                .content()
                .startsWith(
                        "{\"mapping\":\"academy\",\"mode\":\"delta\",\"produced_at\":\"2017-12-02T01:00:00Z\",\"rows\":5,");
        assertThat(run(command)).isEqualTo(65);
        assertThat(err.toString()).contains("already has a manifest");
        assertThat(run(
                        "seal",
                        "--mapping",
                        "academy",
                        "--mappings",
                        EXAMPLE.toString(),
                        "--mode",
                        "snapshot",
                        data.toString()))
                .isEqualTo(64);
    }

    @Test
    void what_cannot_be_sealed_says_which_option_helps() throws IOException {
        Path data = Files.writeString(folder.resolve("metrics.csv"), "partner_id,metric_code,month,value,updated_at\n");
        assertThat(run("seal", "--produced-at", "0999-12-31T00:00:00Z", data.toString()))
                .isEqualTo(64);
        assertThat(err.toString()).contains("--produced-at 0999-12-31T00:00:00Z is not in the years 1000 to 9999");
        assertThat(run("seal", data.toString())).isZero();
        assertThat(run("seal", data.toString())).isEqualTo(65);
        assertThat(err.toString()).contains("already has a manifest; remove it, or replace it with --force");
        assertThat(run("seal", DATA)).isEqualTo(65);
        assertThat(err.toString()).contains("enrolments; or name the mapping that reads it with --mapping");
    }

    private int trying(String file, String... more) {
        String[] command = {
            "feeds",
            "try",
            "--mapping",
            "academy",
            "--mappings",
            EXAMPLE.toString(),
            "--produced-at",
            "2017-12-02T01:00:00Z",
            file
        };
        String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return run(all);
    }

    private int run(String... arguments) {
        return Assay.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
