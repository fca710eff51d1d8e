package dev.assay.doctor;

import dev.assay.store.server.ServerReadings;
import dev.assay.store.server.ServerReadings.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the nights need of a database server. Each check is a function of what was read. */
final class ServerChecks {
    /** The lease and "today" bear seconds, not minutes. */
    private static final Duration SKEW = Duration.ofSeconds(2);

    private static final int PACKET = 16 << 20;

    private ServerChecks() {}

    /** A reading of the database's clock, between two of this machine's. */
    record ClockReading(Instant before, Instant database, Instant after) {
        /** By how much the database is ahead at the least, whenever in between it looked at its clock. */
        Duration aheadAtLeast() {
            if (database.isBefore(before)) {
                return Duration.between(before, database);
            }
            return database.isAfter(after) ? Duration.between(after, database) : Duration.ZERO;
        }
    }

    static Finding product(Product product, String h2Mode) {
        String says = "%s %s, driver %s".formatted(product.name(), product.version(), product.driver());
        if (product.name().equals("H2")) {
            return h2Mode.equalsIgnoreCase("MySQL")
                    ? Finding.ok("server", says + ", in its MySQL mode")
                    : Finding.problem(
                            "server",
                            "%s, in its mode %s instead of MySQL".formatted(says, h2Mode),
                            "export SPRING_DATASOURCE_URL=\"$SPRING_DATASOURCE_URL;MODE=MySQL\"");
        }
        if (!product.mysql()) {
            return Finding.problem(
                    "server",
                    says + "; Assay knows MySQL, MariaDB and H2",
                    "export SPRING_DATASOURCE_URL='jdbc:mysql://db.example.org:3306/assay?sslMode=VERIFY_IDENTITY'");
        }
        String oldest = product.mariadb() ? "10.6" : "8.4";
        return older(product.version(), oldest)
                ? Finding.problem(
                        "server",
                        "%s; older than %s, which is the oldest that nights are known to work on"
                                .formatted(says, oldest),
                        product.mariadb()
                                ? "mariadb-upgrade --check-if-upgrade-is-needed  # after the packages of a newer version are installed"
                                : "mysqlsh -- util checkForServerUpgrade  # says what is in the way of a newer version")
                : Finding.ok("server", says);
    }

    private static boolean older(String version, String oldest) {
        String[] have = version.split("[^0-9]+");
        String[] need = oldest.split("\\.");
        for (int i = 0; i < need.length; i++) {
            int difference =
                    (i < have.length && !have[i].isEmpty() ? Integer.parseInt(have[i]) : 0) - Integer.parseInt(need[i]);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    /** Whether a value that does not fit is an error in this session; the driver may see to that by itself. */
    static Finding sqlMode(Product product, Map<String, String> session, Map<String, String> server) {
        String mode = session.getOrDefault("sql_mode", "");
        String remedy =
                set(product, "sql_mode", "CONCAT_WS(',', NULLIF(@@GLOBAL.sql_mode, ''), 'STRICT_TRANS_TABLES')");
        if (!strict(mode)) {
            return Finding.problem(
                    "sql_mode",
                    "'%s' is not strict, so what does not fit would be cut without a word; if SPRING_DATASOURCE_URL sets sql_mode or jdbcCompliantTruncation, take that out"
                            .formatted(mode),
                    remedy);
        }
        return strict(server.getOrDefault("sql_mode", ""))
                ? Finding.ok("sql_mode", "strict")
                : Finding.note(
                        "sql_mode",
                        "strict in the nights' sessions because the driver sees to it; the server itself is not",
                        remedy);
    }

    private static boolean strict(String mode) {
        return mode.contains("STRICT_TRANS_TABLES") || mode.contains("STRICT_ALL_TABLES");
    }

    static Finding isolation(Product product) {
        String level = product.isolation();
        String remedy = set(product, "transaction_isolation", "'REPEATABLE-READ'");
        return switch (level) {
            case "REPEATABLE-READ" -> Finding.ok("isolation", level);
            case "READ-COMMITTED" ->
                product.mysql()
                        ? Finding.note("isolation", level + "; nights are tried with REPEATABLE-READ", remedy)
                        : Finding.ok("isolation", level + ", as the embedded database has it");
            case "SERIALIZABLE" ->
                Finding.problem("isolation", level + ": ranges side by side would lock each other out", remedy);
            default -> Finding.problem("isolation", level + ": what a night takes back would be believed", remedy);
        };
    }

    /** MariaDB does not keep what is set; there it has to go into its configuration as well. */
    private static String set(Product product, String variable, String value) {
        return "SET %s %s = %s;".formatted(product.mariadb() ? "GLOBAL" : "PERSIST", variable, value);
    }

    static Finding collation(List<ServerReadings.KeyColumn> columns) {
        Map<String, String> folding = columns.stream()
                .filter(column -> !column.collation().matches("(utf8mb4|ascii)(_0900)?_bin"))
                .collect(Collectors.groupingBy(
                        ServerReadings.KeyColumn::table,
                        TreeMap::new,
                        Collectors.mapping(
                                column -> "%s.%s is %s".formatted(column.table(), column.column(), column.collation()),
                                Collectors.joining(", "))));
        return folding.isEmpty()
                ? Finding.ok("collation", "keys compare byte by byte")
                : Finding.problem(
                        "collation",
                        "keys that are different would be taken for the same: " + String.join(", ", folding.values()),
                        folding.keySet().stream()
                                .map(
                                        "ALTER TABLE `%s` CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;"
                                                ::formatted)
                                .collect(Collectors.joining("\n")));
    }

    static Finding engines(Map<String, String> others) {
        return others.isEmpty()
                ? Finding.ok("engine", "InnoDB")
                : Finding.problem(
                        "engine",
                        "without InnoDB there is no all or nothing: "
                                + others.entrySet().stream()
                                        .map(entry -> entry.getKey() + " is " + entry.getValue())
                                        .collect(Collectors.joining(", ")),
                        others.keySet().stream()
                                .map("ALTER TABLE `%s` ENGINE = InnoDB;"::formatted)
                                .collect(Collectors.joining("\n")));
    }

    static Finding clock(ClockReading reading) {
        Duration ahead = reading.aheadAtLeast();
        String by = String.format(Locale.ROOT, "%.1f s", Math.abs(ahead.toMillis()) / 1000.0);
        return ahead.abs().compareTo(SKEW) <= 0
                ? Finding.ok("clock", "the database's and this machine's agree")
                : Finding.problem(
                        "clock",
                        "the database's is %s %s of this machine's; leases are timed by the one, \"today\" by the other"
                                .formatted(by, ahead.isNegative() ? "behind" : "ahead"),
                        "timedatectl set-ntp true  # on both machines; timedatectl timesync-status shows what came of it");
    }

    static List<Finding> sizes(Product product, Map<String, String> variables, long dataBytes) {
        List<Finding> findings = new ArrayList<>();
        long pool = number(variables, "innodb_buffer_pool_size");
        findings.add(
                dataBytes <= 4 * pool
                        ? Finding.ok(
                                "buffer pool", "%s for %s of tables and indexes".formatted(mib(pool), mib(dataBytes)))
                        : Finding.note(
                                "buffer pool",
                                "%s for %s of tables and indexes: nights will wait for the disk"
                                        .formatted(mib(pool), mib(dataBytes)),
                                set(product, "innodb_buffer_pool_size", String.valueOf(dataBytes / 2))));
        long packet = number(variables, "max_allowed_packet");
        findings.add(
                packet >= PACKET
                        ? Finding.ok("max_allowed_packet", mib(packet))
                        : Finding.problem(
                                "max_allowed_packet",
                                "%d bytes; a batch of long rows would not get through, %d are enough"
                                        .formatted(packet, PACKET),
                                set(product, "max_allowed_packet", String.valueOf(4 * PACKET))));
        return findings;
    }

    private static long number(Map<String, String> variables, String name) {
        String value = variables.getOrDefault(name, "");
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }

    private static String mib(long bytes) {
        return bytes >> 20 == 0 ? "less than 1 MiB" : (bytes >> 20) + " MiB";
    }
}
