package dev.assay.operation;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.store.sql.RecordedSessions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Connection settings that apply where the data source's own settings do not state them. */
public final class Connections {
    /**
     * Batched inserts are 4 to 5 times faster with the first; the others save round trips: with the last one the driver does
     * not change {@code net_write_timeout} around each result that it streams.
     */
    private static final Map<String, String> MYSQL = Map.of(
            "rewriteBatchedStatements", "true",
            "cachePrepStmts", "true",
            "prepStmtCacheSize", "250",
            "prepStmtCacheSqlLimit", "16384",
            "useLocalSessionState", "true",
            "netTimeoutForStreamingResults", "0");

    /**
     * Without the optimizing compiler, which the launcher leaves off, Java encrypts several times faster by these ciphers
     * than by AES-GCM, which servers prefer; they are as strong. A server without them is used by its own.
     */
    private static final String MYSQL_CIPHERS = String.join(
            ",",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private Connections() {}

    /**
     * A pool by the settings under {@code spring.datasource}; it connects when it is first asked for a connection.
     *
     * @throws NightRefused if the URL is of no database that Assay knows
     */
    public static RecordedSessions pool(Environment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        refuseUnknown(url);
        RecordedSessions source = new RecordedSessions();
        source.setJdbcUrl(url);
        source.setUsername(environment.getProperty("spring.datasource.username"));
        source.setPassword(environment.getProperty("spring.datasource.password"));
        return source;
    }

    /** The same, tuned for nights; the settings under {@code spring.datasource.hikari} win. */
    public static RecordedSessions pool(Environment environment, Settings settings) {
        RecordedSessions source = pool(environment);
        tune(source, settings);
        source.announce(owner());
        source.waitShortly(settings.heartbeatTimeout());
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(source));
        return source;
    }

    /** Each range needs a connection for its work and one for its new numbers; the heartbeat and the job one each. */
    public static void tune(RecordedSessions source, Settings settings) {
        source.setPoolName("assay");
        source.setMaximumPoolSize(2 * settings.work().partitionsHere() + 4);
        source.setMinimumIdle(1);
        source.setConnectionTimeout(10_000);
        String url = source.getJdbcUrl();
        if (url.startsWith("jdbc:mysql:")) {
            MYSQL.forEach((name, value) -> set(source, name, value));
            limit(source, settings.network());
            if (!url.contains("tlsCiphersuites=")) {
                source.encryptFirstBy("tlsCiphersuites", MYSQL_CIPHERS);
            }
            source.setConnectionInitSql(silence(settings.network()));
        } else if (url.startsWith("jdbc:h2:")) {
            // one attempt: another process that has the file open keeps it
            source.setInitializationFailTimeout(1);
            if (!url.toUpperCase(Locale.ROOT).contains(";DB_CLOSE_ON_EXIT=")) {
                // after a SIGTERM the night still has to finish a chunk
                source.setJdbcUrl(url + ";DB_CLOSE_ON_EXIT=FALSE");
            }
            // a commit is on disk even if the process is killed immediately after it
            source.setConnectionInitSql("SET WRITE_DELAY 0");
        }
    }

    /** Applies the timeouts of the settings to a MySQL or MariaDB URL. */
    public static void limit(HikariDataSource source, Settings.Network network) {
        if (source.getJdbcUrl().startsWith("jdbc:mysql:")) {
            set(source, "connectTimeout", millis(network.connectTimeout()));
            set(source, "socketTimeout", millis(network.statementTimeout()));
        }
    }

    private static void set(HikariDataSource source, String property, String value) {
        if (!source.getJdbcUrl().contains(property + "=")) {
            source.addDataSourceProperty(property, value);
        }
    }

    /**
     * Makes the server end a session, and release its locks, that is idle for longer than any statement takes, because
     * its process is frozen or its machine is unreachable. By default a server waits 8 hours.
     */
    private static String silence(Settings.Network network) {
        return "SET SESSION wait_timeout = "
                + Math.max(1, network.statementTimeout().toSeconds());
    }

    /**
     * @throws NightRefused if the URL is of an unsupported database; quotes only its beginning, as it may contain a
     *     password
     */
    public static void refuseUnknown(String url) {
        if (!url.startsWith("jdbc:mysql:") && !url.startsWith("jdbc:h2:")) {
            String[] parts = url.split(":", 3);
            throw NightRefused.Because.CONFIGURATION.refusal(
                    "spring.datasource.url begins with \"%s\"; write it as jdbc:mysql://host:3306/schema (MariaDB too) or jdbc:h2:file:/folder/name;MODE=MySQL",
                    parts.length < 3 ? parts[0] : parts[0] + ":" + parts[1] + ":");
        }
    }

    /**
     * @throws NightRefused if other machines are to help, but the database is a file or memory of this process
     */
    public static void refuseAlone(String url, Settings.Remote remote) {
        if (remote.on() && url.startsWith("jdbc:h2:")) {
            throw NightRefused.Because.CONFIGURATION.refusal(
                    "assay.remote.broker is set, but an embedded database is open in one process only; set SPRING_DATASOURCE_URL to a MySQL or MariaDB server, or leave assay.remote.broker empty");
        }
    }

    /**
     * What a worker's sessions begin with: the server ends one, and releases its locks, that is idle before others
     * continue the work of a frozen worker.
     */
    public static String shortSilence(Settings.Remote remote) {
        return "SET SESSION wait_timeout = " + Math.max(1, remote.patience().toSeconds() / 2);
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    /** The file of an embedded database; empty if the URL is of a server or of memory. */
    public static Optional<Path> file(String url) {
        if (!url.startsWith("jdbc:h2:") || url.matches("jdbc:h2:(mem|tcp|ssl|nio|zip):.*")) {
            return Optional.empty();
        }
        return Optional.of(Path.of(url.replaceFirst("^jdbc:h2:(file:)?", "").replaceAll(";.*$", "") + ".mv.db"));
    }

    /** Who this process is, for people. */
    public static String owner() {
        return "%s@%s pid %d"
                .formatted(
                        System.getProperty("user.name", "somebody"),
                        host(),
                        ProcessHandle.current().pid());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
