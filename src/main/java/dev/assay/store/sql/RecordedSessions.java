package dev.assay.store.sql;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection pool that, while its process holds the lease, records each of its sessions on MySQL or MariaDB before
 * use, so that another process can end them: the sessions of a frozen process or a lost machine keep their locks. Its
 * connections can be aborted from any thread.
 */
public final class RecordedSessions extends HikariDataSource {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedSessions.class);
    private static final String RECORD =
            "INSERT INTO lease_session (token, session_id, recorded_at) VALUES (?, CONNECTION_ID(), UTC_TIMESTAMP(6))";

    /** The lease token under which each open connection was recorded; 0 = none. */
    private final Map<Connection, Long> connections = new WeakHashMap<>();

    private final AtomicBoolean announced = new AtomicBoolean();
    private volatile String process = "";
    private final ThreadLocal<Boolean> impatient = ThreadLocal.withInitial(() -> false);
    private volatile Duration shortWait = Duration.ofSeconds(10);
    private volatile long token;
    private volatile @Nullable String encryption;
    private final Outage outage;

    /** A pool that waits less and less for a database that is gone. */
    public RecordedSessions() {
        this(new Outage(System::nanoTime));
    }

    RecordedSessions(Outage outage) {
        this.outage = outage;
    }

    /** Sets the lease token under which sessions are recorded from now on; 0 = they are not recorded. */
    public void recordUnder(long leaseToken) {
        token = leaseToken;
    }

    /** Describes this process, as the one that has an embedded file open. */
    public void announce(String who) {
        process = who;
    }

    /**
     * Sets a property of the driver that restricts encryption. It is dropped if the first connection cannot be encrypted in
     * that way; must be called before that.
     */
    public void encryptFirstBy(String property, String value) {
        addDataSourceProperty(property, value);
        encryption = property;
    }

    /** The driver's properties, for connections beside the pool: those are encrypted as the server prefers. */
    public Properties propertiesBeside() {
        Properties properties = new Properties();
        properties.putAll(getDataSourceProperties());
        String restricting = encryption;
        if (restricting != null) {
            properties.remove(restricting);
        }
        return properties;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = available();
        if (!announced.getAndSet(true)) {
            EmbeddedFile.of(getJdbcUrl()).ifPresent(file -> file.claim(process));
        }
        try {
            limit(connection);
            record(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** A heartbeat does not begin an outage, because the work may not need a connection before it is over. */
    private Connection available() throws SQLException {
        long asked = outage.now();
        long patience = outage.patience(getConnectionTimeout());
        boolean shorter = patience < getConnectionTimeout() && !isClosed();
        try {
            Connection connection = shorter && getHikariPoolMXBean() instanceof HikariPool pool
                    ? pool.getConnection(patience)
                    : opened();
            outage.end();
            return connection;
        } catch (SQLTransientConnectionException e) {
            if (!impatient.get()) {
                outage.begin(asked);
            }
            throw e;
        }
    }

    private Connection opened() throws SQLException {
        String restricting = encryption;
        try {
            return super.getConnection();
        } catch (SQLException e) {
            if (restricting == null || isRunning() || !isOfEncryption(e)) {
                throw e;
            }
            LOG.info("the server does not encrypt as preferred, {} is dropped", restricting);
            getDataSourceProperties().remove(restricting);
            encryption = null;
            return super.getConnection();
        }
    }

    private static boolean isOfEncryption(SQLException error) {
        return Stream.<Throwable>iterate(error, Objects::nonNull, Throwable::getCause)
                .anyMatch(SSLException.class::isInstance);
    }

    /** The timeout of impatient statements. */
    public void waitShortly(Duration timeout) {
        shortWait = timeout;
    }

    /** Runs something on this thread that should rather fail than wait long. */
    public void impatiently(Runnable work) {
        impatiently(() -> {
            work.run();
            return null;
        });
    }

    /** The same for something that returns a result. */
    public <T extends @Nullable Object> T impatiently(Supplier<T> work) {
        impatient.set(true);
        try {
            return work.get();
        } finally {
            impatient.remove();
        }
    }

    private void limit(Connection connection) throws SQLException {
        if (impatient.get() && getJdbcUrl().startsWith("jdbc:mysql:")) {
            // the pool takes it back with the connection
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(shortWait.toMillis()));
        }
    }

    private void record(Connection connection) throws SQLException {
        Connection physical = connection.unwrap(Connection.class);
        long current = token;
        synchronized (connections) {
            Long under = connections.putIfAbsent(physical, 0L);
            if (current == 0 || under != null && under == current) {
                return;
            }
        }
        if (getJdbcUrl().startsWith("jdbc:mysql:")) {
            try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
                statement.setLong(1, current);
                statement.executeUpdate();
            }
        }
        synchronized (connections) {
            connections.put(physical, current);
        }
    }

    @Override
    public void close() {
        if (announced.getAndSet(false)) {
            EmbeddedFile.of(getJdbcUrl()).ifPresent(EmbeddedFile::giveBack);
        }
        super.close();
    }

    /** Closes all connections immediately, even if they are waiting; their statements fail. */
    public void abort() {
        List<Connection> open;
        synchronized (connections) {
            open = List.copyOf(connections.keySet());
        }
        for (Connection connection : open) {
            Thread closing = new Thread(() -> abort(connection), "assay-abort");
            closing.setDaemon(true);
            closing.start();
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // it is closed already, or will be when its driver notices
        }
    }
}
