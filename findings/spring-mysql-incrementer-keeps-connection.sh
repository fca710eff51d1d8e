#!/usr/bin/env bash
# Spring JDBC 7.0.8: MySQLMaxValueIncrementer keeps its connection if the COMMIT of a new block of numbers fails.
#
# Expected: the failure is reported and the connection closed, as it is if the statement before it fails.
# Actual:   the failure is reported, the connection is never closed.
# Impact:   a pool loses one connection at each such failure, and on a server the open transaction keeps the row of the
#           sequence locked, so that the next number waits for the lock and fails too. Spring Batch takes its ids from it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>incrementer</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.springframework</groupId><artifactId>spring-jdbc</artifactId><version>7.0.8</version></dependency>
  </dependencies>
</project>
XML
mvn -B -q -ntp -f "$work/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/classpath"
cat > "$work/Incrementer.java" <<'JAVA'
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.incrementer.MySQLMaxValueIncrementer;

public class Incrementer {
    private static int closed;

    public static void main(String[] arguments) {
        System.out.println(closedAfterFailureOf("executeUpdate") + " " + closedAfterFailureOf("commit"));
    }

    /** How often the connection is closed if that call fails as it does when a server goes away. */
    private static int closedAfterFailureOf(String call) {
        closed = 0;
        ResultSet number = answering(ResultSet.class, call, Map.of("next", true, "getLong", 10L));
        Statement statement = answering(Statement.class, call, Map.of("executeUpdate", 1, "executeQuery", number));
        Connection connection =
                answering(Connection.class, call, Map.of("getAutoCommit", true, "createStatement", statement));
        DataSource source = answering(DataSource.class, call, Map.of("getConnection", connection));
        try {
            new MySQLMaxValueIncrementer(source, "numbers", "id").nextLongValue();
            throw new IllegalStateException("nothing failed");
        } catch (DataAccessException expected) {
            return closed;
        }
    }

    private static <T> T answering(Class<T> type, String failing, Map<String, ?> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
            if (method.getName().equals(failing)) {
                throw new SQLException("the server has gone away", "08S01");
            }
            if (type == Connection.class && method.getName().equals("close")) {
                closed++;
            }
            return answers.get(method.getName());
        }));
    }
}
JAVA
javac -cp "$(cat "$work/classpath")" -d "$work" "$work/Incrementer.java"
found=$(java -cp "$work:$(cat "$work/classpath")" Incrementer)
echo "closed after a failed statement and after a failed commit: $found"
if [ "$found" != "1 0" ]; then
    echo "this has changed; it was: 1 0" >&2
    exit 1
fi
