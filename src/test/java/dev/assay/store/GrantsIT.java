package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Accounts;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.facts.Association;
import dev.assay.facts.Partner;
import dev.assay.facts.PersonAlias;
import dev.assay.rules.Market;
import dev.assay.rules.Rulebooks;
import dev.assay.store.delivery.SnapshotStore;
import dev.assay.store.fact.FactStore;
import dev.assay.store.fact.WaitingFacts;
import dev.assay.store.purge.OldRows;
import dev.assay.store.purge.OldRuns;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The scripts beside the migrations work as they are shipped. */
@WithoutTables
final class GrantsIT {
    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void each_account_may_do_its_work_and_no_more(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = new StoreWorld(database);
                Accounts accounts = new Accounts(database)) {
            accounts.grant();
            jobMayWork(as(accounts, "job"));
            keeperMayTidyUp(as(accounts, "keeper"));
            readerMayRead(as(accounts, "reader"));
            notificationsAreNumberedOnlyAsPrepared(as(accounts, "job"));
            as(accounts, "owner").execute("CREATE TABLE of_a_later_version (id INT)");
            assertThat(world.jdbc.queryForList("SELECT * FROM of_a_later_version"))
                    .isEmpty();
        }
    }

    @EachEngine
    void the_useful_queries_run_everywhere(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = new StoreWorld(database)) {
            for (String statement : Accounts.statements("queries.sql")) {
                assertThat(world.jdbc.queryForList(statement)).as(statement).isNotNull();
            }
        }
    }

    private static void jobMayWork(JdbcTemplate job) {
        FactStore facts = new FactStore(job);
        Partner partner = new Partner("p", "P", null, Market.DEVELOPED, Instant.EPOCH);
        facts.insert(partner.feed(), List.of(partner));
        facts.update(partner.feed(), List.of(partner));
        assertThat(facts.find(partner.feed(), List.of(partner))).hasSize(1);
        PersonAlias alias = new PersonAlias(PersonAlias.pseudoId("mail", "ada@example.org"), "u", Instant.EPOCH);
        facts.insert(alias.feed(), List.of(alias));
        facts.update(alias.feed(), List.of(alias));
        assertThat(new WaitingFacts(job).count(new Rulebooks(List.of()).knownCodes(), null))
                .containsEntry("achievements of an unknown alias", 0L);
        SnapshotStore snapshots = new SnapshotStore(job);
        snapshots.name(1, List.of(new Association("u", "p", LocalDate.EPOCH, null, Instant.EPOCH)));
        snapshots.name(1, List.of(new Association("v", "p", LocalDate.EPOCH, null, Instant.EPOCH)));
        assertThat(snapshots.sweep(10)).isEqualTo(1);
        assertThat(job.queryForList("SELECT token FROM lease WHERE id = 1 LOCK IN SHARE MODE"))
                .hasSize(1);
        assertThat(job.queryForList("SELECT run_id FROM publication WHERE id = 1 FOR UPDATE"))
                .hasSize(1);
        refused(job, "DELETE FROM partner");
        refused(job, "DELETE FROM person_alias");
        refused(job, "DELETE FROM notification");
        refused(job, "UPDATE notification SET type = 'x'");
        refused(job, "UPDATE competency_standing SET gone = TRUE");
        refused(job, "DROP TABLE partner");
        editionsAndNumbersOnlyGoForward(job);
        assertThat(job.queryForList("SELECT * FROM reader")).isEmpty();
        refused(job, "DELETE FROM reader");
    }

    private static void editionsAndNumbersOnlyGoForward(JdbcTemplate job) {
        job.update(
                """
                INSERT INTO run (run_id, business_date, attempt, status, rulebook, rulebooks_fingerprint, started_at,
                    partners_evaluated, partners_failed, standings_changed, notifications)
                VALUES (1, '2026-03-01', 1, 'RUNNING', 'r', 'f', UTC_TIMESTAMP(6), 0, 0, 0, 0),
                    (2, '2026-03-01', 2, 'RUNNING', 'r', 'f', UTC_TIMESTAMP(6), 0, 0, 0, 0)
                """);
        refused(job, "UPDATE run SET edition = 7 WHERE run_id = 1", "only a publication assigns an edition");
        refused(
                job,
                """
                INSERT INTO run (run_id, business_date, attempt, status, rulebook, rulebooks_fingerprint, started_at,
                    partners_evaluated, partners_failed, standings_changed, notifications, edition)
                VALUES (3, '2026-03-01', 3, 'RUNNING', 'r', 'f', UTC_TIMESTAMP(6), 0, 0, 0, 0, 9)
                """,
                "only a publication assigns an edition");
        refused(job, "UPDATE publication SET last_seq = last_seq + 5 WHERE id = 1", "only go forward");
        refused(job, "UPDATE publication SET edition = edition + 2 WHERE id = 1", "only go forward");
        job.update("UPDATE run SET edition = 1 WHERE run_id = 1");
        refused(
                job,
                "UPDATE publication SET edition = edition + 1, last_seq = last_seq + 1, run_id = 1 WHERE id = 1",
                "only go forward, to the last notification");
        job.update("UPDATE publication SET edition = edition + 1, run_id = 1 WHERE id = 1");
        refused(job, "UPDATE run SET edition = 2 WHERE run_id = 1", "only a publication assigns an edition");
        refused(job, "UPDATE publication SET edition = 0 WHERE id = 1", "only go forward");
    }

    private static void notificationsAreNumberedOnlyAsPrepared(JdbcTemplate job) {
        job.update(
                """
                INSERT INTO run (run_id, business_date, attempt, status, rulebook, rulebooks_fingerprint, started_at,
                    partners_evaluated, partners_failed, standings_changed, notifications)
                VALUES (4, '2026-03-02', 1, 'RUNNING', 'r', 'f', UTC_TIMESTAMP(6), 0, 0, 0, 0),
                    (5, '2026-03-02', 2, 'RUNNING', 'r', 'f', UTC_TIMESTAMP(6), 0, 0, 0, 0)
                """);
        job.update("UPDATE run SET edition = 2 WHERE run_id = 4");
        String insert =
                """
                INSERT INTO notification (seq, id, aggregatetype, aggregateid, type, payload, competency_code, business_date,
                    run_id, renews_on, published_at)
                VALUES (%d, '%s', 'partner', 'p', 'RAISED', '{}', 'C', '2026-03-01', %d, '2026-06-01', UTC_TIMESTAMP(6))
                """;
        for (int run = 4; run <= 5; run++) {
            job.update(
                    """
                    INSERT INTO prepared_notification (run_id, partner_id, competency_code, kind_order, event_id, kind,
                        renews_on, payload)
                    VALUES (?, 'p', 'C', 1, ?, 'RAISED', '2026-06-01', '{}')
                    """,
                    run,
                    "event-" + run);
        }
        String reason = "only a publication numbers notifications";
        refused(job, insert.formatted(1, "event-4", 4), reason); // published already
        refused(job, insert.formatted(1, "event-9", 5), reason); // not prepared
        refused(job, insert.formatted(0, "event-5", 5), reason); // given already
        job.update(insert.formatted(1, "event-5", 5));
    }

    private static void keeperMayTidyUp(JdbcTemplate keeper) {
        Database database = new Database(Objects.requireNonNull(keeper.getDataSource()));
        LocalDate day = LocalDate.of(2026, 3, 1);
        for (String table : OldRows.tables()) {
            OldRows.Found found = database.oldRows().next(table, "", day, day);
            assertThat(found.keys()).isEmpty();
            keeper.update("DELETE FROM " + table);
        }
        for (String table : OldRuns.tables()) {
            assertThat(database.oldRuns().old(table, day)).isEmpty();
            assertThat(database.oldRuns().delete(table, 1, 10)).isZero();
        }
        assertThat(database.oldRuns().nameless(day, day, Set.of())).isEmpty();
        database.oldRuns().delete(List.of(1L));
        assertThat(database.oldExecutions().old(day)).hasSize(6);
        assertThat(database.oldExecutions().delete(day, 10)).isZero();
        keeper.update("DELETE FROM BATCH_STEP_EXECUTION_CONTEXT");
        assertThat(database.leases().acquire("keeper", null, Duration.ofSeconds(1)))
                .isPresent();
        refused(keeper, "DELETE FROM notification");
        refused(keeper, "DELETE FROM delivery");
        refused(keeper, "DELETE FROM achievement");
        refused(keeper, "UPDATE run SET status = 'PUBLISHED'");
    }

    private static void readerMayRead(JdbcTemplate reader) {
        assertThat(reader.queryForList("SELECT * FROM v1_partner_standing")).isEmpty();
        assertThat(reader.queryForList("SELECT * FROM v1_notification")).isEmpty();
        reader.update("INSERT INTO reader (name, last_seq, updated_at) VALUES ('crm', 0, UTC_TIMESTAMP(6))");
        reader.update("UPDATE reader SET last_seq = 42, updated_at = UTC_TIMESTAMP(6) WHERE name = 'crm'");
        assertThat(reader.queryForList("SELECT last_seq FROM reader", Long.class))
                .containsExactly(42L);
        refused(reader, "DELETE FROM reader");
        refused(reader, "SELECT * FROM partner");
        refused(reader, "SELECT * FROM person_alias");
        assertThat(reader.queryForList("SELECT delivery_id, line, column_name, reason FROM v1_rejection"))
                .isEmpty();
        refused(reader, "SELECT raw FROM v1_rejection");
        refused(reader, "SELECT * FROM notification");
    }

    private static void refused(JdbcTemplate account, String statement) {
        refused(account, statement, "denied");
    }

    private static void refused(JdbcTemplate account, String statement, String reason) {
        assertThatThrownBy(() -> account.execute(statement))
                .as(statement)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining(reason);
    }

    private static JdbcTemplate as(Accounts accounts, String kind) {
        return new JdbcTemplate(accounts.as(kind).dataSource());
    }
}
