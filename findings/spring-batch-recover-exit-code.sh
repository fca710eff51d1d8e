#!/usr/bin/env bash
# Spring Batch 6.0.6: JobOperator.recover makes an execution FAILED and leaves its exit code as it was.
#
# Expected: STATUS and EXIT_CODE both become FAILED.
# Actual:   STATUS is FAILED, EXIT_CODE stays UNKNOWN.
# Impact:   a dashboard that counts failed executions by EXIT_CODE misses those of processes that died.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>recover</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.springframework.batch</groupId><artifactId>spring-batch-core</artifactId><version>6.0.6</version></dependency>
    <dependency><groupId>org.springframework</groupId><artifactId>spring-jdbc</artifactId><version>7.0.8</version></dependency>
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.4.240</version></dependency>
  </dependencies>
</project>
XML
mvn -B -q -ntp -f "$work/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/classpath"
cat > "$work/Recover.java" <<'JAVA'
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;

public class Recover {
    public static void main(String[] arguments) throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:recover;DB_CLOSE_DELAY=-1");
        try (Connection connection = source.getConnection()) {
            ScriptUtils.executeSqlScript(
                    connection, new ClassPathResource("org/springframework/batch/core/schema-h2.sql"));
        }
        JobRepository repository = repository(source);
        JobInstance instance = repository.createJobInstance("job", new JobParameters());
        JobExecution dead = repository.createJobExecution(instance, new JobParameters(), new ExecutionContext());
        dead.setStatus(BatchStatus.STARTED);
        dead.setStartTime(LocalDateTime.now());
        repository.update(dead);

        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.afterPropertiesSet();
        operator.recover(repository.getJobExecution(dead.getId()));

        System.out.println(new JdbcTemplate(source)
                .queryForMap("SELECT STATUS, EXIT_CODE FROM BATCH_JOB_EXECUTION"));
    }

    private static JobRepository repository(DataSource source) throws Exception {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(source);
        factory.setTransactionManager(new JdbcTransactionManager(source));
        factory.afterPropertiesSet();
        return factory.getObject();
    }
}
JAVA
seen=$(java -cp "$(cat "$work/classpath")" "$work/Recover.java" 2> "$work/log")

expected='{STATUS=FAILED, EXIT_CODE=UNKNOWN}'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "this has changed; it was: $expected" >&2; exit 1; }
