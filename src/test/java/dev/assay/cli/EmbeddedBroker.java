package dev.assay.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.jspecify.annotations.Nullable;

/** An Artemis broker in this process, on a port that was free, which can be stopped and started again. */
public final class EmbeddedBroker implements AutoCloseable {
    /** The user of a {@linkplain #secured secured} broker. */
    static final String USER = "assay";

    static final String PASSWORD = "known";
    private static final String ROLE = "programme";
    private static final String STORE_PASSWORD = "of-the-store";

    private final Path folder;
    private final int port;
    private final Map<String, String> users;
    private final @Nullable Path store;
    private EmbeddedActiveMQ server;

    public EmbeddedBroker(Path folder) throws Exception {
        this(folder, Map.of());
    }

    /**
     * @param users their names and passwords; they may do what the page about operating asks for and nothing else. Empty:
     *     everybody may do everything
     */
    public EmbeddedBroker(Path folder, Map<String, String> users) throws Exception {
        this(folder, users, null);
    }

    private EmbeddedBroker(Path folder, Map<String, String> users, @Nullable Path store) throws Exception {
        this.folder = folder;
        this.port = freePort();
        this.users = users;
        this.store = store;
        this.server = start();
    }

    /** One that is reached by TLS only, and by {@link #USER} only. */
    static EmbeddedBroker secured(Path folder) throws Exception {
        Path store = folder.resolve("broker.p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keyalg", "EC", "-dname", "CN=broker", "-ext", "san=ip:127.0.0.1", "-alias", "broker"));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", STORE_PASSWORD, "-keystore", store.toString()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("no certificate was made");
        }
        return new EmbeddedBroker(folder, Map.of(USER, PASSWORD), store);
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Its address. */
    public String url() {
        return address("trustStore");
    }

    /** @param use of the store that has its certificate */
    private String address(String use) {
        String plain = "tcp://127.0.0.1:" + port;
        return store == null
                ? plain
                : "%s?sslEnabled=true&%2$sPath=%3$s&%2$sPassword=%4$s&%2$sType=PKCS12"
                        .formatted(plain, use, store, STORE_PASSWORD);
    }

    private EmbeddedActiveMQ start() throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(!users.isEmpty())
                .setJMXManagementEnabled(false)
                .putSecurityRoles("assay.#", Set.of(role()))
                .addAcceptorConfiguration("tcp", address("keyStore"));
        configuration.setBrokerInstance(folder.toFile());
        EmbeddedActiveMQ started = new EmbeddedActiveMQ().setConfiguration(configuration);
        SecurityConfiguration security = new SecurityConfiguration(users, Map.of());
        users.keySet().forEach(user -> security.addRole(user, ROLE));
        started.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), security));
        started.start();
        return started;
    }

    private static Role role() {
        boolean send = true;
        boolean consume = true;
        boolean create = true;
        boolean browse = true;
        return new Role(ROLE, send, consume, create, false, false, false, false, browse, create, false, false, false);
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
