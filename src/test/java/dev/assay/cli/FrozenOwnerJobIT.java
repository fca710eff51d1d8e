package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.lease.Expiry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A process that is frozen in the middle of a chunk keeps its transaction open for as long as its session lives. */
@WithoutTables
final class FrozenOwnerJobIT {
    private static final Map<String, String> SMALL = Map.of("ASSAY_WORK_CHUNK_SIZE", "20");

    @TempDir
    private Path folder = Path.of("");

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void an_expired_lease_is_taken_at_once_and_the_frozen_owner_writes_nothing_when_it_wakes(EmptyDatabase database)
            throws Exception {
        SampleNights nights = SampleNights.in(folder);
        String[] night = nights.nightly(SampleNights.FIRST);
        try (AssayProcess frozen = AssayProcess.startHalting("evaluation", database, SMALL, night);
                Connection owners = database.connect()) {
            frozen.reaches("deliveries").after(300);
            frozen.signal("STOP");
            // as if it had been stopped inside a chunk, where every chunk of it locks the lease
            long session = lockAsOwner(owners);
            Expiry.ofLease(database);
            assertThat(AssayProcess.run(database, SMALL, "status").endedWith(0).out())
                    .containsPattern("in the way +\\S+@\\S+ pid " + frozen.pid() + ", since \\d{4}-")
                    .containsPattern("ends its database sessions [\\d, ]*\\b" + session + "\\b");
            assertThat(AssayProcess.run(database, SMALL, "doctor").out())
                    .containsPattern("pid " + frozen.pid() + " had it since \\d{4}-")
                    .containsPattern("ends its database sessions\\s+[\\d, ]*\\b" + session + "\\b");

            AssayProcess.End end = AssayProcess.run(database, SMALL, night);
            end.endedWith(0, 6);
            assertThat(end.err()).doesNotContain("Lock wait timeout");
            Map<String, List<String>> published = TableContents.ofTables(database);

            frozen.signal("CONT").goOn().end().endedWith(75);
            assertThat(TableContents.ofTables(database)).isEqualTo(published);
            // referred to until here, because the driver ends the session of a connection that is garbage
            owners.abort(Runnable::run);
        }
    }

    /** A session that is recorded as one of the owner's, with a transaction that locks the lease and is never ended. */
    private static long lockAsOwner(Connection session) throws SQLException {
        session.setAutoCommit(true);
        try (Statement statement = session.createStatement()) {
            statement.execute(
                    "INSERT INTO lease_session (token, session_id, recorded_at) SELECT token, CONNECTION_ID(), UTC_TIMESTAMP(6) FROM lease");
            session.setAutoCommit(false);
            statement
                    .executeQuery("SELECT token FROM lease WHERE id = 1 LOCK IN SHARE MODE")
                    .close();
            ResultSet id = statement.executeQuery("SELECT CONNECTION_ID()");
            id.next();
            return id.getLong(1);
        }
    }
}
