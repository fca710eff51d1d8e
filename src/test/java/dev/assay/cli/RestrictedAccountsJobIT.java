package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Accounts;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program as jobs/README.md has it installed: settings in its config folder, passwords in files, the owner's account for the
 * tables and the job's account, with no right too many, for everything else.
 */
@WithoutTables
final class RestrictedAccountsJobIT {
    @TempDir
    private Path folder = Path.of("");

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void whole_nights_run_under_the_account_of_the_job(EmptyDatabase database) throws SQLException, IOException {
        SampleNights nights = SampleNights.in(folder);
        Path home = folder.resolve("home");
        try (Accounts accounts = new Accounts(database)) {
            accounts.create();
            configure(home, database, accounts);
            Map<String, String> secrets = Map.of("SPRING_CONFIG_IMPORT", "configtree:" + secrets(accounts) + "/");

            assertThat(run(home, secrets, "status").endedWith(78).complaint())
                    .contains("denied", accounts.user("job"), "sql/grants.sql");
            accounts.grant();
            assertThat(run(home, secrets, nights.nightly(SampleNights.FIRST))
                            .endedWith(0, 6)
                            .out())
                    .contains("run 1  attempt 1  PUBLISHED");

            Map<String, String> strict = new HashMap<>(secrets);
            strict.put("ASSAY_GUARD_PAIRS", "1");
            strict.put("ASSAY_GUARD_PERCENT", "0");
            run(home, strict, nights.nightly(SampleNights.SECOND)).endedWith(3);
            run(home, secrets, "release", "--run", "2").endedWith(0);

            String second = SampleNights.SECOND.toString();
            String inbox = nights.inbox(SampleNights.SECOND).toString();
            // with nothing to migrate, the owner's password can stay at home
            Map<String, String> jobAlone = Map.of(
                    "SPRING_FLYWAY_USER", accounts.user("job"),
                    "SPRING_FLYWAY_PASSWORD", Accounts.PASSWORD,
                    "SPRING_DATASOURCE_PASSWORD", Accounts.PASSWORD);
            assertThat(run(home, jobAlone, "rerun", "--date", second, "--reason", "once more", "--inbox", inbox)
                            .endedWith(0, 6)
                            .out())
                    .contains("run 3  attempt 2  PUBLISHED");
            assertThat(run(home, jobAlone, "explain", "--partner", "P1000060")
                            .endedWith(0)
                            .out())
                    .contains("P1000060");
        }
        assertThat(home.resolve("var/log/of-the-config-folder.log")).isNotEmptyFile();
    }

    private static AssayProcess.End run(Path home, Map<String, String> environment, String... arguments) {
        try (AssayProcess process = AssayProcess.start(home, environment, arguments)) {
            return process.end();
        }
    }

    /** All that is no secret. */
    private static void configure(Path home, EmptyDatabase database, Accounts accounts) throws IOException {
        Files.writeString(
                Files.createDirectories(home.resolve("config")).resolve("application.yaml"),
                """
                assay:
                  rulebooks: %s
                  guard:
                    percent: 100
                spring:
                  datasource:
                    url: %s
                    username: %s
                  flyway:
                    user: %s
                logging:
                  file:
                    name: ${assay.home}/var/log/of-the-config-folder.log
                """
                        .formatted(
                                Path.of("jobs/rulebooks").toAbsolutePath(),
                                database.url(),
                                accounts.user("job"),
                                accounts.user("owner")));
    }

    /** A file for each secret, named after its setting. */
    private Path secrets(Accounts accounts) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("spring.datasource.password"), Accounts.PASSWORD + "\n");
        Files.writeString(secrets.resolve("spring.flyway.password"), Accounts.PASSWORD + "\n");
        return secrets;
    }
}
