package dev.assay.remote;

import dev.assay.operation.Settings;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The connection to the broker, and the name of a run's queue. */
final class Broker {
    /** Milliseconds that a call of the broker may take. */
    private static final long ANSWER = 10_000;

    private Broker() {}

    /**
     * Connects once. A lost connection is not replaced in the background: whoever uses it connects again.
     *
     * @param mode of the session, as {@link JMSContext} has it
     * @throws JMSRuntimeException if the broker cannot be reached, or refuses the user
     */
    static JMSContext connect(Settings.Remote settings, int mode) {
        ActiveMQConnectionFactory factory = factory(settings);
        factory.setInitialConnectAttempts(1);
        factory.setReconnectAttempts(0);
        factory.setCallTimeout(ANSWER);
        // a frozen worker is noticed by the broker as soon as by the night
        factory.setConnectionTTL(settings.patience().toMillis());
        factory.setClientFailureCheckPeriod(Math.max(500, settings.patience().toMillis() / 2));
        // a busy worker must not hold messages that an idle one could process
        factory.setConsumerWindowSize(0);
        factory.setBlockOnNonDurableSend(true);
        return settings.user().isEmpty()
                ? factory.createContext(mode)
                : factory.createContext(settings.user(), settings.password(), mode);
    }

    private static ActiveMQConnectionFactory factory(Settings.Remote settings) {
        try {
            return new ActiveMQConnectionFactory(settings.broker());
        } catch (RuntimeException e) {
            throw new JMSRuntimeException("assay.remote.broker is not a valid URL: " + e.getMessage(), null, e);
        }
    }

    /** The URL without its parameters. */
    static String name(Settings.Remote settings) {
        return settings.broker().replaceAll("\\?.*", "");
    }

    /** The queue of a run under one lease, so that no message of an earlier start is ever taken for one of a later. */
    static String queue(Settings.Remote settings, long runId, long token) {
        return "%s.run.%d.%d".formatted(settings.queue(), runId, token);
    }
}
