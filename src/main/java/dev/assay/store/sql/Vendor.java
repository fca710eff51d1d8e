package dev.assay.store.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/** What the databases do not write alike. */
public enum Vendor {
    /**
     * The embedded one, in its MySQL mode. A cast of a time with a zone to one without goes by the zone of the machine,
     * so its UTC has to be written out.
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
     * @throws SQLException if it cannot be reached
     * @throws IllegalArgumentException if it is none that Assay knows, or H2 in another mode
     */
    public static Vendor of(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return of(connection);
        }
    }

    /** The vendor of the database at the other end; errors as in {@link #of(DataSource)}. */
    public static Vendor of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> inMysqlMode(connection);
            case "mysql", "mariadb" -> MYSQL;
            default ->
                throw new IllegalArgumentException(
                        "the database is %s; Assay knows MySQL, MariaDB and H2 in its MySQL mode".formatted(product));
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

    /** The folder of the migrations that are written differently for it. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The expression for the database's own clock, in UTC, to the microsecond. */
    public String utcNow() {
        return utcNow;
    }

    /** What makes a SELECT hold a shared lock on its rows to the end of the transaction. */
    public String shareLock() {
        return shareLock;
    }
}
