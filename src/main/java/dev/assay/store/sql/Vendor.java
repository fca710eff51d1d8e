package dev.assay.store.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The differences between the databases. */
public enum Vendor {
    /**
     * The embedded one, in its MySQL mode. It casts a time with a zone to one without by the zone of the machine, so
     * UTC has to be written explicitly.
     */
    H2("CAST(FORMATDATETIME(CURRENT_TIMESTAMP, 'uuuu-MM-dd HH:mm:ss.SSSSSS', 'en', 'UTC') AS TIMESTAMP(6))", ""),
    /** MySQL and MariaDB. */
    MYSQL("UTC_TIMESTAMP(6)", " LOCK IN SHARE MODE");

    private final String utcNow;
    private final String shareLock;

    Vendor(String utcNow, String shareLock) {
        this.utcNow = utcNow;
        this.shareLock = shareLock;
    }

    /**
     * The vendor of the database behind the data source.
     *
     * @throws CannotGetJdbcConnectionException if it cannot be reached
     * @throws IllegalArgumentException if Assay does not support it, or for H2 in another mode
     */
    public static Vendor of(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return of(connection);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("the database cannot be reached", e);
        }
    }

    /**
     * The vendor of the connected database.
     *
     * @throws IllegalArgumentException as in {@link #of(DataSource)}
     */
    public static Vendor of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> inMysqlMode(connection);
            case "mysql", "mariadb" -> MYSQL;
            default ->
                throw new IllegalArgumentException(
                        "the database is %s; Assay supports MySQL, MariaDB and H2 in its MySQL mode"
                                .formatted(product));
        };
    }

    private static Vendor inMysqlMode(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery(
                        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'MODE'")) {
            String name = mode.next() ? mode.getString(1) : "unknown";
            if (!name.equalsIgnoreCase("MySQL")) {
                throw new IllegalArgumentException(
                        "the database is H2 in its mode %s; add ;MODE=MySQL to the end of SPRING_DATASOURCE_URL"
                                .formatted(name));
            }
            return H2;
        }
    }

    /** The folder of the migrations that are specific to it. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads rows one at a time, so that no number of them fills the memory; for use by one thread at a time. */
    public JdbcTemplate streaming(DataSource source) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        if (this == MYSQL) { // Connector/J streams with this only; H2 itself keeps large results on disk
            jdbc.setFetchSize(Integer.MIN_VALUE);
        }
        return jdbc;
    }

    /** The expression for the database's clock, in UTC, with microseconds. */
    public String utcNow() {
        return utcNow;
    }

    /** The suffix with which a SELECT locks its rows in share mode until the end of the transaction. */
    public String shareLock() {
        return shareLock;
    }
}
