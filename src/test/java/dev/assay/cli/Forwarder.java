package dev.assay.cli;

import dev.assay.database.EmptyDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way to the server of a database that can be cut, as if the server were gone, or swallow all that is sent over it. */
final class Forwarder implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("(jdbc:mysql://[^:/]+:)(\\d+)(/.*)");

    private final ServerSocket door;
    private final EmptyDatabase database;
    private final Matcher url;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private boolean swallowing;

    private Forwarder(ServerSocket door, EmptyDatabase database) {
        this.door = door;
        this.database = database;
        url = URL.matcher(database.url());
        if (!url.matches()) {
            throw new IllegalArgumentException(database.url());
        }
    }

    /** To a server on this machine. */
    static Forwarder to(EmptyDatabase database) {
        try {
            Forwarder forwarder = new Forwarder(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), database);
            daemon(forwarder::accept);
            return forwarder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database by this way. */
    EmptyDatabase database() {
        String through = url.group(1) + door.getLocalPort() + url.group(3);
        return new EmptyDatabase(database.engine(), through, database.user(), database.password());
    }

    /** From now on nothing comes through, in either direction, and no connection is closed or refused. */
    synchronized void swallow() {
        swallowing = true;
    }

    /** From now on everything comes through again, also what was sent meanwhile, as it is sent until it is received. */
    synchronized void letThrough() {
        swallowing = false;
        notifyAll();
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
                Socket called = new Socket("127.0.0.1", Integer.parseInt(url.group(2)));
                open.addAll(List.of(caller, called));
                daemon(() -> copy(caller, called));
                daemon(() -> copy(called, caller));
            } catch (IOException e) {
                cut(); // the door was shut
            }
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try {
            for (int length; (length = from.getInputStream().read(bytes)) >= 0; ) {
                awaitPassage();
                to.getOutputStream().write(bytes, 0, length);
            }
            awaitPassage();
        } catch (IOException e) {
            shut(from); // one end hung up
        }
        shut(to);
    }

    private synchronized void awaitPassage() {
        try {
            while (swallowing) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
