package dev.assay.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Fact;
import dev.assay.store.fact.FactStore;
import dev.assay.store.schema.SchemaScripts;
import dev.assay.store.sql.Vendor;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database with Assay's tables. */
public final class StoreWorld implements AutoCloseable {
    public final HikariDataSource source = new HikariDataSource();
    public final JdbcTemplate jdbc = new JdbcTemplate(source);
    public final Vendor vendor;

    public StoreWorld(EmptyDatabase database) throws SQLException {
        source.setJdbcUrl(database.url());
        source.setUsername(database.user());
        source.setPassword(database.password());
        FluentConfiguration flyway = Flyway.configure().dataSource(source);
        SchemaScripts.configure(flyway);
        flyway.load().migrate();
        vendor = Vendor.of(source);
    }

    public void store(Fact... facts) {
        FactStore store = new FactStore(jdbc);
        for (Fact fact : facts) {
            store.insert(fact.feed(), List.of(fact));
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
