package dev.assay.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An Artemis broker in this process, on a port that was free, which can be stopped and started again. */
public final class EmbeddedBroker implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Map<String, String> users;
    private EmbeddedActiveMQ server;

    public EmbeddedBroker(Path folder) throws Exception {
        this(folder, Map.of());
    }

    /** @param users their names and passwords, none of whom may do more than connect; empty: everybody may do everything */
    public EmbeddedBroker(Path folder, Map<String, String> users) throws Exception {
        this.folder = folder;
        this.port = freePort();
        this.users = users;
        this.server = start();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Its address. */
    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    private EmbeddedActiveMQ start() throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(!users.isEmpty())
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("tcp", url());
        configuration.setBrokerInstance(folder.toFile());
        EmbeddedActiveMQ started = new EmbeddedActiveMQ().setConfiguration(configuration);
        started.setSecurityManager(new ActiveMQJAASSecurityManager(
                InVMLoginModule.class.getName(), new SecurityConfiguration(users, Map.of())));
        started.start();
        return started;
    }

    /** What is in its queues is lost. */
    public void restart() throws Exception {
        close();
        server = start();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
