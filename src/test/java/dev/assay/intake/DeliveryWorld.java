package dev.assay.intake;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.facts.PersonAlias;
import dev.assay.feed.Manifest;
import dev.assay.feed.Mode;
import dev.assay.feed.RejectionLimit;
import dev.assay.feed.format.FeedLimits;
import dev.assay.mapping.Mappings;
import dev.assay.operation.Progress;
import dev.assay.operation.Settings;
import dev.assay.store.Database;
import dev.assay.store.delivery.DeliveryStore;
import dev.assay.store.delivery.KnownDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with Assay's tables, an inbox, and nights that only take deliveries in. */
final class DeliveryWorld implements AutoCloseable {
    static final Settings.SnapshotHold HOLD = new Settings.SnapshotHold(100, 5, 5, 50);
    /** The clock at the beginning of each night. */
    static final Instant STARTED = Instant.parse("2026-12-31T02:00:00Z");

    static final Duration AHEAD = Duration.ofHours(24);

    /** Three records a chunk; the usual limits; UTC. */
    static final DeliveryRules RULES = new DeliveryRules(
            3,
            ZoneOffset.UTC,
            DeliveryWorld.HOLD,
            RejectionLimit.DEFAULTS,
            FeedLimits.DEFAULTS,
            Set.of(),
            Mappings.NONE,
            DeliveryWorld.STARTED,
            DeliveryWorld.AHEAD);

    private static final List<String> TABLES = List.of(
            "partner",
            "membership",
            "attestation",
            "enrolment",
            "association",
            "achievement",
            "metric_month",
            "agent_override",
            "person_alias",
            "assertion",
            "assertion_revocation",
            "delivery",
            "rejection",
            "snapshot_item",
            "snapshot_partner");

    final JdbcTemplate jdbc;
    private final Database database;
    final DeliveryStore deliveries;
    final TransactionTemplate transactions;
    private final HikariDataSource source = new HikariDataSource();
    private final Path inbox;

    DeliveryWorld(EmptyDatabase database, Path inbox) {
        source.setJdbcUrl(
                database.engine() == Engine.H2 ? database.url() : database.url() + "?rewriteBatchedStatements=true");
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setMaximumPoolSize(2);
        String vendor = database.engine() == Engine.H2 ? "h2" : "mysql";
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:sql/migration/common", "classpath:sql/migration/" + vendor)
                .load()
                .migrate();
        this.inbox = inbox;
        this.jdbc = new JdbcTemplate(source);
        this.database = new Database(source);
        this.deliveries = this.database.deliveries();
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /** A sealed delivery of the facts, in their order. */
    void deliver(String file, Mode mode, String producedAt, List<? extends Fact> facts) {
        Feed feed = facts.get(0).feed();
        deliver(
                file,
                feed,
                mode,
                producedAt,
                facts.stream().map(DeliveryWorld::line).toList());
    }

    /** A sealed delivery of records as they are written. */
    void deliver(String file, Feed feed, Mode mode, String producedAt, List<String> records) {
        put(file, feed, records);
        seal(file, feed, mode, producedAt, records.size());
    }

    /** A sealed file of any format that a mapping reads. */
    void deliverMapped(String file, String mapping, String producedAt, long records, String text) {
        write(inbox.resolve(file), text);
        String hash = sha256(inbox.resolve(file));
        Manifest manifest = new Manifest(null, mapping, Mode.DELTA, Instant.parse(producedAt), records, hash);
        write(inbox.resolve(file + ".manifest.json"), manifest.json());
    }

    /** A data file without its manifest. */
    void put(String file, Feed feed, List<String> records) {
        String text = String.join(",", feed.columns()) + "\n"
                + records.stream().map(record -> record + "\n").collect(Collectors.joining());
        write(inbox.resolve(file), text);
    }

    /** The manifest of a data file. */
    void seal(String file, Feed feed, Mode mode, String producedAt, long rows) {
        Manifest manifest = new Manifest(feed, mode, Instant.parse(producedAt), rows, sha256(inbox.resolve(file)));
        write(inbox.resolve(file + ".manifest.json"), manifest.json());
    }

    void takeAway(String file) {
        try {
            Files.delete(inbox.resolve(file));
            Files.deleteIfExists(inbox.resolve(file + ".manifest.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DeliveryDesk desk(long run, DeliveryRules rules) {
        return new DeliveryDesk(database, inbox, run, rules, Progress.NONE);
    }

    /** One night; the run of that number takes in what lies in the inbox. */
    DeliverySummary night(long run, DeliveryRules rules) {
        try (DeliveryDesk desk = desk(run, rules)) {
            while (step(desk)) {
                continue;
            }
        }
        return DeliverySummary.of(deliveries, run);
    }

    DeliverySummary night(long run) {
        return night(run, RULES);
    }

    /** One transaction. */
    boolean step(DeliveryDesk desk) {
        return Boolean.TRUE.equals(transactions.execute(status -> desk.next()));
    }

    KnownDelivery delivery(String file) {
        List<KnownDelivery> all = deliveries.ofFile(file);
        return all.get(all.size() - 1);
    }

    /** A run of a business date, to which deliveries can belong. */
    void run(long run, LocalDate date) {
        jdbc.update(
                """
                INSERT INTO run (run_id, business_date, attempt, status, rulebook, rulebooks_fingerprint, started_at,
                    partners_evaluated, partners_failed, standings_changed, notifications)
                VALUES (?, ?, ?, 'RUNNING', 'r', 'f', ?, 0, 0, 0, 0)
                """,
                run,
                date,
                run,
                LocalDateTime.of(2026, 1, 1, 0, 0));
    }

    /** All that is stored, by table, each row as text, in no order of its own. */
    Map<String, List<String>> everything() {
        Map<String, List<String>> all = new TreeMap<>();
        for (String table : TABLES) {
            all.put(table, rows(table));
        }
        return all;
    }

    List<String> rows(String table) {
        return jdbc.queryForList("SELECT * FROM " + table).stream()
                .map(row -> String.valueOf(new TreeMap<>(row)))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        source.close();
    }

    /** What is kept of the mail address of that number, 0 to 99. */
    static String pseudoId(int mail) {
        return PersonAlias.pseudoId(PersonAlias.MAIL, mail(mail));
    }

    static String line(Fact fact) {
        if (fact instanceof PersonAlias alias) {
            int mail = IntStream.range(0, 100)
                    .filter(number -> pseudoId(number).equals(alias.pseudoId()))
                    .findFirst()
                    .orElseThrow();
            return String.join(
                    ",",
                    PersonAlias.MAIL,
                    mail(mail),
                    alias.personId(),
                    alias.updatedAt().toString());
        }
        return fact.values().stream().map(value -> value == null ? "" : value).collect(Collectors.joining(","));
    }

    private static String mail(int number) {
        return "mail%d@example.org".formatted(number);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
