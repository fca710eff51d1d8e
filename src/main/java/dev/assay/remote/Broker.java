package dev.assay.remote;

import dev.assay.operation.Settings;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Connects to the broker, and names the queue of a run. */
final class Broker implements AutoCloseable {
    /** Milliseconds that a call of the broker may take. */
    private static final long ANSWER = 10_000;

    private final Settings.Remote settings;
    private final ActiveMQConnectionFactory connections;

    /** @throws JMSRuntimeException if the URL of the settings is none that Artemis knows */
    Broker(Settings.Remote settings) {
        this.settings = settings;
        this.connections = connections(settings.broker());
        // a lost connection is not replaced in the background: whoever uses it connects again
        connections.setInitialConnectAttempts(1);
        connections.setReconnectAttempts(0);
        connections.setCallTimeout(ANSWER);
        // a frozen worker is noticed by the broker as soon as by the night
        connections.setConnectionTTL(settings.patience().toMillis());
        connections.setClientFailureCheckPeriod(settings.patience().toMillis() / 2);
        // a busy worker must not hold messages that an idle one could process
        connections.setConsumerWindowSize(0);
        connections.setBlockOnNonDurableSend(true);
    }

    private static ActiveMQConnectionFactory connections(String url) {
        try {
            return new ActiveMQConnectionFactory(url);
        } catch (RuntimeException e) {
            throw new JMSRuntimeException("assay.remote.broker is not a valid URL: " + e.getMessage(), null, e);
        }
    }

    /**
     * Connects once; for use by one thread.
     *
     * @param mode of the session, as {@link JMSContext} has it
     * @throws JMSRuntimeException if the broker cannot be reached, or refuses the user
     */
    JMSContext connect(int mode) {
        return settings.user().isEmpty()
                ? connections.createContext(mode)
                : connections.createContext(settings.user(), settings.password(), mode);
    }

    /** The URL without its parameters. */
    static String name(Settings.Remote settings) {
        return settings.broker().replaceAll("\\?.*", "");
    }

    /** The queue of a run under one lease, so that no message of an earlier start is ever taken for one of a later. */
    static String queue(Settings.Remote settings, long runId, long token) {
        return "%s.run.%d.%d".formatted(settings.queue(), runId, token);
    }

    @Override
    public void close() {
        connections.close();
    }
}
