package dev.assay.doctor;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.operation.Connections;
import dev.assay.operation.Failures;
import dev.assay.store.Database;
import dev.assay.store.server.AccountGrants;
import dev.assay.store.server.ServerReadings;
import dev.assay.store.server.ServerReadings.Product;
import dev.assay.store.sql.DatabaseError;
import dev.assay.store.sql.EmbeddedFile;
import dev.assay.store.sql.Vendor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Checks the database, in this order: whether it is reached, product and version, its clock; of an embedded one the room
 * for its file; of a server encryption, collation of keys, memory and the account's privileges; the version of the
 * tables; what earlier nights have left ({@link NightChecks}).
 */
final class DatabaseChecks {
    static final String SET_URL =
            "export SPRING_DATASOURCE_URL='jdbc:mysql://db.example.org:3306/assay?sslMode=VERIFY_IDENTITY'";

    /** The lease and "today" bear seconds, not minutes. */
    private static final Duration SKEW = Duration.ofSeconds(2);

    private final HikariDataSource source;
    private final String url;
    private final InstantSource clock;
    private final BiConsumer<String, Supplier<List<Finding>>> look;
    private final ServerReadings readings;

    /** @param look looks at one thing, whatever comes of it */
    DatabaseChecks(
            HikariDataSource source,
            String url,
            InstantSource clock,
            BiConsumer<String, Supplier<List<Finding>>> look) {
        this.source = source;
        this.url = url;
        this.clock = clock;
        this.look = look;
        this.readings = new ServerReadings(source);
    }

    void look() {
        Product product;
        try {
            product = readings.product();
        } catch (RuntimeException e) {
            look.accept("database", () -> List.of(unreachable(e)));
            return;
        }
        Finding server = server(product);
        look.accept("server", () -> List.of(server));
        if (product.vendor().isEmpty()) {
            return;
        }
        Vendor vendor = product.vendor().get();
        look.accept("clock", () -> List.of(clock(clock.instant(), readings.now(vendor), clock.instant())));
        if (vendor == Vendor.H2) {
            Connections.file(url)
                    .ifPresent(file -> look.accept("database file", () -> List.of(Room.of("database file", file))));
        } else {
            server();
        }
        look.accept("schema", () -> {
            Finding schema = SchemaCheck.of(source, vendor == Vendor.MYSQL);
            return schema.level() == Finding.Level.NOTE
                    ? List.of(schema)
                    : Stream.concat(Stream.of(schema), NightChecks.of(new Database(source)).stream())
                            .toList();
        });
    }

    private void server() {
        String sslMode = Objects.toString(source.getDataSourceProperties().getProperty("sslMode"), "");
        look.accept("tls", () -> List.of(tls(url, sslMode, readings.cipher())));
        look.accept("collation", () -> List.of(collation(readings.foldingKeys())));
        look.accept("memory", () -> List.of(memory(readings.bufferPoolBytes(), readings.dataBytes())));
        look.accept("privileges", () -> {
            String schema = readings.schema();
            return privileges(readings.account(), schema, new AccountGrants(schema, readings.grants()));
        });
    }

    private Finding unreachable(RuntimeException error) {
        Path file = Connections.file(url).orElse(Path.of(""));
        // an account that cannot read the folder cannot tell that the file does not exist
        if (DatabaseError.noFile(error) && Files.notExists(file)) {
            return Finding.note(
                    "database",
                    "there is no file %s yet; the first command that uses it creates it".formatted(file),
                    "jobs/assay status");
        }
        if (DatabaseError.of(error)
                .filter(kind -> kind == DatabaseError.FILE_IN_USE)
                .isPresent()) {
            String who = EmbeddedFile.named(error).flatMap(EmbeddedFile::holder).orElse("such as a night");
            return Finding.note(
                    "database",
                    "the embedded database is in use by another process, %s; it is not checked".formatted(who),
                    "fuser -v %s; jobs/assay doctor  # when that has ended".formatted(Checkup.quoted(file)));
        }
        return Finding.problem(
                "database", "cannot be reached: " + Failures.message(error), new DatabaseUrl(url).reach());
    }

    static Finding server(Product product) {
        String says = "%s %s, driver %s".formatted(product.name(), product.version(), product.driver());
        if (product.vendor().isEmpty()) {
            return product.name().equals("H2")
                    ? Finding.problem(
                            "server",
                            says + ", not in its MySQL mode",
                            "export SPRING_DATASOURCE_URL=\"$SPRING_DATASOURCE_URL;MODE=MySQL\"")
                    : Finding.problem("server", says + "; Assay supports MySQL, MariaDB and H2", SET_URL);
        }
        String oldest = product.vendor().get() == Vendor.H2 ? "2.4" : product.mariadb() ? "10.6" : "8.4";
        return older(product.version(), oldest)
                ? Finding.problem(
                        "server",
                        "%s; nights are tested from version %s on".formatted(says, oldest),
                        "# install a newer version; before that: "
                                + (product.mariadb()
                                        ? "mariadb-upgrade --check-if-upgrade-is-needed"
                                        : "mysqlsh -- util checkForServerUpgrade"))
                : Finding.ok("server", says);
    }

    private static boolean older(String version, String oldest) {
        String[] have = version.split("[^0-9]+");
        String[] need = oldest.split("\\.");
        for (int i = 0; i < need.length; i++) {
            int number = i < have.length && !have[i].isEmpty() ? Integer.parseInt(have[i]) : 0;
            if (number != Integer.parseInt(need[i])) {
                return number < Integer.parseInt(need[i]);
            }
        }
        return false;
    }

    /** The database's clock, read between two readings of this machine's. */
    static Finding clock(Instant before, Instant database, Instant after) {
        Duration ahead = database.isBefore(before)
                ? Duration.between(before, database)
                : database.isAfter(after) ? Duration.between(after, database) : Duration.ZERO;
        return ahead.abs().compareTo(SKEW) <= 0
                ? Finding.ok("clock", "the database's and this machine's agree")
                : Finding.problem(
                        "clock",
                        String.format(
                                Locale.ROOT,
                                "the database's is %.1f s %s this machine's; leases are timed by the one, \"today\" by the other",
                                Math.abs(ahead.toMillis()) / 1000.0,
                                ahead.isNegative() ? "behind" : "ahead of"),
                        "timedatectl set-ntp true  # on both machines; timedatectl timesync-status shows the result");
    }

    /**
     * @param elsewhere the driver's setting sslMode where it is not in the URL; empty if there is none
     * @param cipher what the session is encrypted with; empty if it is not
     */
    static Finding tls(String url, String elsewhere, String cipher) {
        DatabaseUrl database = new DatabaseUrl(url);
        boolean verified =
                database.sslMode().orElse(elsewhere).toUpperCase(Locale.ROOT).startsWith("VERIFY_");
        String says = cipher.isEmpty()
                ? "not encrypted"
                : "encrypted (%s), the server's certificate is %sverified".formatted(cipher, verified ? "" : "not ");
        if (!cipher.isEmpty() && verified) {
            return Finding.ok("tls", says);
        }
        if (database.isLocal()) {
            return Finding.note("tls", says + "; the database is on this machine");
        }
        return Finding.problem(
                "tls",
                says + ", so somebody on the network could read and change what is stored",
                "export SPRING_DATASOURCE_URL='%s?sslMode=VERIFY_IDENTITY'".formatted(database.bare()));
    }

    private static Finding collation(List<ServerReadings.FoldingKey> keys) {
        return keys.isEmpty()
                ? Finding.ok("collation", "keys compare byte by byte")
                : Finding.problem(
                        "collation",
                        "different keys would be taken for the same: "
                                + String.join(
                                        ", ",
                                        keys.stream()
                                                .map(ServerReadings.FoldingKey::says)
                                                .toList()),
                        String.join(
                                "\n",
                                keys.stream()
                                        .map(key ->
                                                "ALTER TABLE `%s` CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;"
                                                        .formatted(key.table()))
                                        .distinct()
                                        .toList()));
    }

    static Finding memory(long pool, long data) {
        String says = "buffer pool of %d MiB for %d MiB of tables and indexes".formatted(pool >> 20, data >> 20);
        return data <= 4 * pool
                ? Finding.ok("memory", says)
                : Finding.note(
                        "memory",
                        says + ": nights will wait for the disk",
                        "SET GLOBAL innodb_buffer_pool_size = %d;  # and in the server's configuration"
                                .formatted(data / 2));
    }

    private static List<Finding> privileges(String account, String schema, AccountGrants grants) {
        String user = "'%s'".formatted(account.replaceFirst("@(?=[^@]*$)", "'@'"));
        List<String> missing = grants.missing();
        List<AccountGrants.Grant> tooMany = grants.tooMany();
        if (missing.isEmpty() && tooMany.isEmpty()) {
            return List.of(Finding.ok("privileges", user + " may do what nights do, and no more"));
        }
        Stream<Finding> lacks = missing.stream()
                .map(grant -> Finding.problem(
                        "privileges",
                        "%s lacks %s".formatted(user, grant),
                        "GRANT %s TO %s;".formatted(grant.replace(" ON ", " ON `" + schema + "`."), user)));
        Stream<Finding> more = tooMany.stream()
                .map(grant -> Finding.problem(
                        "privileges",
                        "%s may do what no night needs: %s".formatted(user, grant),
                        grant.administers()
                                // to take its privileges away from an administrator would lock everybody out
                                ? "mysql --user=root < sql/grants.sql  # creates assay_job; then set SPRING_DATASOURCE_USERNAME"
                                : "REVOKE %s FROM %s;".formatted(grant, user)));
        return Stream.concat(lacks, more).toList();
    }
}
