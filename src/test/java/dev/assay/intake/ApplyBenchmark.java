package dev.assay.intake;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.facts.Achievement;
import dev.assay.facts.Feed;
import dev.assay.feed.Manifest;
import dev.assay.feed.Mode;
import dev.assay.feed.RejectionLimit;
import dev.assay.feed.format.FeedLimits;
import dev.assay.mapping.Mappings;
import dev.assay.operation.Progress;
import dev.assay.store.Database;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast deliveries go in, compared with bare batched inserts of the same rows in the same run.
 *
 * <p>Arguments: JDBC URL of a schema that may be emptied, user, password, number of achievements (default 300000),
 * {@code shuffled} for rows in no order. For MySQL the URL should say {@code rewriteBatchedStatements=true}, as the
 * program does.
 */
final class ApplyBenchmark {
    private static final int CHUNK = 2000;
    private static final int ROUNDS = 3;

    private final HikariDataSource source = new HikariDataSource();
    private final Path inbox;
    private final List<Achievement> rows;

    private ApplyBenchmark(String[] arguments) throws IOException {
        source.setJdbcUrl(arguments[0]);
        source.setUsername(arguments[1]);
        source.setPassword(arguments[2]);
        inbox = Files.createTempDirectory("assay-benchmark-");
        rows = rows(arguments.length > 3 ? Integer.parseInt(arguments[3]) : 300_000);
        if (arguments.length > 4 && arguments[4].equals("shuffled")) {
            Collections.shuffle(rows, new Random(1));
        }
    }

    public static void main(String[] arguments) throws Exception {
        new ApplyBenchmark(arguments).run();
    }

    private void run() throws Exception {
        String vendor = source.getJdbcUrl().startsWith("jdbc:h2:") ? "h2" : "mysql";
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .cleanDisabled(false)
                .locations("classpath:sql/migration/common", "classpath:sql/migration/" + vendor)
                .load();
        for (int round = 1; round <= ROUNDS; round++) {
            flyway.clean();
            flyway.migrate();
            double bare = perSecond(this::insert);
            flyway.clean();
            flyway.migrate();
            deliver();
            double applied = perSecond(this::apply);
            double again = perSecond(this::redeliver);
            System.out.printf(
                    "round %d: bare inserts %,.0f rows/s; applied %,.0f rows/s = %.0f %%; known already %,.0f rows/s%n",
                    round, bare, applied, 100 * applied / bare, again);
        }
        source.close();
        try (Stream<Path> files = Files.list(inbox)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(inbox);
    }

    private double perSecond(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return rows.size() * 1e9 / (System.nanoTime() - begun);
    }

    private void insert() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        """
                        INSERT INTO achievement (person_id, credential_code, earned_on, valid_until, revoked_on, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)) {
            connection.setAutoCommit(false);
            int batched = 0;
            for (Achievement row : rows) {
                statement.setString(1, row.personId());
                statement.setString(2, row.credentialCode());
                statement.setObject(3, row.earnedOn());
                statement.setObject(4, row.validUntil());
                statement.setObject(5, row.revokedOn());
                statement.setObject(6, LocalDateTime.ofInstant(row.updatedAt(), ZoneOffset.UTC));
                statement.addBatch();
                if (++batched % CHUNK == 0) {
                    statement.executeBatch();
                    connection.commit();
                }
            }
            statement.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** Everything that a night does with the file: hash, validation, rows, positions. */
    private void apply() {
        DeliveryRules rules = new DeliveryRules(
                CHUNK,
                ZoneOffset.UTC,
                DeliveryWorld.HOLD,
                RejectionLimit.DEFAULTS,
                FeedLimits.DEFAULTS,
                Set.of(),
                Mappings.NONE,
                DeliveryWorld.STARTED,
                DeliveryWorld.AHEAD);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        try (DeliveryDesk desk = new DeliveryDesk(new Database(source), inbox, 1, rules, Progress.NONE)) {
            boolean more = true;
            while (more) {
                more = Boolean.TRUE.equals(transactions.execute(status -> desk.next()));
            }
        }
    }

    private void redeliver() throws Exception {
        seal("2026-03-02T00:00:00Z");
        apply();
    }

    private void deliver() throws Exception {
        try (BufferedWriter file = Files.newBufferedWriter(inbox.resolve("achievements.csv"))) {
            file.write(String.join(",", Feed.ACHIEVEMENTS.columns()) + "\n");
            for (Achievement row : rows) {
                file.write(DeliveryWorld.line(row) + "\n");
            }
        }
        seal("2026-03-01T00:00:00Z");
    }

    private void seal(String producedAt) throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(inbox.resolve("achievements.csv")));
        String sha256 = HexFormat.of().formatHex(hash);
        Manifest manifest = new Manifest(Feed.ACHIEVEMENTS, Mode.DELTA, Instant.parse(producedAt), rows.size(), sha256);
        Files.writeString(inbox.resolve("achievements.csv.manifest.json"), manifest.json());
    }

    private static List<Achievement> rows(int count) {
        Random random = new Random(20261122);
        LocalDate day = LocalDate.of(2020, 1, 1);
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> new Achievement(
                        "P-%07d".formatted(i / 3),
                        "AZ-" + (100 + i % 3),
                        day.plusDays(random.nextInt(2000)),
                        random.nextInt(3) == 0 ? null : day.plusDays(2000L + random.nextInt(900)),
                        null,
                        at.plusSeconds(random.nextInt(1_000_000))))
                .toList());
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }
}
