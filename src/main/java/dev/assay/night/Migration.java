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

/** Brings the tables up to date before anything else looks at them, or says what is in the way and what to do. */
final class Migration implements FlywayMigrationStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    private static final Set<ErrorCode> OF_PENDING = Set.of(CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED);
    private static final Set<ErrorCode> OF_AN_INTERRUPTION =
            Set.of(CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED, CoreErrorCode.FAILED_VERSIONED_MIGRATION);

    /** @throws NightRefused if the database is none that Assay can work with */
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
                    "the tables are of version %s and this program knows them up to version %s; start the newer program, which made them"
                            .formatted(newer.get().getVersion(), known),
                    null);
        }
    }

    /**
     * Takes what Flyway remembers of an interrupted migration of ours off its record, so that it is run again and
     * completed. Flyway would mend more than that, so it is asked only if nothing else is wrong.
     */
    private static void forgetFailures(Flyway flyway, MigrationInfo[] all) {
        List<MigrationInfo> failed = failed(all);
        if (!failed.isEmpty()
                && ours(failed)
                && complaints(flyway, OF_AN_INTERRUPTION).isEmpty()) {
            LOG.warn("version {} was not completed; it is now", failed.get(0).getVersion());
            flyway.repair();
        }
    }

    private static List<MigrationInfo> failed(MigrationInfo[] all) {
        return Arrays.stream(all)
                .filter(info -> info.getState() == MigrationState.FAILED)
                .toList();
    }

    /** True if they are migrations of this program. */
    private static boolean ours(List<MigrationInfo> failed) {
        return failed.stream()
                .allMatch(info -> info.isChecksumMatching() && info.isDescriptionMatching() && info.isTypeMatching());
    }

    /** What Flyway finds wrong with the tables, apart from what is expected. */
    private static String complaints(Flyway flyway, Set<ErrorCode> expected) {
        ValidateResult result = flyway.validateWithResult();
        return result.invalidMigrations.stream()
                .map(complaint -> complaint.errorDetails)
                .filter(details -> details != null && !expected.contains(details.errorCode))
                .map(details -> details.errorMessage.lines().findFirst().orElse(""))
                .collect(Collectors.joining("; "));
    }

    /** What Flyway complains about: tables that are not as they were made, or a statement that did not work. */
    private static String explanation(Flyway flyway, FlywayException error) {
        boolean ours = ours(failed(flyway.info().all()));
        String complaints = complaints(flyway, ours ? OF_AN_INTERRUPTION : OF_PENDING);
        if (!complaints.isEmpty() && !DatabaseError.denied(error)) {
            return "the tables are not as this program made them (%s); restore the database, or empty the schema if nothing is in it yet"
                    .formatted(complaints);
        }
        if (DatabaseError.denied(error)) {
            return "%s: the account may not make or change tables; let the owner's account do it with SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD (sql/grants.sql makes both accounts)"
                    .formatted(Failures.message(error));
        }
        return "the tables cannot be brought up to date: %s; mend that and run the same command again, it goes on from there"
                .formatted(Failures.message(error));
    }

    private static NightRefused refused(String message, @Nullable Throwable cause) {
        return new NightRefused(NightRefused.Because.CONFIGURATION, message, cause);
    }
}
