package dev.assay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a server that can be cut, as if the server were gone. */
final class Forwarder implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private Forwarder(ServerSocket door, int server) {
        this.door = door;
        this.server = server;
    }

    /** To a port of this machine. */
    static Forwarder to(int server) {
        try {
            Forwarder forwarder = new Forwarder(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), server);
            daemon(forwarder::accept);
            return forwarder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() {
        cut();
    }

    /** Ends all connections, and lets no new one in. */
    void cut() {
        shut(door);
        open.forEach(Forwarder::shut);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Socket called = new Socket("127.0.0.1", server);
                open.addAll(List.of(caller, called));
                daemon(() -> copy(caller, called));
                daemon(() -> copy(called, caller));
            } catch (IOException e) {
                cut(); // the door was shut
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            shut(from); // one end hung up
        }
        shut(to);
    }

    private static void shut(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "forwarder");
        thread.setDaemon(true);
        thread.start();
    }
}
