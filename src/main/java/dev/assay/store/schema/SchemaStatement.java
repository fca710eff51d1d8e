package dev.assay.store.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One repeatable statement of a migration. No supported engine rolls back a schema change when a process dies, so a
 * statement whose effect already exists is skipped. An object with the same name but different columns belongs to
 * somebody else: the statement is run, and fails.
 *
 * @param sql without its semicolon
 */
record SchemaStatement(String sql) {
    private static final List<Kind> KINDS = List.of(
            new Kind("CREATE TABLE (\\w+) \\((.*)\\).*", (found, parts) -> found.columns(parts.group(1))
                    .equals(columns(parts.group(2)))),
            new Kind("CREATE VIEW (\\w+) AS SELECT (.*?) FROM .*", (found, parts) -> found.columns(parts.group(1))
                    .equals(selected(parts.group(2)))),
            new Kind("CREATE (?:UNIQUE )?INDEX (\\w+) ON (\\w+) \\((.*)\\)", (found, parts) -> found.index(
                            parts.group(2), parts.group(1))
                    .equals(items(parts.group(3)))),
            new Kind("CREATE SEQUENCE (\\w+)", (found, parts) -> found.hasSequence(parts.group(1))),
            new Kind(
                    "ALTER TABLE (\\w+) ADD COLUMN (?:\\((.*)\\)|(.*))", (found, parts) -> found.columns(parts.group(1))
                            .containsAll(columns(Objects.requireNonNullElse(parts.group(2), parts.group(3))))),
            new Kind("ALTER TABLE (\\w+) ADD PRIMARY KEY .*", (found, parts) -> found.hasPrimaryKey(parts.group(1))),
            new Kind("ALTER TABLE (\\w+) DROP PRIMARY KEY", (found, parts) -> !found.hasPrimaryKey(parts.group(1))),
            // repeating these changes nothing
            new Kind(
                    "(CREATE TABLE IF NOT EXISTS|CREATE OR REPLACE VIEW|ALTER TABLE \\w+ MODIFY COLUMN|UPDATE|INSERT INTO) .*",
                    (found, parts) -> false));

    /** Checks whether the effect exists. */
    @FunctionalInterface
    private interface Effect {
        boolean isThere(SchemaObjects found, Matcher parts) throws SQLException;
    }

    private record Kind(Pattern pattern, Effect effect) {
        Kind(String pattern, Effect effect) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), effect);
        }
    }

    /** @throws IllegalArgumentException if there is no way to check whether it was executed */
    SchemaStatement {
        String flat = flat(sql);
        if (KINDS.stream().noneMatch(kind -> kind.pattern().matcher(flat).matches())) {
            throw new IllegalArgumentException(
                    "a migration contains a kind of statement that cannot be repeated after an interruption: " + sql);
        }
    }

    /** Splits a script into statements. Comments are on separate lines, and no string contains a semicolon. */
    static List<SchemaStatement> of(String script) {
        List<SchemaStatement> statements = new ArrayList<>();
        for (String sql : script.replaceAll("(?m)^\\s*--.*$", "").split(";")) {
            if (!sql.isBlank()) {
                statements.add(new SchemaStatement(sql.strip()));
            }
        }
        return statements;
    }

    /** True if its effect already exists. */
    boolean isDone(Connection connection) throws SQLException {
        SchemaObjects found = new SchemaObjects(connection);
        String flat = flat(sql);
        for (Kind kind : KINDS) {
            Matcher parts = kind.pattern().matcher(flat);
            if (parts.matches()) {
                return kind.effect().isThere(found, parts);
            }
        }
        return false;
    }

    /** Executes it; an existing row is left unchanged. */
    void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            boolean thereAlready = String.valueOf(e.getSQLState()).startsWith("23");
            if (!thereAlready || !flat(sql).toUpperCase(Locale.ROOT).startsWith("INSERT ")) {
                throw e;
            }
        }
    }

    private static String flat(String sql) {
        return sql.replaceAll("\\s+", " ");
    }

    /** The names of the columns in the definition of a CREATE TABLE or ALTER TABLE. */
    private static List<String> columns(String body) {
        return items(body).stream()
                .map(item -> item.substring(0, item.indexOf(' ')))
                .filter(word -> !List.of("primary", "constraint", "key").contains(word))
                .toList();
    }

    /** The column names or aliases of a SELECT. */
    private static List<String> selected(String list) {
        return items(list).stream()
                .map(item -> item.substring(Math.max(item.lastIndexOf(' '), item.lastIndexOf('.')) + 1))
                .toList();
    }

    /** Splits at commas outside of brackets. */
    private static List<String> items(String list) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                items.add(lower(list.substring(begin, i).strip()));
                begin = i + 1;
            }
        }
        items.add(lower(list.substring(begin).strip()));
        return items;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
