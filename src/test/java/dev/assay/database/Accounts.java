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

/** The accounts of sql/grants.sql, under names of their own, for the schema of one test; gone when it is closed. */
public final class Accounts implements AutoCloseable {
    /** Of each of them. */
    public static final String PASSWORD = "secret";

    private final EmptyDatabase database;
    private final String schema;
    private final String suffix;

    public Accounts(EmptyDatabase database) {
        this.database = database;
        this.schema = database.url().substring(database.url().lastIndexOf('/') + 1);
        this.suffix = schema.substring(schema.length() - 12);
    }

    /** Who migrates. */
    public String owner() {
        return "o" + suffix;
    }

    /** Who runs the nights. */
    public String job() {
        return "j" + suffix;
    }

    /** Who purges. */
    public String keeper() {
        return "k" + suffix;
    }

    /** Who reads. */
    public String reader() {
        return "r" + suffix;
    }

    /** Before there are tables: makes the accounts, and what can be granted without them. */
    public void create() throws SQLException {
        try (Connection root = database.connect();
                Statement statement = root.createStatement()) {
            for (String sql : statements()) {
                if (sql.startsWith("CREATE USER") || sql.contains(schema + ".* TO")) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** Once there are tables: runs the whole script, as an administrator does. */
    public void grant() throws SQLException {
        try (Connection root = database.connect();
                Statement statement = root.createStatement()) {
            for (String sql : statements()) {
                statement.execute(sql);
            }
        }
    }

    private List<String> statements() {
        try (InputStream bytes =
                Objects.requireNonNull(Accounts.class.getResourceAsStream("/sql/grants.sql"), "grants.sql")) {
            String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("RANDOM PASSWORD", "'" + PASSWORD + "'")
                    .replace("assay.", schema + ".")
                    .replace("assay_owner", owner())
                    .replace("assay_job", job())
                    .replace("assay_keeper", keeper())
                    .replace("assay_reader", reader());
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
        try (Connection root = database.connect();
                Statement statement = root.createStatement()) {
            for (String account : List.of(owner(), job(), keeper(), reader())) {
                statement.execute("DROP USER IF EXISTS '%s'@'%%'".formatted(account));
            }
        }
    }
}
