package dev.assay.store.schema;

import dev.assay.store.sql.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All migrations, for Flyway: it keeps the history and the order, and sees to it that one process at a time migrates. */
public final class SchemaScripts implements MigrationResolver {
    private final DataSource source;

    private SchemaScripts(DataSource source) {
        this.source = source;
    }

    /**
     * Lets Flyway, which has its data source, run the scripts of the program: so that they may be interrupted, and on
     * connections that wait for long statements.
     */
    public static void configure(FluentConfiguration flyway) {
        DataSource source = new PatientDataSource(flyway.getDataSource());
        flyway.dataSource(source)
                .locations(new String[0])
                .resolvers(new SchemaScripts(source))
                .skipDefaultResolvers(true)
                // tables of a newer version of the program are an error, not something to work on
                .ignoreMigrationPatterns(new String[0]);
    }

    /**
     * True if the history says that these migrations have been made, all of them and no others; found out with one
     * query. Where it cannot be read, Flyway may say why.
     */
    public static boolean upToDate(Configuration flyway) {
        Map<String, Integer> made = new HashMap<>();
        try (Connection connection = flyway.getDataSource().getConnection();
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
            throw new FlywayException("the kind of the database is not known", e);
        }
    }

    private static List<SchemaScript> scripts(Vendor vendor) {
        return Stream.of("common", vendor.folder())
                .flatMap(SchemaScripts::in)
                .map(SchemaScript::new)
                .sorted(Comparator.comparing(SchemaScript::getVersion))
                .toList();
    }

    private static Stream<Resource> in(String folder) {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver()
                    .getResources("classpath:sql/migration/%s/V*.sql".formatted(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
