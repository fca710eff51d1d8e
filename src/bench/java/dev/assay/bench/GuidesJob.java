package dev.assay.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.evaluation.Evaluator;
import dev.assay.evaluation.PartnerDay;
import dev.assay.facts.Dossier;
import dev.assay.rules.Rulebooks;
import dev.assay.store.Database;
import dev.assay.store.fact.DossierReader;
import dev.assay.store.fact.PartnerFacts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The job as Spring Batch's guides write it: partner by partner, a cursor, a processor that reads, a batch writer. */
final class GuidesJob {
    private static final int CHUNK = 100;
    private static final String RESULT = "bench_guides";

    private final Server server;
    private final String database;
    private final Evaluator evaluator;
    private final LocalDate date;

    GuidesJob(Server server, String database, Rulebooks rulebooks, LocalDate date) {
        this.server = server;
        this.database = database;
        this.evaluator = new Evaluator(rulebooks, Period.ofMonths(3));
        this.date = date;
    }

    private record Earned(String partner, String competency, String level) {}

    /** Runs it, and reads its output. */
    EarnedLevels run() throws Exception {
        server.execute(
                "DROP DATABASE IF EXISTS " + RESULT,
                "CREATE DATABASE " + RESULT,
                """
                CREATE TABLE %s.earned (partner_id VARCHAR(40) NOT NULL, competency_code VARCHAR(64) NOT NULL,
                    level VARCHAR(20) NOT NULL, PRIMARY KEY (partner_id, competency_code))
                """
                        .formatted(RESULT));
        try (HikariDataSource source = new HikariDataSource()) {
            source.setJdbcUrl(server.url(database));
            source.setUsername(server.user());
            source.setPassword(server.password());
            TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
            ResourcelessJobRepository repository = new ResourcelessJobRepository();
            operator.setJobRepository(repository);
            operator.setJobRegistry(new MapJobRegistry());
            operator.afterPropertiesSet();
            JobExecution execution = operator.start(job(source, repository), new JobParameters());
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw new IllegalStateException(execution.getAllFailureExceptions().toString());
            }
            return written();
        } finally {
            server.execute("DROP DATABASE " + RESULT);
        }
    }

    private Job job(HikariDataSource source, ResourcelessJobRepository repository) throws Exception {
        JdbcCursorItemReader<String> reader = new JdbcCursorItemReaderBuilder<String>()
                .name("partners")
                .dataSource(source)
                .sql("SELECT partner_id FROM partner ORDER BY partner_id")
                .rowMapper((row, number) -> row.getString(1))
                .build();
        JdbcBatchItemWriter<Earned> writer = new JdbcBatchItemWriterBuilder<Earned>()
                .dataSource(source)
                .sql("INSERT INTO %s.earned VALUES (?, ?, ?)".formatted(RESULT))
                .itemPreparedStatementSetter((earned, statement) -> {
                    statement.setString(1, earned.partner());
                    statement.setString(2, earned.competency());
                    statement.setString(3, earned.level());
                })
                .build();
        writer.afterPropertiesSet();
        DossierReader facts = new Database(source).dossiers(Integer.MAX_VALUE);
        return new JobBuilder("guides", repository)
                .start(new StepBuilder("levels", repository)
                        .<String, List<Earned>>chunk(CHUNK)
                        .transactionManager(new JdbcTransactionManager(source))
                        .reader(reader)
                        .processor(partner -> earned(Objects.requireNonNull(facts.read(partner))))
                        .writer(chunk -> writer.write(new Chunk<>(
                                chunk.getItems().stream().flatMap(List::stream).toList())))
                        .build())
                .build();
    }

    private List<Earned> earned(PartnerFacts facts) {
        Dossier dossier = Objects.requireNonNull(facts.dossier());
        PartnerDay day = evaluator.timeline(dossier, date).today();
        return day.relevant().stream()
                .map(code -> new Earned(
                        facts.partnerId(), code, day.outcome(code).earned().name()))
                .toList();
    }

    private EarnedLevels written() throws SQLException {
        EarnedLevels levels = new EarnedLevels();
        try (Connection connection = server.connection(RESULT);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT partner_id, competency_code, level FROM earned")) {
            while (rows.next()) {
                levels.add(rows.getString(1), rows.getString(2), rows.getString(3));
            }
        }
        return levels;
    }
}
