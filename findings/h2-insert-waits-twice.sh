#!/usr/bin/env bash
# H2 2.4.240: an INSERT of a key that another open transaction has inserted waits twice LOCK_TIMEOUT before it fails.
#
# Expected: it waits once, like an UPDATE of a row that another transaction has changed.
# Actual:   the UPDATE fails after one lock timeout, the INSERT after two.
# Impact:   a limit on how long a start waits for another must allow for twice the setting.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -B -q -ntp dependency:copy -Dartifact=com.h2database:h2:2.4.240 -DoutputDirectory="$work/lib"
cat > "$work/Waits.java" <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

public class Waits {
    public static void main(String[] arguments) throws Exception {
        String url = "jdbc:h2:mem:waits;LOCK_TIMEOUT=2000";
        try (Connection first = DriverManager.getConnection(url);
                Connection second = DriverManager.getConnection(url);
                Statement one = first.createStatement();
                Statement two = second.createStatement()) {
            one.execute("CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(10))");
            one.execute("INSERT INTO item VALUES (1, 'old')");
            first.setAutoCommit(false);
            one.execute("INSERT INTO item VALUES (2, 'new')");
            one.execute("UPDATE item SET name = 'changed' WHERE id = 1");
            System.out.println("UPDATE " + seconds(two, "UPDATE item SET name = 'mine' WHERE id = 1"));
            System.out.println("INSERT " + seconds(two, "INSERT INTO item VALUES (2, 'mine')"));
        }
    }

    private static String seconds(Statement statement, String sql) {
        long began = System.nanoTime();
        try {
            statement.execute(sql);
            return "did not wait";
        } catch (SQLException e) {
            return "error %d after %d lock timeouts"
                    .formatted(e.getErrorCode(), Math.round((System.nanoTime() - began) / 2e9));
        }
    }
}
JAVA
seen=$(java -cp "$work/lib/*" "$work/Waits.java")

expected='UPDATE error 50200 after 1 lock timeouts
INSERT error 50200 after 2 lock timeouts'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "this has changed; it was: $expected" >&2; exit 1; }
