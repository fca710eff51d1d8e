#!/usr/bin/env bash
# Spring Batch 6.0.6: a chunk-oriented step that is built without a transaction manager writes without a transaction.
#
# Expected: it is refused when it is built, or a failed chunk is rolled back nevertheless.
# Actual:   the step fails and the rows of the failed chunk remain; with a transaction manager none do.
# Impact:   .transactionManager(...) is optional in the builder, so forgetting it compiles, runs and loses atomicity.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>chunk</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.springframework.batch</groupId><artifactId>spring-batch-core</artifactId><version>6.0.6</version></dependency>
    <dependency><groupId>org.springframework</groupId><artifactId>spring-jdbc</artifactId><version>7.0.8</version></dependency>
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.4.240</version></dependency>
  </dependencies>
</project>
XML
mvn -B -q -ntp -f "$work/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/classpath"
cat > "$work/Chunks.java" <<'JAVA'
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

public class Chunks {
    public static void main(String[] arguments) throws Exception {
        System.out.println("with a transaction manager: " + rowsLeft(true));
        System.out.println("without one: " + rowsLeft(false));
    }

    /** A step of one chunk of three items whose writer fails at the third. */
    private static String rowsLeft(boolean transactional) throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:chunks" + transactional + ";DB_CLOSE_DELAY=-1");
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.execute("CREATE TABLE item (id INT PRIMARY KEY)");
        JobRepository repository = new ResourcelessJobRepository();
        var chunks = new StepBuilder("step", repository).<Integer, Integer>chunk(3);
        if (transactional) {
            chunks = chunks.transactionManager(new JdbcTransactionManager(source));
        }
        Step step = chunks.reader(new ListItemReader<>(List.of(1, 2, 3)))
                .writer((Chunk<? extends Integer> chunk) -> chunk.forEach(id -> {
                    if (id == 3) {
                        throw new IllegalStateException("the third item");
                    }
                    jdbc.update("INSERT INTO item VALUES (?)", id);
                }))
                .build();
        JobInstance instance = repository.createJobInstance("job", new JobParameters());
        JobExecution job = repository.createJobExecution(instance, new JobParameters(), new ExecutionContext());
        StepExecution execution = repository.createStepExecution("step", job);
        step.execute(execution);
        return execution.getStatus() + ", rows left " + jdbc.queryForObject("SELECT COUNT(*) FROM item", Integer.class);
    }
}
JAVA
seen=$(java -cp "$(cat "$work/classpath")" "$work/Chunks.java" 2> "$work/log")

expected='with a transaction manager: FAILED, rows left 0
without one: FAILED, rows left 2'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "this has changed; it was: $expected" >&2; exit 1; }
