package dev.assay.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.store.Database;
import dev.assay.store.fact.DossierReader;
import dev.assay.store.fact.PartnerFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.JdbcTemplate;

/** What no night can do without: reading all dossiers, and inserting the same rows into the same keyed tables. */
final class Floor {
    private static final int PAGE = 500;
    private static final int BATCH = 4_000;
    private static final int IN_MEMORY = 100_000;
    private static final List<String> FACTS =
            List.of("partner", "membership", "association", "achievement", "metric_month", "agent_override");
    private static final List<String> RESULTS = List.of(
            "partner_digest",
            "partner_standing",
            "competency_standing",
            "requirement_progress",
            "contribution",
            "granted_benefit",
            "critical_person",
            "risk_episode",
            "standing_change",
            "prepared_notification",
            "run_due");
    private static final String COPY = "bench_copy";

    private final Server server;
    private final String database;

    Floor(Server server, String database) {
        this.server = server;
        this.database = database;
    }

    /** Seconds of reading all dossiers by pages on two connections and looking at nothing. */
    double reading() throws Exception {
        try (HikariDataSource source = new HikariDataSource()) {
            source.setJdbcUrl(server.url(database));
            source.setUsername(server.user());
            source.setPassword(server.password());
            Database facts = new Database(source);
            long begun = System.nanoTime();
            List<String> ids = new JdbcTemplate(source)
                    .queryForList("SELECT partner_id FROM partner ORDER BY partner_id", String.class);
            int half = ids.size() / 2;
            sideBySide(List.of(
                    () -> read(facts, ids.get(0), ids.get(half - 1)),
                    () -> read(facts, ids.get(half), ids.get(ids.size() - 1))));
            return since(begun);
        }
    }

    private static long read(Database facts, String first, String last) {
        DossierReader reader = facts.dossiers(Integer.MAX_VALUE);
        long partners = 0;
        String done = null;
        List<PartnerFacts> page = reader.read(first, done, last, PAGE);
        while (!page.isEmpty()) {
            partners += page.size();
            done = page.get(page.size() - 1).partnerId();
            page = reader.read(first, done, last, PAGE);
        }
        return partners;
    }

    /** Seconds of inserting all facts, in the order of their keys; the reading beforehand is not counted. */
    double factInserts(int connections) throws Exception {
        return inserts(FACTS, connections);
    }

    /** Seconds of inserting all that the first night has found. */
    double resultInserts(int connections) throws Exception {
        return inserts(RESULTS, connections);
    }

    private double inserts(List<String> tables, int connections) throws Exception {
        server.execute("DROP DATABASE IF EXISTS " + COPY, "CREATE DATABASE " + COPY);
        List<Connection> targets = new ArrayList<>();
        double seconds = 0;
        try (Connection source = server.connection(database)) {
            for (int i = 0; i < connections; i++) {
                Connection target = server.connection(COPY);
                target.setAutoCommit(false);
                targets.add(target);
            }
            for (String table : tables) {
                server.execute("CREATE TABLE %s.%s LIKE %s.%s".formatted(COPY, table, database, table));
                seconds += copy(source, table, targets);
            }
        } finally {
            for (Connection target : targets) {
                target.close();
            }
            server.execute("DROP DATABASE " + COPY);
        }
        return seconds;
    }

    private static double copy(Connection source, String table, List<Connection> targets) throws Exception {
        double seconds = 0;
        try (Statement statement = source.createStatement()) {
            // Connector/J's sign for handing out rows as they come in
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
                int columns = result.getMetaData().getColumnCount();
                String insert = "INSERT INTO %s VALUES (%s)"
                        .formatted(table, String.join(", ", Collections.nCopies(columns, "?")));
                List<Object[]> rows = next(result, columns);
                while (!rows.isEmpty()) {
                    long begun = System.nanoTime();
                    int share = (rows.size() + targets.size() - 1) / targets.size();
                    List<Callable<Long>> work = new ArrayList<>();
                    for (int i = 0; i * share < rows.size(); i++) {
                        Connection target = targets.get(i);
                        List<Object[]> part = rows.subList(i * share, Math.min(rows.size(), (i + 1) * share));
                        work.add(() -> insert(target, insert, part));
                    }
                    sideBySide(work);
                    seconds += since(begun);
                    rows = next(result, columns);
                }
            }
        }
        return seconds;
    }

    private static List<Object[]> next(ResultSet result, int columns) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        while (rows.size() < IN_MEMORY && result.next()) {
            Object[] row = new Object[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = result.getObject(i + 1);
            }
            rows.add(row);
        }
        return rows;
    }

    private static long insert(Connection target, String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            int batched = 0;
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
                if (++batched % BATCH == 0 || batched == rows.size()) {
                    statement.executeBatch();
                    target.commit();
                }
            }
            return batched;
        }
    }

    private static void sideBySide(List<Callable<Long>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Long> done : pool.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdown();
        }
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
