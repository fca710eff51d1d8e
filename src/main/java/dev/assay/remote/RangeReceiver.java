package dev.assay.remote;

import dev.assay.operation.Failures;
import dev.assay.operation.LogContext;
import dev.assay.operation.Settings;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the messages of one run from the broker, on several threads. A message is acknowledged when its range has been
 * processed: if this process dies before, the broker gives the message to another worker at once.
 */
public final class RangeReceiver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RangeReceiver.class);
    private static final long WAIT_MILLIS = 500;

    private final Settings.Remote settings;
    private final Broker broker;
    private final long runId;
    private final long token;
    private final BiPredicate<Integer, Long> work;
    private final Consumer<String> complain;
    private final int atOnce;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;
    private volatile boolean unreachable;

    /**
     * @param work processes the range of that number, by the execution of that id; false if another worker should
     *     do it. Called by several threads, must not throw
     * @param complain is told once each time the broker becomes unreachable
     */
    public RangeReceiver(
            Settings.Remote settings,
            long runId,
            long token,
            int atOnce,
            BiPredicate<Integer, Long> work,
            Consumer<String> complain) {
        this.settings = settings;
        this.broker = new Broker(settings);
        this.runId = runId;
        this.token = token;
        this.work = work;
        this.complain = complain;
        this.atOnce = atOnce;
    }

    /** Begins to receive; to be called once. */
    public void begin() {
        Runnable receiving = LogContext.carriedInto(this::receive);
        for (int number = 1; number <= atOnce; number++) {
            Thread thread = new Thread(receiving, "assay-range-" + number);
            threads.add(thread);
            thread.start();
        }
    }

    private void receive() {
        while (!closed) {
            try (JMSContext context = broker.connect(JMSContext.SESSION_TRANSACTED);
                    JMSConsumer consumer =
                            context.createConsumer(context.createQueue(Broker.queue(settings, runId, token)))) {
                unreachable = false;
                while (!closed) {
                    Message message = consumer.receive(WAIT_MILLIS);
                    if (message != null && process(message)) {
                        context.commit();
                    } else if (message != null) {
                        context.rollback();
                        pause();
                    }
                }
            } catch (JMSRuntimeException | JMSException e) {
                lost(e);
            }
        }
    }

    private boolean process(Message message) throws JMSException {
        String text = message instanceof TextMessage known ? known.getText() : null;
        RangeMessage range = text == null ? null : RangeMessage.of(text).orElse(null);
        if (range == null || range.runId() != runId || range.token() != token) {
            LOG.warn("a message in the queue of run {} is none of a night, and is ignored", runId);
            return true;
        }
        return work.test(range.range(), range.stepExecutionId());
    }

    private synchronized void lost(Exception why) {
        if (closed) {
            return;
        }
        if (!unreachable) {
            unreachable = true;
            LOG.warn("the broker cannot be reached; it is tried again", why);
            complain.accept("the broker %s cannot be reached (%s); it is tried again"
                    .formatted(Broker.name(settings), Failures.message(why)));
        }
        pause();
    }

    private synchronized void pause() {
        try {
            if (!closed) {
                wait(1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the pages under way are committed; what stops the work at the next one is the caller's to do. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        broker.close();
    }
}
