#!/usr/bin/env bash
# H2 2.4.240: a database that SCRIPT has written and RUNSCRIPT has read can have views without columns.
#
# Expected: a view works in the copy as in the original.
# Actual:   once a column of its table has got another type, SCRIPT writes the view before the table. RUNSCRIPT succeeds,
#           and creates a view that fails with "Column not found" until ALTER VIEW ... RECOMPILE.
# Impact:   who backs up an embedded database in this way finds readers' views broken, unless each is recompiled.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -B -q -ntp dependency:copy -Dartifact=com.h2database:h2:2.4.240 -DoutputDirectory="$work/lib"
cat > "$work/Copy.java" <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

public class Copy {
    public static void main(String[] arguments) throws Exception {
        String script = arguments[0] + "/copy.sql";
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:original");
                Statement original = connection.createStatement()) {
            original.execute("CREATE TABLE badge (holder VARCHAR(10), level INT)");
            original.execute("CREATE VIEW gold AS SELECT holder FROM badge WHERE level = 3");
            original.execute("INSERT INTO badge VALUES ('ann', 3)");
            System.out.println("copied at once: " + copied(original, script, "at-once"));
            original.execute("ALTER TABLE badge ALTER COLUMN level SET DATA TYPE BIGINT");
            System.out.println("copied after a change of type: " + copied(original, script, "later"));
            System.out.println("the original: " + holders(original));
        }
    }

    private static String copied(Statement original, String script, String name) throws SQLException {
        original.execute("SCRIPT TO '" + script + "'");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + name);
                Statement copy = connection.createStatement()) {
            copy.execute("RUNSCRIPT FROM '" + script + "'");
            String before = holders(copy);
            copy.execute("ALTER VIEW gold RECOMPILE");
            return before + ", recompiled " + holders(copy);
        }
    }

    private static String holders(Statement statement) {
        try (ResultSet rows = statement.executeQuery("SELECT holder FROM gold WHERE holder IS NOT NULL")) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            return "error %d".formatted(e.getErrorCode());
        }
    }
}
JAVA
seen=$(java -cp "$work/lib/*" "$work/Copy.java" "$work")

expected='copied at once: ann, recompiled ann
copied after a change of type: error 42122, recompiled ann
the original: ann'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "this has changed; it was: $expected" >&2; exit 1; }
