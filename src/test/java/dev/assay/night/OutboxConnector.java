package dev.assay.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EmptyDatabase;
import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Debezium with its outbox event router, as a team downstream runs it; it remembers in files how far it has come. */
final class OutboxConnector implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 300;

    private final DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine;
    private final Thread thread;
    private final CompletableFuture<@Nullable Throwable> ended = new CompletableFuture<>();
    private final List<Delivered> delivered;

    /** What came out of the router. */
    record Delivered(
            String topic, Object key, Object payload, Object eventId, Object kind, Object seq, Object businessDate) {
        private static Delivered of(SourceRecord row) {
            return new Delivered(
                    row.topic(),
                    row.key(),
                    row.value(),
                    header(row, "id"),
                    header(row, "kind"),
                    header(row, "seq"),
                    header(row, "businessDate"));
        }

        private static Object header(SourceRecord row, String name) {
            return row.headers().lastWithName(name).value();
        }
    }

    private OutboxConnector(Properties settings, List<Delivered> delivered) {
        this.delivered = delivered;
        this.engine = DebeziumEngine.create(Connect.class)
                .using(settings)
                .using((success, message, error) -> ended.complete(success ? null : failure(message, error)))
                .notifying(event -> delivered.add(Delivered.of(event.value())))
                .build();
        this.thread = new Thread(engine, "outbox-connector");
    }

    private static Throwable failure(String message, @Nullable Throwable error) {
        return new IllegalStateException(message, error);
    }

    /**
     * Starts where it stopped the last time, or with a snapshot if it never ran.
     *
     * @param router the connector's settings about the table and the router, as in sql/README.md
     * @param folder where it remembers how far it has come
     * @param delivered what it adds to, from a thread of its own
     */
    static OutboxConnector start(
            EmptyDatabase database,
            String user,
            String password,
            Properties router,
            Path folder,
            List<Delivered> delivered) {
        URI server = URI.create(database.url().substring("jdbc:".length()));
        Properties settings = new Properties();
        settings.putAll(router);
        settings.setProperty("name", "assay-outbox");
        settings.setProperty("database.hostname", server.getHost());
        settings.setProperty("database.port", Integer.toString(server.getPort()));
        settings.setProperty("database.user", user);
        settings.setProperty("database.password", password);
        settings.setProperty("offset.storage", "org.apache.kafka.connect.storage.FileOffsetBackingStore");
        settings.setProperty(
                "offset.storage.file.filename", folder.resolve("offsets").toString());
        settings.setProperty("offset.flush.interval.ms", "0");
        settings.setProperty("poll.interval.ms", "50");
        // what is delivered when it is closed is remembered; by default only within a second
        settings.setProperty("record.processing.shutdown.timeout.ms", "60000");
        settings.setProperty("schema.history.internal", "io.debezium.storage.file.history.FileSchemaHistory");
        settings.setProperty(
                "schema.history.internal.file.filename",
                folder.resolve("schema-history").toString());
        OutboxConnector connector = new OutboxConnector(settings, delivered);
        connector.thread.start();
        return connector;
    }

    /** Waits until so many have been delivered, by this one and those before it. */
    void await(int count) throws InterruptedException {
        long givingUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (delivered.size() < count) {
            assertThat(ended.isDone() ? ended.join() : null).as("the connector").isNull();
            assertThat(System.nanoTime())
                    .as("%d of %d have come", delivered.size(), count)
                    .isLessThan(givingUp);
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        try {
            engine.close();
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(thread.isAlive()).as("the connector's thread").isFalse();
        assertThat(ended.join()).as("the connector").isNull();
    }
}
