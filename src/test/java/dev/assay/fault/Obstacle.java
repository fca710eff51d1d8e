package dev.assay.fault;

import dev.assay.database.EmptyDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Another session that has locked the whole table which the n-th statement of the night changes, on MySQL or MariaDB. */
final class Obstacle implements Tap, AutoCloseable {
    private static final Pattern CHANGE =
            Pattern.compile("^\\s*(?:INSERT(?: IGNORE)? INTO|UPDATE|DELETE FROM)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final int TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;

    private final EmptyDatabase database;
    private final int number;
    private final boolean mutual;
    private final AtomicInteger count = new AtomicInteger();
    private volatile @Nullable Connection session;
    private volatile int code;
    private volatile String where = "";

    /**
     * @param number of the statement; 0 = none, they are only counted
     * @param mutual the other session also waits for the lease, which the night holds while it writes
     */
    Obstacle(EmptyDatabase database, int number, boolean mutual) {
        this.database = database;
        this.number = number;
        this.mutual = mutual;
    }

    int count() {
        return count.get();
    }

    /** Whether the statement failed as it was to fail. */
    boolean worked() {
        return code == (mutual ? DEADLOCK : TIMEOUT);
    }

    @Override
    public void before(Call call) throws SQLException {
        Matcher change = CHANGE.matcher(call.sql() == null ? "" : call.sql());
        if (call.executes() && change.find() && count.incrementAndGet() == number) {
            where = change.group();
            lock(change.group(1));
        }
    }

    @Override
    public void after(Call call) throws SQLException {
        if (call.executes()) {
            close();
        }
    }

    @Override
    public void failed(Call call, SQLException failure) {
        if (session != null) {
            code = failure.getErrorCode();
            close();
        }
    }

    private void lock(String table) throws SQLException {
        Connection other = database.connect();
        session = other;
        other.setAutoCommit(false);
        Statement statement = other.createStatement();
        statement.execute("SET SESSION innodb_lock_wait_timeout = 1");
        try {
            statement
                    .executeQuery("SELECT * FROM %s FOR UPDATE".formatted(table))
                    .close();
        } catch (SQLException e) {
            close(); // the night has locked some of it before
            return;
        }
        if (mutual) {
            weigh(statement);
            CompletableFuture.runAsync(() -> {
                try {
                    statement.executeQuery("SELECT * FROM lease FOR UPDATE").close();
                } catch (SQLException e) {
                    close(); // it has waited too long, or its session is closed
                }
            });
            pause();
        }
    }

    /** The server ends the transaction that has done less. */
    private static void weigh(Statement statement) throws SQLException {
        statement.execute("SET SESSION innodb_lock_wait_timeout = 10");
        for (int i = 0; i < 3; i++) {
            statement.executeUpdate("UPDATE fault_weight SET n = n + 1");
        }
    }

    /** Increases what the other session has done. */
    static void prepare(EmptyDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE fault_weight (n INT)");
            statement.execute("INSERT INTO fault_weight SELECT 1 FROM information_schema.columns LIMIT 500");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Connection open = session;
        session = null;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public String toString() {
        return "%s at change %d, %s, code %d".formatted(mutual ? "deadlock" : "lock", number, where, code);
    }
}
