package dev.assay.night;

import dev.assay.assessment.Programme;
import dev.assay.operation.Connections;
import dev.assay.operation.Settings;
import dev.assay.store.Database;
import dev.assay.store.schema.SchemaScripts;
import dev.assay.store.sql.RecordedSessions;
import java.time.InstantSource;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures the parts of the program that need a database. Spring Boot auto-configurations are listed explicitly. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Settings.class, DataSourceProperties.class})
@ImportAutoConfiguration({
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    BatchAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
})
public class NightConfiguration {
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    RecordedSessions dataSource(DataSourceProperties properties, Settings settings) {
        Connections.refuseUnknown(properties.determineUrl());
        RecordedSessions source = properties
                .initializeDataSourceBuilder()
                .type(RecordedSessions.class)
                .build();
        Connections.tune(source, settings);
        source.announce(Connections.owner());
        source.waitShortly(settings.heartbeatTimeout());
        return source;
    }

    /**
     * Uses separate connections on a server: the pool's are closed, and their locks released, when they are idle too
     * long.
     */
    @Bean
    FlywayConfigurationCustomizer migrations() {
        return flyway -> {
            if (flyway.getDataSource() instanceof RecordedSessions pool
                    && pool.getJdbcUrl().startsWith("jdbc:mysql:")) {
                SimpleDriverDataSource own = DataSourceBuilder.derivedFrom(pool)
                        .type(SimpleDriverDataSource.class)
                        .build();
                own.setConnectionProperties(pool.propertiesBeside());
                flyway.dataSource(own);
            }
            SchemaScripts.configure(flyway);
        };
    }

    @Bean
    Migration migration() {
        return new Migration();
    }

    @Bean
    TransactionOperations transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    @DependsOn("flywayInitializer")
    Database database(DataSource source) {
        return new Database(source);
    }

    @Bean
    Function<Programme, PartnerEvaluator> evaluators() {
        return Nights.byTheRules();
    }

    /** Used only to decide whether the {@code produced_at} of a delivery is in the future. */
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    RunDesk runDesk(
            Settings settings,
            Database database,
            TransactionOperations transactions,
            ObjectProvider<RecordedSessions> sessions,
            Function<Programme, PartnerEvaluator> evaluators,
            InstantSource clock) {
        return RunDesk.of(settings, database, transactions, sessions.getIfAvailable(), evaluators, clock);
    }

    @Bean
    Nights nights(RunDesk desk, PlatformTransactionManager manager, JobRepository repository, JobOperator operator) {
        Settings settings = desk.settings();
        Database database = desk.database();
        NightJob jobs = new NightJob(repository, manager, database, settings, desk.events(), desk.clock());
        NightRunner runner = new NightRunner(
                jobs,
                operator,
                repository,
                desk.transactions(),
                database.runs(),
                settings.work().attempts());
        return new Nights(
                settings,
                desk.transactions(),
                database.runs(),
                desk.leases(),
                runner,
                desk.evaluators(),
                desk.events());
    }

    @Bean
    RangeWorker rangeWorker(RunDesk desk, PlatformTransactionManager manager, JobRepository repository) {
        return new RangeWorker(desk, manager, repository);
    }
}
