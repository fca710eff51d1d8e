package dev.assay.night;

import dev.assay.operation.Failures;
import dev.assay.operation.NightRefused;
import dev.assay.store.Database;
import dev.assay.store.sql.DatabaseError;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.ValidateResult;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Brings the tables up to date before anything else looks at them, or says what is in the way and what to do. */
final class Migration implements FlywayMigrationStrategy {
    /** @throws NightRefused if the database is none that Assay can work with */
    @Override
    public void migrate(Flyway flyway) {
        refuseUnknown(flyway);
        try {
            refuseNewer(flyway);
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

    private static void refuseNewer(Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
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

    /** What Flyway complains about: tables that are not as they were made, or a statement that did not work. */
    private static String explanation(Flyway flyway, FlywayException error) {
        ValidateResult result = flyway.validateWithResult();
        String complaints = result.invalidMigrations.stream()
                .filter(complaint ->
                        complaint.errorDetails != null && !complaint.errorDetails.errorMessage.contains("not applied"))
                .map(complaint ->
                        complaint.errorDetails.errorMessage.lines().findFirst().orElse(""))
                .collect(Collectors.joining("; "));
        if (!complaints.isEmpty() && !DatabaseError.denied(error)) {
            return "the tables are not as this program made them (%s); restore the database, or empty the schema if nothing is in it yet"
                    .formatted(complaints);
        }
        if (DatabaseError.denied(error)) {
            return "%s: the account may not make or change tables; let the owner's account do it with SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD (sql/grants.sql makes both accounts)"
                    .formatted(Failures.message(error));
        }
        return "the tables cannot be brought up to date: %s; mend that and start again, or empty the schema if nothing is in it yet"
                .formatted(Failures.message(error));
    }

    private static NightRefused refused(String message, @Nullable Throwable cause) {
        return new NightRefused(NightRefused.Because.CONFIGURATION, message, cause);
    }
}
