package dev.assay.store.server;

import dev.assay.store.sql.Vendor;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads properties of the server and the account. Needs no more privileges than the nights have. */
public final class ServerReadings {
    private static final String OUR_TABLES =
            "t.table_schema = DATABASE() AND t.table_type = 'BASE TABLE' AND t.table_name <> 'flyway_schema_history'";

    private final JdbcTemplate jdbc;

    public ServerReadings(DataSource source) {
        this.jdbc = new JdbcTemplate(source);
    }

    /**
     * The server and driver.
     *
     * @param name as reported by the driver: MySQL, MariaDB, H2 or another
     * @param isolation the transaction isolation, as MySQL writes it
     * @param url as reported by the driver; it may contain a password
     */
    public record Product(String name, String version, String driver, String isolation, String url) {
        /** True for MySQL and MariaDB. */
        public boolean mysql() {
            String lower = name.toLowerCase(Locale.ROOT);
            return lower.equals("mysql") || mariadb();
        }

        /** True for MariaDB, with any driver. */
        public boolean mariadb() {
            return name.equalsIgnoreCase("MariaDB") || version.contains("MariaDB");
        }
    }

    /** A column of a key or an index, with its collation. */
    public record KeyColumn(String table, String column, String collation) {}

    /** @throws org.springframework.jdbc.CannotGetJdbcConnectionException if it cannot be reached */
    public Product product() {
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<Product>) ServerReadings::product));
    }

    private static Product product(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        String driver = data.getDriverVersion().replaceAll(" \\(.*$", "").replace("mysql-connector-j-", "");
        return new Product(
                data.getDatabaseProductName(),
                data.getDatabaseProductVersion(),
                driver.startsWith(data.getDriverName()) ? driver : data.getDriverName() + " " + driver,
                isolation(connection.getTransactionIsolation()),
                data.getURL());
    }

    private static String isolation(int level) {
        return switch (level) {
            case Connection.TRANSACTION_SERIALIZABLE -> "SERIALIZABLE";
            case Connection.TRANSACTION_REPEATABLE_READ -> "REPEATABLE-READ";
            case Connection.TRANSACTION_READ_COMMITTED -> "READ-COMMITTED";
            default -> "READ-UNCOMMITTED";
        };
    }

    /** The compatibility mode of H2. */
    public String h2Mode() {
        return text("SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'MODE'");
    }

    /** The variables of this session, or of the server if {@code global}, by name. */
    public Map<String, String> variables(boolean global) {
        Map<String, String> variables = new LinkedHashMap<>();
        jdbc.query("SHOW %s VARIABLES".formatted(global ? "GLOBAL" : "SESSION"), row -> {
            variables.put(row.getString(1), Objects.toString(row.getString(2), ""));
        });
        return variables;
    }

    /** The cipher of this session; empty if it is not encrypted. */
    public String cipher() {
        List<String> cipher = jdbc.query("SHOW SESSION STATUS LIKE 'Ssl_cipher'", (row, n) -> row.getString(2));
        return cipher.isEmpty() ? "" : Objects.toString(cipher.get(0), "");
    }

    /** The account of this session, as {@code user@host}. */
    public String account() {
        return text("SELECT CURRENT_USER()");
    }

    /** The schema of this session. */
    public String schema() {
        return text("SELECT DATABASE()");
    }

    /** The account's grants, one statement each, including those of active roles. */
    public List<String> grants() {
        String roles = text("SELECT CURRENT_ROLE()");
        boolean active = !roles.isEmpty() && !roles.equals("NONE") && roles.contains("`");
        return jdbc.queryForList("SHOW GRANTS FOR CURRENT_USER()" + (active ? " USING " + roles : ""), String.class);
    }

    /** The clock of the database. */
    public Instant now(Vendor vendor) {
        LocalDateTime now = jdbc.queryForObject("SELECT " + vendor.utcNow(), LocalDateTime.class);
        return Objects.requireNonNull(now).toInstant(ZoneOffset.UTC);
    }

    /** The string columns of all keys and indexes, except Spring Batch's. */
    public List<KeyColumn> keyColumns() {
        return jdbc.query(
                """
                SELECT DISTINCT c.table_name, c.column_name, c.collation_name
                FROM information_schema.columns c
                JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                JOIN information_schema.statistics i ON i.table_schema = c.table_schema
                    AND i.table_name = c.table_name AND i.column_name = c.column_name
                WHERE %s AND c.collation_name IS NOT NULL ORDER BY 1, 2
                """
                        .formatted(OUR_TABLES),
                rows -> {
                    List<KeyColumn> columns = new ArrayList<>();
                    while (rows.next()) {
                        if (!batch(rows.getString(1))) {
                            columns.add(new KeyColumn(rows.getString(1), rows.getString(2), rows.getString(3)));
                        }
                    }
                    return columns;
                });
    }

    /** The tables with another engine than InnoDB. */
    public Map<String, String> otherEngines() {
        Map<String, String> engines = new LinkedHashMap<>();
        jdbc.query(
                "SELECT t.table_name, t.engine FROM information_schema.tables t WHERE %s AND t.engine <> 'InnoDB'"
                        .formatted(OUR_TABLES),
                row -> {
                    engines.put(row.getString(1), row.getString(2));
                });
        return engines;
    }

    /** The approximate size of tables and indexes. */
    public long dataBytes() {
        Long bytes = jdbc.queryForObject(
                "SELECT COALESCE(SUM(t.data_length + t.index_length), 0) FROM information_schema.tables t WHERE "
                        + OUR_TABLES,
                Long.class);
        return bytes == null ? 0 : bytes;
    }

    private static boolean batch(String table) {
        return table.regionMatches(true, 0, "BATCH_", 0, 6);
    }

    private String text(String sql) {
        List<@Nullable String> found = jdbc.query(sql, (row, n) -> row.getString(1));
        return found.isEmpty() ? "" : Objects.toString(found.get(0), "");
    }
}
