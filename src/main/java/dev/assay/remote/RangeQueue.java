package dev.assay.remote;

import dev.assay.operation.Settings;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The queue of a run, for the night that fills it; for use by one thread. It connects when it is first used, and again
 * after a failure. Messages are not durable: the night notices missing ones by ranges that do not advance.
 */
final class RangeQueue implements AutoCloseable {
    private final Broker broker;
    private final String name;
    private @Nullable JMSContext open;

    /** @throws JMSRuntimeException if the URL of the settings is none that Artemis knows */
    RangeQueue(Settings.Remote settings, long runId, long token) {
        this.broker = new Broker(settings);
        this.name = Broker.queue(settings, runId, token);
    }

    /** @throws JMSRuntimeException if the broker does not take it */
    void send(RangeMessage message) {
        try {
            JMSContext context = context();
            context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .send(context.createQueue(name), message.text());
        } catch (JMSRuntimeException e) {
            disconnect();
            throw e;
        }
    }

    /**
     * The ranges that wait for a worker.
     *
     * @throws JMSRuntimeException if the broker does not say
     */
    Set<Integer> waiting() {
        Set<Integer> ranges = new HashSet<>();
        try (QueueBrowser browser = context().createBrowser(queue())) {
            Enumeration<?> messages = browser.getEnumeration();
            for (Object message : Collections.list(messages)) {
                if (message instanceof TextMessage text) {
                    RangeMessage.of(text.getText()).ifPresent(waiting -> ranges.add(waiting.range()));
                }
            }
            return ranges;
        } catch (InvalidDestinationRuntimeException e) {
            return ranges; // a broker that has been restarted does not know the queue
        } catch (JMSException e) {
            disconnect();
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        } catch (JMSRuntimeException e) {
            disconnect();
            throw e;
        }
    }

    /**
     * Takes back what no worker has taken.
     *
     * @throws JMSRuntimeException if the broker does not answer
     */
    void clear() {
        try (JMSConsumer consumer = context().createConsumer(queue())) {
            while (consumer.receiveNoWait() != null) {
                // it is acknowledged by being received
            }
        } catch (JMSRuntimeException e) {
            disconnect();
            throw e;
        }
    }

    private Queue queue() {
        return context().createQueue(name);
    }

    private JMSContext context() {
        JMSContext context = open;
        if (context == null) {
            context = broker.connect(JMSContext.AUTO_ACKNOWLEDGE);
            open = context;
        }
        return context;
    }

    private void disconnect() {
        JMSContext context = open;
        open = null;
        if (context != null) {
            try {
                context.close();
            } catch (JMSRuntimeException e) {
                // it is broken, and that has been reported
            }
        }
    }

    @Override
    public void close() {
        disconnect();
        broker.close();
    }
}
