package dev.assay.night;

import dev.assay.operation.Failures;
import dev.assay.operation.NightRefused;
import dev.assay.store.Database;
import dev.assay.store.schema.SchemaScripts;
import dev.assay.store.sql.DatabaseError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.ValidateResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Migrates the schema before anything else uses it; if that is not possible, says why and what to do. */
final class Migration implements FlywayMigrationStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    private static final Set<ErrorCode> OF_PENDING = Set.of(CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED);
    private static final Set<ErrorCode> OF_AN_INTERRUPTION =
            Set.of(CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED, CoreErrorCode.FAILED_VERSIONED_MIGRATION);

    /** @throws NightRefused if Assay does not support the database */
    @Override
    public void migrate(Flyway flyway) {
        refuseUnknown(flyway);
        try {
            if (SchemaScripts.upToDate(flyway.getConfiguration())) {
                return;
            }
            MigrationInfo[] all = flyway.info().all();
            refuseNewer(all);
            forgetFailures(flyway, all);
            flyway.migrate();
        } catch (FlywayException e) {
            if (DatabaseError.of(e).isPresent()) {
                throw e;
            }
            throw refused(explanation(flyway, e), e);
        }
    }

    private static void refuseUnknown(Flyway flyway) {
        try {
            new Database(flyway.getConfiguration().getDataSource());
        } catch (IllegalArgumentException e) {
            throw refused(Failures.message(e), e);
        }
    }

    private static void refuseNewer(MigrationInfo[] all) {
        Optional<MigrationInfo> newer = Arrays.stream(all)
                .filter(info -> info.getState() == MigrationState.FUTURE_SUCCESS
                        || info.getState() == MigrationState.FUTURE_FAILED)
                .reduce((earlier, later) -> later);
        if (newer.isPresent()) {
            String known = Arrays.stream(all)
                    .filter(info -> info.getState().isResolved())
                    .map(info -> String.valueOf(info.getVersion()))
                    .reduce("none", (earlier, later) -> later);
            throw refused(
                    "the schema has version %s and this program supports versions up to %s; start the newer program that migrated it"
                            .formatted(newer.get().getVersion(), known),
                    null);
        }
    }

    /**
     * Removes Flyway's record of an interrupted migration of Assay, so that it is run again and completed. Flyway's
     * repair changes more than that, so it is called only if validation finds no other problem.
     */
    private static void forgetFailures(Flyway flyway, MigrationInfo[] all) {
        List<MigrationInfo> failed = failed(all);
        if (!failed.isEmpty()
                && ours(failed)
                && complaints(flyway, OF_AN_INTERRUPTION).isEmpty()) {
            LOG.warn(
                    "version {} had been interrupted; it is completed now",
                    failed.get(0).getVersion());
            flyway.repair();
        }
    }

    private static List<MigrationInfo> failed(MigrationInfo[] all) {
        return Arrays.stream(all)
                .filter(info -> info.getState() == MigrationState.FAILED)
                .toList();
    }

    /** True if all of them are migrations of this program. */
    private static boolean ours(List<MigrationInfo> failed) {
        return failed.stream()
                .allMatch(info -> info.isChecksumMatching() && info.isDescriptionMatching() && info.isTypeMatching());
    }

    /** What Flyway's validation reports, except for what is expected. */
    private static String complaints(Flyway flyway, Set<ErrorCode> expected) {
        ValidateResult result = flyway.validateWithResult();
        return result.invalidMigrations.stream()
                .map(complaint -> complaint.errorDetails)
                .filter(details -> details != null && !expected.contains(details.errorCode))
                .map(details -> details.errorMessage.lines().findFirst().orElse(""))
                .collect(Collectors.joining("; "));
    }

    /** Translates Flyway's complaint: tables that differ from the migrations, or a statement that failed. */
    private static String explanation(Flyway flyway, FlywayException error) {
        boolean ours = ours(failed(flyway.info().all()));
        String complaints = complaints(flyway, ours ? OF_AN_INTERRUPTION : OF_PENDING);
        if (!complaints.isEmpty() && !DatabaseError.denied(error)) {
            return "the schema differs from what this program's migrations create (%s); restore the database, or drop all tables if they hold no data yet"
                    .formatted(complaints);
        }
        if (DatabaseError.denied(error)) {
            return "%s: the account may not create or alter tables; set SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD to the owner's account (sql/grants.sql creates both accounts)"
                    .formatted(Failures.message(error));
        }
        return "the schema cannot be migrated: %s; correct that and run the same command to resume"
                .formatted(Failures.message(error));
    }

    private static NightRefused refused(String message, @Nullable Throwable cause) {
        return new NightRefused(NightRefused.Because.CONFIGURATION, message, cause);
    }
}
