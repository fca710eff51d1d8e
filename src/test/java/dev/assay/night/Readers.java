package dev.assay.night;

import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Systems downstream at work, each in a thread and with a connection of its own. */
final class Readers implements AutoCloseable {
    private static final long REST_MILLIS = 20;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final EmptyDatabase database;
    private final List<Desk> desks;
    private final AtomicReference<@Nullable Throwable> complaint = new AtomicReference<>();
    private volatile boolean goHome;

    /** A reader's thread, and how often it has begun and ended to look. */
    private record Desk(Thread thread, AtomicLong begun, AtomicLong ended) {}

    Readers(EmptyDatabase database, List<Reading> readings) {
        this.database = database;
        this.desks = readings.stream().map(this::desk).toList();
        desks.forEach(desk -> desk.thread().start());
    }

    private Desk desk(Reading reading) {
        AtomicLong begun = new AtomicLong();
        AtomicLong ended = new AtomicLong();
        String name = "reader-" + reading.getClass().getSimpleName();
        return new Desk(new Thread(() -> work(reading, begun, ended), name), begun, ended);
    }

    private void work(Reading reading, AtomicLong begun, AtomicLong ended) {
        try (Connection connection = database.connect()) {
            prepare(connection, reading.inOneTransaction());
            JdbcTemplate views = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            while (!goHome) {
                begun.incrementAndGet();
                reading.look(views);
                if (reading.inOneTransaction()) {
                    connection.commit();
                }
                ended.incrementAndGet();
                rest();
            }
        } catch (SQLException | RuntimeException | AssertionError e) {
            complaint.compareAndSet(null, e);
        }
    }

    /** As documented in sql/README.md. */
    private void prepare(Connection connection, boolean oneTransaction) throws SQLException {
        if (!oneTransaction) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    database.engine() == Engine.H2
                            ? "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT"
                            : "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        }
        connection.setAutoCommit(false);
    }

    /** Waits until each has looked at what is there now, from the beginning to the end. */
    void look() {
        List<Long> begun = desks.stream().map(desk -> desk.begun().get()).toList();
        long givingUp = System.nanoTime() + PATIENCE_NANOS;
        for (int i = 0; i < desks.size(); i++) {
            Desk desk = desks.get(i);
            while (desk.ended().get() <= begun.get(i) && complaint.get() == null) {
                if (System.nanoTime() > givingUp) {
                    complaint.compareAndSet(
                            null, new IllegalStateException(desk.thread().getName() + " hangs"));
                }
                wakeUp();
            }
        }
    }

    private synchronized void wakeUp() {
        notifyAll();
        await(1);
    }

    /** Between two looks, unless somebody waits for the next. */
    private synchronized void rest() {
        await(REST_MILLIS);
    }

    private void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws AssertionError if one of them has seen what must not be */
    void complain() {
        Throwable seen = complaint.get();
        if (seen != null) {
            throw new AssertionError("a reader complains: " + seen.getMessage(), seen);
        }
    }

    @Override
    public void close() {
        goHome = true;
        for (Desk desk : desks) {
            try {
                desk.thread().join(TimeUnit.NANOSECONDS.toMillis(PATIENCE_NANOS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
