package dev.assay.doctor;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.operation.Failures;
import dev.assay.store.Database;
import dev.assay.store.server.AccountGrants;
import dev.assay.store.server.ServerReadings;
import dev.assay.store.server.ServerReadings.Product;
import dev.assay.store.sql.DatabaseError;
import dev.assay.store.sql.Vendor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Goes through what a database and its contents are to be like. */
final class DatabaseChecks {
    private static final int CLOCK_READINGS = 3;

    private final HikariDataSource source;
    private final String url;
    private final InstantSource clock;
    private final BiConsumer<String, Supplier<List<Finding>>> look;
    private final ServerReadings readings;
    private String zone = "unknown";

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
        boolean h2 = product.name().equals("H2");
        String mode = h2 ? readings.h2Mode() : "";
        Finding server = ServerChecks.product(product, mode);
        look.accept("server", () -> List.of(server));
        if (!h2 && !product.mysql() || h2 && !mode.equalsIgnoreCase("MySQL")) {
            return;
        }
        look.accept("isolation", () -> List.of(ServerChecks.isolation(product)));
        look.accept("clock", () -> List.of(ServerChecks.clock(reading(h2 ? Vendor.H2 : Vendor.MYSQL))));
        if (h2) {
            embedded();
        } else {
            server(product);
        }
        contents(product);
    }

    /** The time zone of the sessions. */
    String zone() {
        return zone;
    }

    private void embedded() {
        zone = "this machine's";
        look.accept(
                "privileges",
                () -> List.of(
                        Finding.ok("privileges", "the embedded database has one account, which may do anything")));
        if (url.startsWith("jdbc:h2:file:")) {
            look.accept("room", () -> List.of(PlaceChecks.room("database file", file(url))));
        }
    }

    private void server(Product product) {
        Map<String, String> session = readings.variables(false);
        zone = session.getOrDefault("time_zone", "") + " / " + session.getOrDefault("system_time_zone", "");
        look.accept("sql_mode", () -> List.of(ServerChecks.sqlMode(product, session, readings.variables(true))));
        look.accept(
                "tls",
                () -> List.of(AccessChecks.tls(
                        url,
                        Objects.toString(source.getDataSourceProperties().getProperty("sslMode"), ""),
                        readings.cipher())));
        look.accept("collation", () -> List.of(ServerChecks.collation(readings.keyColumns())));
        look.accept("engine", () -> List.of(ServerChecks.engines(readings.otherEngines())));
        look.accept("sizes", () -> ServerChecks.sizes(product, session, readings.dataBytes()));
        look.accept("privileges", () -> {
            String schema = readings.schema();
            return AccessChecks.privileges(readings.account(), schema, new AccountGrants(schema, readings.grants()));
        });
    }

    private void contents(Product product) {
        look.accept("schema", () -> {
            Finding schema = SchemaCheck.of(source, product.mysql());
            return schema.level() == Finding.Level.NOTE
                    ? List.of(schema)
                    : Stream.concat(Stream.of(schema), NightChecks.of(new Database(source)).stream())
                            .toList();
        });
    }

    /** The reading that took the least time, so that the way to the database counts as little as can be. */
    private ServerChecks.ClockReading reading(Vendor vendor) {
        ServerChecks.ClockReading best = null;
        for (int i = 0; i < CLOCK_READINGS; i++) {
            Instant before = clock.instant();
            Instant there = readings.now(vendor);
            ServerChecks.ClockReading reading = new ServerChecks.ClockReading(before, there, clock.instant());
            if (best == null || took(reading).compareTo(took(best)) < 0) {
                best = reading;
            }
        }
        return Objects.requireNonNull(best);
    }

    private static Duration took(ServerChecks.ClockReading reading) {
        return Duration.between(reading.before(), reading.after());
    }

    private Finding unreachable(RuntimeException error) {
        if (DatabaseError.noFile(error)) {
            return Finding.note(
                    "database",
                    "there is no file %s.mv.db yet; the first command that uses it makes it".formatted(file(url)),
                    "jobs/assay status");
        }
        if (DatabaseError.of(error)
                .filter(kind -> kind == DatabaseError.FILE_IN_USE)
                .isPresent()) {
            return Finding.note(
                    "database",
                    "the embedded database is in use by another process, such as a night; it is not looked at",
                    "fuser -v %s.mv.db; jobs/assay doctor  # when that has ended"
                            .formatted(PlaceChecks.quoted(file(url))));
        }
        return Finding.problem("database", "cannot be reached: " + Failures.message(error), reach(url));
    }

    /** What shows by other means whether the database can be reached. */
    static String reach(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return "ls -l %s*".formatted(PlaceChecks.quoted(file(url)));
        }
        String port = url.replaceAll("^jdbc:[^/]*//[^/?]*?:(\\d+)(?:[/?,].*)?$", "$1");
        return "mysqladmin --protocol=tcp --host=%s --port=%s --user=\"$SPRING_DATASOURCE_USERNAME\" --password status"
                .formatted(AccessChecks.host(url), port.matches("\\d+") ? port : "3306");
    }

    /** Without the ending that H2 adds. */
    private static Path file(String url) {
        return Path.of(url.replaceFirst("^jdbc:h2:(file:)?", "").replaceAll(";.*$", ""));
    }
}
