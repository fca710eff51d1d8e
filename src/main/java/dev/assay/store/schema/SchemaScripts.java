package dev.assay.store.schema;

import dev.assay.store.sql.Vendor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Supplies all migrations to Flyway, which keeps the history and the order and lets one process migrate at a time. */
public final class SchemaScripts implements MigrationResolver {
    private final DataSource source;

    private SchemaScripts(DataSource source) {
        this.source = source;
    }

    /**
     * Configures Flyway, which has its data source, to run the scripts of the program in an interruptible way, and on
     * connections without a statement timeout.
     */
    public static void configure(FluentConfiguration flyway) {
        DataSource source = new PatientDataSource(flyway.getDataSource());
        flyway.dataSource(source)
                .locations(new String[0])
                .resolvers(new SchemaScripts(source))
                .skipDefaultResolvers(true)
                // a schema of a newer version of the program is an error
                .ignoreMigrationPatterns(new String[0]);
    }

    /**
     * True if the history shows exactly these migrations as applied; determined by one query. If the history cannot be
     * read, Flyway reports why.
     */
    public static boolean upToDate(Configuration flyway) {
        Map<String, Integer> made = new HashMap<>();
        DataSource source = flyway.getDataSource();
        // every start asks this, and only the few that migrate need patience
        DataSource usual = source instanceof PatientDataSource patient
                ? Objects.requireNonNull(patient.getTargetDataSource())
                : source;
        try (Connection connection = usual.getConnection();
                Statement statement = connection.createStatement()) {
            String quote = connection.getMetaData().getIdentifierQuoteString();
            String history = "SELECT @version@, @checksum@, @success@ FROM @%s@".formatted(flyway.getTable());
            try (ResultSet rows = statement.executeQuery(history.replace("@", quote))) {
                while (rows.next()) {
                    made.put(rows.getString(1), rows.getBoolean(3) ? rows.getInt(2) : null);
                }
            }
            return made.equals(scripts(Vendor.of(connection)).stream()
                    .collect(Collectors.toMap(script -> script.getVersion().toString(), SchemaScript::getChecksum)));
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public Collection<ResolvedMigration> resolveMigrations(Context context) {
        try (Connection connection = source.getConnection()) {
            return List.copyOf(scripts(Vendor.of(connection)));
        } catch (SQLException e) {
            throw new FlywayException("the database engine is unknown", e);
        }
    }

    private static List<SchemaScript> scripts(Vendor vendor) {
        return MigrationFile.of(vendor)
                .map(SchemaScript::new)
                .sorted(Comparator.comparing(SchemaScript::getVersion))
                .toList();
    }

    /** Connections without a statement timeout: changing a large table can take minutes. */
    private static final class PatientDataSource extends DelegatingDataSource {
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
}
