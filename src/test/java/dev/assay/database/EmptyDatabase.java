package dev.assay.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database without tables, for one test; it is gone after the test.
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
}
