package dev.assay.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** An empty database and how to get rid of it. */
record Schema(EmptyDatabase database, Removal removal) implements AutoCloseable {
    static Schema inNewFile() throws IOException {
        Path folder = Files.createTempDirectory("assay-test-");
        String url = "jdbc:h2:file:" + folder.resolve("assay") + ";MODE=MySQL";
        return new Schema(new EmptyDatabase(Engine.H2, url, "sa", ""), () -> delete(folder));
    }

    /** Where an embedded database is. */
    static Path file(EmptyDatabase database) {
        return Path.of(database.url().replaceFirst("^jdbc:h2:file:", "").replaceFirst(";.*$", "") + ".mv.db");
    }

    /**
     * A schema of its own on a server.
     *
     * @param server whose URL ends where the name of the schema goes
     * @param charset the clauses of CREATE DATABASE about character set and collation
     */
    static Schema on(Engine engine, EmptyDatabase server, String charset) throws SQLException {
        String name = "assay_test_" + UUID.randomUUID().toString().replace("-", "");
        execute(server, "CREATE DATABASE " + name + " " + charset);
        EmptyDatabase database = new EmptyDatabase(engine, server.url() + name, server.user(), server.password());
        return new Schema(database, () -> execute(server, "DROP DATABASE " + name));
    }

    @Override
    public void close() throws IOException, SQLException {
        removal.run();
    }

    private static void execute(EmptyDatabase server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            // A test that leaves a transaction open shall fail here, not wait for ever.
            statement.execute("SET SESSION lock_wait_timeout = 300");
            statement.execute(sql);
        }
    }

    /** A folder and all that is in it. */
    static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }

    /** Takes the database away. */
    @FunctionalInterface
    interface Removal {
        void run() throws IOException, SQLException;
    }
}
