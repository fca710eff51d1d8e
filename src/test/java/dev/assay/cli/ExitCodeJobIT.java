package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.lease.Expiry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong, the program says in a line what it was and what to do, and ends with the code for it. */
@WithoutTables
final class ExitCodeJobIT {
    private static final EmptyDatabase NOWHERE =
            new EmptyDatabase(Engine.MYSQL, "jdbc:mysql://127.0.0.1:1/assay", "assay", "assay");
    private static final Map<String, String> USUAL = Map.of();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_database_that_is_not_there_is_69() {
        assertThat(AssayProcess.run(NOWHERE, USUAL, "status").endedWith(69).complaint())
                .contains("cannot be reached", "Connection refused", "SPRING_DATASOURCE_URL");
    }

    @Test
    void a_database_of_another_kind_is_78_and_its_password_is_not_shown() {
        EmptyDatabase other = new EmptyDatabase(Engine.MYSQL, "jdbc:postgresql://me:secret@host/assay", "me", "secret");
        assertThat(AssayProcess.run(other, USUAL, "status").endedWith(78).complaint())
                .contains("\"jdbc:postgresql:\"", "jdbc:mysql://host:3306/schema")
                .doesNotContain("secret");
    }

    @Test
    void a_log_that_cannot_be_written_is_78() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Map<String, String> nowhere =
                Map.of("LOGGING_FILE_NAME", file.resolve("assay.log").toString());
        assertThat(AssayProcess.run(NOWHERE, nowhere, "status").endedWith(78).complaint())
                .contains("the log " + file, "LOGGING_FILE_NAME");
    }

    @Test
    void a_place_where_nothing_can_be_written_is_78_and_named() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");
        String below = file.resolve("sample").toString();
        assertThat(AssayProcess.run(NOWHERE, USUAL, "generate", "--partners", "2", "--nights", "1", "--out", below)
                        .endedWith(78)
                        .complaint())
                .contains(below + " cannot be used: Not a directory; name another place");
        String tooLong = "n".repeat(300);
        assertThat(AssayProcess.run(NOWHERE, USUAL, "generate", "--partners", "2", "--nights", "1", "--out", tooLong)
                        .endedWith(78)
                        .complaint())
                .contains(tooLong + " cannot be used: File name too long");
    }

    @Test
    void settings_that_cannot_be_read_are_78() throws IOException {
        assertThat(AssayProcess.run(NOWHERE, Map.of("SPRING_CONFIG_IMPORT", "configtree:/nowhere/"), "status")
                        .endedWith(78)
                        .complaint())
                .contains("configtree:/nowhere/");
        Files.writeString(
                Files.createDirectories(folder.resolve("config")).resolve("application.yaml"), "assay:\n  zone: [\n");
        try (AssayProcess process = AssayProcess.start(folder, Map.of(), "status")) {
            assertThat(process.end().endedWith(78).complaint()).contains("config/application.yaml", "line 3");
        }
    }

    @Test
    void settings_that_would_be_read_as_something_else_are_78_and_the_doctor_finds_them() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("config")).resolve("application.yaml"),
                "assay:\n  guard: {percent: 010}\n  lease:\n    duration: 1:30\n");
        for (String command : List.of("status", "doctor")) {
            try (AssayProcess process = AssayProcess.start(folder, Map.of(), command)) {
                AssayProcess.End end = process.end().endedWith(78);
                assertThat(end.out() + end.err())
                        .contains(
                                "application.yaml:2:20: percent is 010, which is read as 8; write 10 without zeros before it")
                        .contains("application.yaml:4:15: duration is 1:30, which is read as 90");
            }
        }
    }

    @EachEngine(Engine.MARIADB)
    void a_wrong_password_is_78(EmptyDatabase database) {
        Map<String, String> wrong = Map.of("SPRING_DATASOURCE_PASSWORD", "guessed");
        assertThat(AssayProcess.run(database, wrong, "status").endedWith(78).complaint())
                .contains("Access denied for user 'assay'", "SPRING_DATASOURCE_PASSWORD");
    }

    @EachEngine(Engine.MARIADB)
    void a_mode_of_tls_that_the_driver_does_not_know_is_78(EmptyDatabase database) {
        Map<String, String> wrong = Map.of("SPRING_DATASOURCE_URL", database.url() + "?sslMode=NOSUCH");
        assertThat(AssayProcess.run(database, wrong, "status").endedWith(78).complaint())
                .contains("NOSUCH", "SPRING_DATASOURCE_URL");
    }

    @EachEngine(Engine.MARIADB)
    void a_port_that_cannot_be_is_78(EmptyDatabase database) {
        Map<String, String> wrong =
                Map.of("SPRING_DATASOURCE_URL", database.url().replaceFirst(":\\d+/", ":99999/"));
        assertThat(AssayProcess.run(database, wrong, "status").endedWith(78).complaint())
                .contains("99999", "SPRING_DATASOURCE_URL");
    }

    @EachEngine(Engine.MYSQL)
    void a_certificate_that_is_not_trusted_is_78(EmptyDatabase database) {
        Map<String, String> strict = Map.of("SPRING_DATASOURCE_URL", database.url() + "?sslMode=VERIFY_CA");
        assertThat(AssayProcess.run(database, strict, "status").endedWith(78).complaint())
                .contains("trust anchors", "trustCertificateKeyStoreUrl");
    }

    @EachEngine(Engine.H2)
    void an_h2_that_is_not_in_the_mode_of_mysql_is_78(EmptyDatabase database) {
        Map<String, String> regular =
                Map.of("SPRING_DATASOURCE_URL", database.url().replace(";MODE=MySQL", ""));
        assertThat(AssayProcess.run(database, regular, "status").endedWith(78).complaint())
                .contains("mode REGULAR", "add ;MODE=MySQL");
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void an_account_that_may_not_make_tables_is_78(EmptyDatabase database) throws SQLException {
        String schema = database.url().substring(database.url().lastIndexOf('/') + 1);
        String account = "j" + schema.substring(schema.length() - 12);
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE USER '%s'@'%%' IDENTIFIED BY 'job'".formatted(account));
            try {
                statement.execute(
                        "GRANT SELECT, INSERT, UPDATE, DELETE ON %s.* TO '%s'@'%%'".formatted(schema, account));
                Map<String, String> job =
                        Map.of("SPRING_DATASOURCE_USERNAME", account, "SPRING_DATASOURCE_PASSWORD", "job");
                assertThat(AssayProcess.run(database, job, "status")
                                .endedWith(78)
                                .complaint())
                        .contains("CREATE command denied", account, "SPRING_FLYWAY_USER", "sql/grants.sql");
            } finally {
                statement.execute("DROP USER '%s'@'%%'".formatted(account));
            }
        }
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_database_that_goes_away_in_the_night_is_69_and_the_night_goes_on_when_it_is_back(EmptyDatabase database)
            throws SQLException {
        String[] night = SampleNights.in(folder).nightly(SampleNights.FIRST);
        try (Forwarder way = Forwarder.to(database)) {
            // that also limits the first connection, which takes a busy machine seconds with TLS
            Map<String, String> impatient = Map.of(
                    "SPRING_DATASOURCE_URL",
                    way.database().url() + "?sslMode=DISABLED&allowPublicKeyRetrieval=true",
                    "SPRING_DATASOURCE_HIKARI_CONNECTION_TIMEOUT",
                    "2000");
            try (AssayProcess process = AssayProcess.startHalting("evaluation", way.database(), impatient, night)) {
                process.reaches("deliveries").after(200);
                way.cut();
                assertThat(process.goOn().end().endedWith(69).complaint()).contains("cannot be reached");
            }
        }
        Expiry.ofLease(database);
        assertThat(AssayProcess.run(database, USUAL, night).endedWith(0, 6).out())
                .contains("PUBLISHED (resumed)");
    }

    @EachEngine
    void tables_of_a_newer_program_are_78(EmptyDatabase database) throws SQLException {
        AssayProcess.run(database, USUAL, "status").endedWith(0);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            String name = database.engine() == Engine.H2 ? "\"flyway_schema_history\"" : "flyway_schema_history";
            statement.execute(
                    "INSERT INTO %s SELECT 999, '99', 'later', 'SQL', 'V99__later.sql', 1, 'somebody', CURRENT_TIMESTAMP, 1, TRUE"
                            .formatted(name));
        }
        assertThat(AssayProcess.run(database, USUAL, "status").endedWith(78).complaint())
                .contains("version 99", "this program supports versions up to", "start the newer program");
    }

    @EachEngine(Engine.H2)
    void what_was_asked_wrongly_is_64_and_what_is_wrong_with_the_input_is_said(EmptyDatabase database)
            throws IOException {
        SampleNights nights = SampleNights.in(folder);
        String first = SampleNights.FIRST.toString();
        String second = SampleNights.SECOND.toString();
        String nowhere = folder.resolve("nowhere").toString();
        assertThat(AssayHere.run(database, USUAL, "nightly", "--date", first, "--inbox", nowhere)
                        .endedWith(78)
                        .complaint())
                .contains(nowhere + " does not exist", "create the folder or name another with --inbox");
        assertThat(AssayHere.run(
                                database, Map.of("assay.rulebooks", badRulebooks()), nights.nightly(SampleNights.FIRST))
                        .endedWith(65)
                        .err())
                .contains("2017-06.yaml:", "70-5330000");

        Damage.to(nights.inbox(SampleNights.FIRST));
        String out = AssayHere.run(database, USUAL, nights.nightly(SampleNights.FIRST))
                .endedWith(6)
                .out();
        assertThat(out).contains("run 1  attempt 1  PUBLISHED");
        assertThat(refusals(out)).hasSize(3);
        assertThat(refusals(out).toString()).contains("sha", "quote", "gz");

        AssayHere.run(database, USUAL, nights.nightly(SampleNights.SECOND)).endedWith(0, 6);
        assertThat(AssayHere.run(database, USUAL, nights.nightly(SampleNights.FIRST))
                        .endedWith(64)
                        .complaint())
                .contains(first + " is before " + second, "nights go forward only");
        assertThat(AssayHere.run(database, USUAL, "release", "--run", "1")
                        .endedWith(64)
                        .complaint())
                .contains("run 1 is not held, it is PUBLISHED", "assay status");
        assertThat(AssayHere.run(database, USUAL, "report", "--run", "99")
                        .endedWith(64)
                        .complaint())
                .contains("there is no run 99; the newest is 2", "assay history");
        assertThat(AssayHere.run(database, USUAL, "report", "--run", "1", "--out", "-")
                        .endedWith(0)
                        .out())
                .startsWith("<!DOCTYPE html>")
                .contains("The night of <time datetime=\"" + first + "\">", "REFUSED")
                .endsWith("</html>\n");
        assertThat(AssayHere.run(database, USUAL, "discard", "--delivery", "1")
                        .endedWith(64)
                        .complaint())
                .contains("delivery 1 is not held", "assay status");
    }

    private static List<String> refusals(String out) {
        return out.lines()
                .filter(line -> line.matches("  delivery \\d+ +REFUSED .*"))
                .toList();
    }

    /** The shipped ones, with a code in one of them that no credential has. */
    private String badRulebooks() throws IOException {
        Path bad = Files.createDirectories(folder.resolve("rulebooks"));
        String text = Files.readString(Path.of("jobs/rulebooks/2017-06.yaml"));
        String code = "70-533";
        int last = text.lastIndexOf(code);
        Files.writeString(
                bad.resolve("2017-06.yaml"),
                text.substring(0, last) + code + "0000" + text.substring(last + code.length()));
        return bad.toString();
    }
}
