package dev.assay.cli;

import dev.assay.database.EmptyDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to the server of a database that can be cut, as if the server were gone, swallow all that is sent over it, or
 * have any trouble after so many bytes.
 */
public final class Forwarder implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("(jdbc:mysql://[^:/]+:)(\\d+)(/.*)");

    private static final long NEVER = Long.MAX_VALUE;
    private static final long DELAY_MILLIS = 5;

    private final ServerSocket door;
    private final EmptyDatabase database;
    private final Matcher url;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicLong left = new AtomicLong(NEVER);
    private volatile Trouble trouble = Trouble.DELAY;
    private boolean swallowing;

    /** What goes wrong, until it is healed. */
    public enum Trouble {
        /** Each piece comes 5 ms later. */
        DELAY,
        /** Nothing comes through, in either direction, and no connection is closed or refused. */
        SWALLOW,
        /** Each connection over which something is sent is reset. */
        RESET
    }

    private Forwarder(ServerSocket door, EmptyDatabase database) {
        this.door = door;
        this.database = database;
        url = URL.matcher(database.url());
        if (!url.matches()) {
            throw new IllegalArgumentException(database.url());
        }
    }

    /** To a server on this machine. */
    public static Forwarder to(EmptyDatabase database) {
        try {
            Forwarder forwarder = new Forwarder(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), database);
            daemon(forwarder::accept);
            return forwarder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database by this way. */
    public EmptyDatabase database() {
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

    /** Lets this begin after so many bytes in both directions together. */
    public void trouble(Trouble next, long afterBytes) {
        trouble = next;
        left.set(afterBytes);
    }

    /** The bytes after which the trouble begins. */
    public long left() {
        return left.get();
    }

    /** Ends the trouble, and all connections that are open. */
    public void heal() {
        left.set(NEVER);
        open.forEach(Forwarder::shut);
        open.clear();
        letThrough();
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
                if (left.get() != NEVER && left.addAndGet(-length) <= 0) {
                    begin(from, to);
                }
                awaitPassage();
                to.getOutputStream().write(bytes, 0, length);
            }
            awaitPassage();
        } catch (IOException e) {
            shut(from); // one end hung up
        }
        shut(to);
    }

    private void begin(Socket from, Socket to) throws IOException {
        switch (trouble) {
            case DELAY -> pause();
            case SWALLOW -> swallow();
            case RESET -> {
                from.setSoLinger(true, 0);
                to.setSoLinger(true, 0);
                from.close();
                to.close();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(DELAY_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
