package dev.assay.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A MySQL on which databases may be made and dropped.
 *
 * @param address {@code jdbc:mysql://host:port/}
 */
record Server(String address, String user, String password) {
    /** As the program connects: several rows in a statement; the rest as the driver has it. */
    String url(String database) {
        return address + database + "?rewriteBatchedStatements=true";
    }

    Connection connection(String database) throws SQLException {
        return DriverManager.getConnection(url(database), user, password);
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connection("");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    long count(String database, String sql) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
