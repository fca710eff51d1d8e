package dev.assay.store.server;

import dev.assay.store.sql.Vendor;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
     * @param vendor empty if Assay does not support it
     */
    public record Product(String name, String version, String driver, Optional<Vendor> vendor) {
        /** True for MariaDB, by whatever driver. */
        public boolean mariadb() {
            return name.equalsIgnoreCase("MariaDB") || version.contains("MariaDB");
        }
    }

    /** A column of a key or an index in which texts that differ may compare as equal. */
    public record FoldingKey(String table, String column, String collation) {
        public String says() {
            return "%s.%s is %s".formatted(table, column, collation);
        }
    }

    /** @throws org.springframework.jdbc.CannotGetJdbcConnectionException if it cannot be reached */
    public Product product() {
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<Product>) this::product));
    }

    private Product product(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        String driver = data.getDriverVersion().replaceAll(" \\(.*$", "").replace("mysql-connector-j-", "");
        return new Product(
                data.getDatabaseProductName(),
                data.getDatabaseProductVersion(),
                driver.startsWith(data.getDriverName()) ? driver : data.getDriverName() + " " + driver,
                vendor(connection));
    }

    private static Optional<Vendor> vendor(Connection connection) throws SQLException {
        try {
            return Optional.of(Vendor.of(connection));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The cipher of this session; empty if it is not encrypted. */
    public String cipher() {
        return text("SHOW SESSION STATUS LIKE 'Ssl_cipher'", 2);
    }

    public long bufferPoolBytes() {
        return Long.parseLong(text("SELECT @@innodb_buffer_pool_size", 1));
    }

    /** The account of this session, as {@code user@host}. */
    public String account() {
        return text("SELECT CURRENT_USER()", 1);
    }

    /** The schema of this session. */
    public String schema() {
        return text("SELECT DATABASE()", 1);
    }

    /** The account's grants, one statement each, including those of active roles. */
    public List<String> grants() {
        String roles = text("SELECT CURRENT_ROLE()", 1);
        return jdbc.queryForList(
                "SHOW GRANTS FOR CURRENT_USER()" + (roles.contains("`") ? " USING " + roles : ""), String.class);
    }

    /** The clock of the database. */
    public Instant now(Vendor vendor) {
        LocalDateTime now = jdbc.queryForObject("SELECT " + vendor.utcNow(), LocalDateTime.class);
        return Objects.requireNonNull(now).toInstant(ZoneOffset.UTC);
    }

    /** The text columns of keys and indexes, Spring Batch's apart, that do not compare byte by byte. */
    public List<FoldingKey> foldingKeys() {
        return jdbc.query(
                """
                SELECT DISTINCT c.table_name, c.column_name, c.collation_name
                FROM information_schema.columns c
                JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                JOIN information_schema.statistics i ON i.table_schema = c.table_schema
                    AND i.table_name = c.table_name AND i.column_name = c.column_name
                WHERE %s AND UPPER(t.table_name) NOT LIKE 'BATCH\\_%%' AND c.collation_name IS NOT NULL
                    AND c.collation_name NOT IN ('utf8mb4_bin', 'utf8mb4_0900_bin', 'ascii_bin')
                ORDER BY 1, 2
                """
                        .formatted(OUR_TABLES),
                (row, n) -> new FoldingKey(row.getString(1), row.getString(2), row.getString(3)));
    }

    /** The approximate size of tables and indexes. */
    public long dataBytes() {
        return Long.parseLong(text(
                "SELECT COALESCE(SUM(t.data_length + t.index_length), 0) FROM information_schema.tables t WHERE "
                        + OUR_TABLES,
                1));
    }

    private String text(String sql, int column) {
        List<@Nullable String> found = jdbc.query(sql, (row, n) -> row.getString(column));
        return found.isEmpty() ? "" : Objects.toString(found.get(0), "");
    }
}
