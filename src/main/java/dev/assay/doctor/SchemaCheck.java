package dev.assay.doctor;

import dev.assay.store.schema.SchemaScripts;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateResult;

/** Whether the tables are those of this program; looks, and migrates nothing. */
final class SchemaCheck {
    private static final String WHAT = "schema";

    /** Every command that uses the database migrates first. */
    private static final String MIGRATE = "jobs/assay status";

    private static final String AS_OWNER = "SPRING_FLYWAY_USER=assay_owner SPRING_FLYWAY_PASSWORD=... " + MIGRATE;

    private SchemaCheck() {}

    static Finding of(DataSource source, boolean mysql) {
        FluentConfiguration configuration = Flyway.configure().dataSource(source);
        SchemaScripts.configure(configuration);
        Flyway flyway = configuration.load();
        List<MigrationInfo> all = Arrays.asList(flyway.info().all());
        String newest = newest(all, false);
        String applied = newest(all, true);
        if (has(all, MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED)) {
            return Finding.problem(
                    WHAT,
                    "the tables are of version %s, newer than this program, which knows them up to %s"
                            .formatted(applied, resolved(all)),
                    "git pull  # in the folder of the program: it was a newer one that made them");
        }
        if (has(all, MigrationState.FAILED)) {
            return Finding.problem(
                    WHAT,
                    "a change to version %s was not completed; the next command that uses the database completes it"
                            .formatted(newest),
                    mysql ? AS_OWNER : MIGRATE);
        }
        if (applied.isEmpty()) {
            return Finding.note(
                    WHAT,
                    "there are no tables yet; the first command that uses them makes them",
                    mysql ? AS_OWNER : MIGRATE);
        }
        if (has(all, MigrationState.PENDING)) {
            return Finding.problem(
                    WHAT, "version %s, and %s is to come".formatted(applied, newest), mysql ? AS_OWNER : MIGRATE);
        }
        return changed(flyway, applied);
    }

    private static Finding changed(Flyway flyway, String applied) {
        ValidateResult result = flyway.validateWithResult();
        return result.validationSuccessful
                ? Finding.ok(WHAT, "version %s, up to date".formatted(applied))
                : Finding.problem(
                        WHAT,
                        "the tables are not as this program made them: "
                                + result.getAllErrorMessages()
                                        .lines()
                                        .findFirst()
                                        .orElse("?"),
                        "SELECT version, description, checksum, installed_on FROM flyway_schema_history ORDER BY installed_rank;");
    }

    private static boolean has(List<MigrationInfo> all, MigrationState... states) {
        return all.stream().anyMatch(info -> Arrays.asList(states).contains(info.getState()));
    }

    private static String newest(List<MigrationInfo> all, boolean applied) {
        return all.stream()
                .filter(info -> !applied || info.getState().isApplied())
                .map(info -> String.valueOf(info.getVersion()))
                .reduce("", (earlier, later) -> later);
    }

    private static String resolved(List<MigrationInfo> all) {
        return all.stream()
                .filter(info -> info.getState().isResolved())
                .map(info -> String.valueOf(info.getVersion()))
                .reduce("", (earlier, later) -> later);
    }
}
