package dev.assay.remote;

import dev.assay.operation.Failures;
import dev.assay.operation.Settings;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * How the broker of the settings answers one connection. Loads the classes that speak to a broker.
 *
 * @param broker its URL without parameters
 * @param complaint why it cannot be used, in the words of its client; null if it answers
 * @param refused whether it was reached, but refuses the user or the password
 */
public record BrokerAnswer(String broker, @Nullable String complaint, boolean refused) {
    /** Connects once, and sends nothing. */
    public static BrokerAnswer of(Settings.Remote settings) {
        String name = Broker.name(settings);
        try (Broker broker = new Broker(settings);
                JMSContext context = broker.connect(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.start();
            return new BrokerAnswer(name, null, false);
        } catch (JMSSecurityRuntimeException e) {
            return new BrokerAnswer(name, Failures.message(e), true);
        } catch (JMSRuntimeException e) {
            return new BrokerAnswer(name, Failures.message(e), false);
        }
    }
}
