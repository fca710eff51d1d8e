package dev.assay.doctor;

import static dev.assay.night.Programmes.MARCH_1;
import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Accounts;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.doctor.Finding.Level;
import dev.assay.night.NightHouse;
import dev.assay.night.Programmes;
import dev.assay.operation.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;

/** A healthy world has no problem, and each check finds what it is for. */
@WithoutTables
final class CheckupIT {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void only_the_owner_may_write_to_the_inbox() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    }

    @EachEngine
    void a_world_in_which_nights_work_has_no_problem(EmptyDatabase database) throws SQLException, IOException {
        try (NightHouse house = new NightHouse(database)) {
            house.put(silverPartners(1));
            house.nightly(MARCH_1);
        }
        if (database.engine() == Engine.H2) {
            healthy(findings(database));
            return;
        }
        try (Accounts accounts = new Accounts(database)) {
            accounts.grant();
            healthy(findings(accounts.as("job")));
        }
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void what_is_wrong_with_a_server_is_found_and_the_remedy_mends_it(EmptyDatabase database)
            throws SQLException, IOException {
        try (NightHouse house = new NightHouse(database);
                Accounts accounts = new Accounts(database)) {
            accounts.grant();
            house.put(silverPartners(1));
            String job = "'%s'@'%%'".formatted(accounts.user("job"));
            String schema = accounts.schema();

            mended(
                    accounts,
                    "GRANT DELETE ON %s.notification TO %s".formatted(schema, job),
                    "no night needs: DELETE ON");
            mended(accounts, "GRANT DROP ON %s.* TO %s".formatted(schema, job), "no night needs: DROP ON");
            mended(accounts, "GRANT SUPER ON *.* TO %s".formatted(job), "no night needs: SUPER ON *.*");
            mended(
                    accounts,
                    "GRANT SELECT ON %s.run TO %s WITH GRANT OPTION".formatted(schema, job),
                    "GRANT OPTION ON");
            mended(accounts, "REVOKE UPDATE ON %s.run FROM %s".formatted(schema, job), "lacks UPDATE ON run");
            mended(accounts, "REVOKE SELECT ON %s.lease FROM %s".formatted(schema, job), "lacks SELECT ON lease");
            mended(
                    accounts,
                    "ALTER TABLE %s.membership CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"
                            .formatted(schema),
                    "membership.partner_id is utf8mb4_general_ci");

            assertThat(problems(findings(database)))
                    .as("an administrator")
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.remedy()).contains("sql/grants.sql"));
            assertThat(problems(findings(new EmptyDatabase(database.engine(), database.url(), "nobody", "guessed"))))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.says()).contains("cannot be reached", "Access denied"));
        }
    }

    @EachEngine
    void what_nights_have_left_behind_is_found(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=5")) {
            house.put(silverPartners(6));
            house.nightly(MARCH_1);
            house.put(List.of(Programmes.leaves(1, MARCH_1.plusDays(1))));
            house.nightly(MARCH_1.plusDays(1));
            house.jdbc()
                    .update(
                            "UPDATE lease SET owner = 'me@here pid 1', business_date = '2026-03-02', since = '2026-03-02 01:00:00' WHERE id = 1");
            house.jdbc().update("UPDATE run SET status = 'RUNNING' WHERE run_id = 1");
        }

        List<Finding> findings = findings(database);
        assertThat(remedies(findings, "lease")).containsExactly("jobs/assay nightly --date 2026-03-02");
        assertThat(remedies(findings, "run"))
                .containsExactly(
                        "jobs/assay nightly --date 2026-03-01  # resumes it",
                        "jobs/assay release --run 2  # or: jobs/assay discard --run 2");
        assertThat(problems(findings)).extracting(Finding::says).anyMatch(says -> says.contains("run 1 of 2026-03-01"));
    }

    @EachEngine
    void tables_of_another_version_are_found_and_not_touched(EmptyDatabase database) throws SQLException {
        database.connect().close();
        List<Finding> empty = findings(database);
        assertThat(says(empty, "schema")).contains("there are no tables yet");
        // Flyway makes its table in lower case, which H2 only knows by its quotes
        String quote = database.engine() == Engine.H2 ? "\"" : "`";
        String history = " `flyway_schema_history` ".replace("`", quote);
        String newest = "`version` = '999'".replace("`", quote);
        try (NightHouse house = new NightHouse(database)) {
            String rank = "`installed_rank`".replace("`", quote);
            long last = house.count("SELECT MAX(" + rank + ") FROM" + history);
            house.jdbc().update("UPDATE" + history + "SET " + newest + " WHERE " + rank + " = ?", last);
        }
        assertThat(says(findings(database), "schema")).contains("999", "newer than this program");
        new JdbcTemplate(database.dataSource()).update("DELETE FROM" + history + "WHERE " + newest);
        assertThat(problems(findings(database)))
                .filteredOn(finding -> finding.what().equals("schema"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.says()).contains("is to come");
                    assertThat(finding.remedy()).contains("jobs/assay status");
                });
    }

    @EachEngine(Engine.H2)
    void clocks_that_differ_are_found_but_not_the_way_to_the_database(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(silverPartners(1));
        }
        for (int seconds : new int[] {3600, -3600}) {
            InstantSource other = InstantSource.offset(CLOCK, Duration.ofSeconds(seconds));
            assertThat(problems(findings(environment(database), other)))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.says()).contains(seconds > 0 ? "behind" : "ahead", " s "));
        }
    }

    @EachEngine(Engine.H2)
    void an_h2_in_another_mode_and_one_that_is_not_there_are_found(EmptyDatabase database) throws SQLException {
        database.connect().close();
        EmptyDatabase regular = new EmptyDatabase(Engine.H2, database.url().replace(";MODE=MySQL", ""), "sa", "");
        assertThat(problems(findings(regular))).singleElement().satisfies(finding -> assertThat(finding.remedy())
                .contains(";MODE=MySQL"));

        Path file = folder.resolve("none");
        EmptyDatabase none = new EmptyDatabase(Engine.H2, "jdbc:h2:file:" + file + ";MODE=MySQL", "sa", "");
        List<Finding> findings = findings(none);
        healthy(findings);
        assertThat(says(findings, "database")).contains("there is no file " + file);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void without_database_settings_or_inbox_the_rest_is_looked_at_still() throws IOException {
        Map<String, Object> settings =
                environment(new EmptyDatabase(Engine.MYSQL, "jdbc:mysql://127.0.0.1:1/assay", "me", "secret"));
        settings.put("assay.inbox", folder.resolve("nowhere").toString());
        settings.put("assay.rulebooks", folder.toString());
        List<Finding> findings = findings(settings, CLOCK);
        assertThat(problems(findings)).extracting(Finding::what).containsExactly("database", "rulebooks", "inbox");
        assertThat(says(findings, "rulebooks")).contains("refused: " + folder + ": holds no rulebook");
        assertThat(remedies(findings, "database").get(0))
                .contains("--host=127.0.0.1", "--port=1 ")
                .doesNotContain("secret");
        assertThat(remedies(findings, "inbox")).containsExactly("mkdir -p " + folder.resolve("nowhere"));

        settings.put("assay.inbox", folder.toString());
        settings.put("assay.rulebooks", "jobs/rulebooks");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.createDirectory(folder.resolve("metrics.csv"));
        assertThat(remedies(findings(settings, CLOCK), "inbox"))
                .containsExactly("ls -l " + folder, "chmod o-w " + folder);

        settings.put("assay.lease.duration", "1ms");
        assertThat(problems(findings(settings, CLOCK)))
                .filteredOn(finding -> finding.what().equals("settings"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.says()).contains("assay.lease.duration", "at least 300ms"));
    }

    /** Breaks something as the administrator, sees it found, does what the finding says, and sees it mended. */
    private void mended(Accounts accounts, String damage, String says) throws SQLException {
        accounts.execute(damage);
        List<Finding> found = problems(findings(accounts.as("job")));
        assertThat(found).as(damage).anySatisfy(finding -> assertThat(finding.says())
                .contains(says));
        for (Finding finding : found) {
            for (String statement : String.valueOf(finding.remedy()).split("\n")) {
                if (statement.endsWith(";")) {
                    accounts.execute(
                            statement.replaceAll("ALTER TABLE `", "ALTER TABLE `" + accounts.schema() + "`.`"));
                }
            }
        }
        healthy(findings(accounts.as("job")));
    }

    private static void healthy(List<Finding> findings) {
        assertThat(problems(findings)).isEmpty();
        assertThat(findings).hasSizeGreaterThan(4);
    }

    private static List<Finding> problems(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.level() == Level.PROBLEM)
                .toList();
    }

    private static List<String> remedies(List<Finding> findings, String what) {
        List<String> remedies = new ArrayList<>();
        findings.stream()
                .filter(finding -> finding.what().equals(what) && finding.remedy() != null)
                .forEach(finding -> remedies.add(String.valueOf(finding.remedy())));
        return remedies;
    }

    private static String says(List<Finding> findings, String what) {
        return findings.stream()
                .filter(finding -> finding.what().equals(what))
                .findFirst()
                .orElseThrow()
                .says();
    }

    private List<Finding> findings(EmptyDatabase database) {
        return findings(environment(database), CLOCK);
    }

    private static List<Finding> findings(Map<String, Object> settings, InstantSource clock) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return new Checkup(
                        environment,
                        () -> Binder.get(environment).bindOrCreate("assay", Settings.class),
                        clock,
                        null,
                        null)
                .findings();
    }

    private Map<String, Object> environment(EmptyDatabase database) {
        Map<String, Object> settings = new HashMap<>();
        database.settings()
                .forEach(setting -> settings.put(
                        setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1)));
        settings.put("spring.datasource.hikari.connection-timeout", "60000");
        settings.put("assay.home", ".");
        settings.put("assay.inbox", folder.toString());
        settings.put("assay.rulebooks", "jobs/rulebooks");
        return settings;
    }
}
