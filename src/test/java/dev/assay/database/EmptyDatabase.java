package dev.assay.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database for one test, without any data, and with the program's tables or without tables ({@link WithoutTables}).
 *
 * @param url for the user and password given, who may do anything in it
 */
public record EmptyDatabase(Engine engine, String url, String user, String password) {
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Every connection from it is a new one. */
    public DataSource dataSource() {
        return new DriverManagerDataSource(url, user, password);
    }

    /** The settings of a Spring Boot application that uses this database, each as {@code name=value}. */
    public List<String> settings() {
        return List.of(
                "spring.datasource.url=" + url,
                "spring.datasource.username=" + user,
                "spring.datasource.password=" + password);
    }

    /** Takes everything out of it. */
    public void clear() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (engine == Engine.H2) {
                statement.execute("DROP ALL OBJECTS");
                return;
            }
            statement.execute("SET FOREIGN_KEY_CHECKS = 0");
            for (String table : tables(statement)) {
                statement.execute("DROP " + table);
            }
        }
    }

    /** Each with its kind before its name. */
    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SHOW FULL TABLES")) {
            while (rows.next()) {
                tables.add(rows.getString(2).replace("BASE ", "") + " " + rows.getString(1));
            }
        }
        return tables;
    }
}
