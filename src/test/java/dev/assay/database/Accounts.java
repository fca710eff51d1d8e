package dev.assay.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The accounts of {@code sql/grants.sql}, under unique names, for the schema of one test; dropped when closed. */
public final class Accounts implements AutoCloseable {
    /** Of each of them. */
    public static final String PASSWORD = "secret";

    private static final List<String> KINDS = List.of("owner", "job", "keeper", "reader");

    private final EmptyDatabase database;
    private final String schema;

    /** @param database of a server, with a user who may make accounts */
    public Accounts(EmptyDatabase database) {
        this.database = database;
        this.schema = database.url().substring(database.url().lastIndexOf('/') + 1);
    }

    /** Before there are tables: makes the accounts, and what can be granted without them. */
    public void create() throws SQLException {
        for (String sql : adapted()) {
            if (sql.startsWith("CREATE USER") || sql.contains(schema + ".* TO")) {
                execute(sql);
            }
        }
    }

    /** After the tables exist: runs the whole script, as an administrator would. */
    public void grant() throws SQLException {
        for (String sql : adapted()) {
            execute(sql);
        }
    }

    /** Drops the triggers of the script, so that rows can be put back as they were; {@link #grant} makes them again. */
    public void dropTriggers() throws SQLException {
        for (String sql : adapted()) {
            if (sql.startsWith("DROP TRIGGER")) {
                execute(sql);
            }
        }
    }

    /** The database as that account sees it: owner, job, keeper or reader. */
    public EmptyDatabase as(String kind) {
        return new EmptyDatabase(database.engine(), database.url(), user(kind), PASSWORD);
    }

    /** The name of that account. */
    public String user(String kind) {
        return kind.charAt(0) + schema.substring(schema.length() - 12);
    }

    /** The schema they are for. */
    public String schema() {
        return schema;
    }

    /** Runs a statement as the server's administrator. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> adapted() {
        return statements("grants.sql").stream().map(this::adapted).toList();
    }

    private String adapted(String statement) {
        String adapted =
                statement.replace("RANDOM PASSWORD", "'" + PASSWORD + "'").replace("assay.", schema + ".");
        for (String kind : KINDS) {
            adapted = adapted.replace("assay_" + kind, user(kind));
        }
        return adapted;
    }

    /** The statements of a script beside the migrations. */
    public static List<String> statements(String script) {
        try (InputStream bytes = Objects.requireNonNull(Accounts.class.getResourceAsStream("/sql/" + script), script)) {
            String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.replaceAll("(?m)^--.*$", "").split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (String kind : KINDS) {
            execute("DROP USER IF EXISTS '%s'@'%%'".formatted(user(kind)));
        }
    }
}
