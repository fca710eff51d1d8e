package dev.assay.store.schema;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections without a statement timeout: changing a large table can take minutes. */
final class PatientDataSource extends DelegatingDataSource {
    PatientDataSource(DataSource source) {
        super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return patient(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return patient(super.getConnection(user, password));
    }

    private static Connection patient(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
        return connection;
    }
}
