package dev.assay.fault;

import dev.assay.database.EmptyDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way to a server of this machine on which, after so many bytes, something goes wrong until it is healed. */
final class UnrulyWay implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("(jdbc:mysql://[^:/]+:)(\\d+)(/.*)");
    private static final long NEVER = Long.MAX_VALUE;

    private final ServerSocket door;
    private final int server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicLong left = new AtomicLong(NEVER);
    private volatile Trouble trouble = Trouble.RESET;

    /** What goes wrong. */
    enum Trouble {
        /** Each piece comes late by 5 ms; nothing is lost. */
        DELAY,
        /** Nothing gets through any more, and nobody is told. */
        SWALLOW,
        /** Connections are reset, and new ones as well. */
        RESET
    }

    private UnrulyWay(ServerSocket door, int server) {
        this.door = door;
        this.server = server;
    }

    /** To the server of that database. */
    static UnrulyWay to(EmptyDatabase database) throws IOException {
        Matcher url = URL.matcher(database.url());
        if (!url.matches()) {
            throw new IllegalArgumentException(database.url());
        }
        UnrulyWay way = new UnrulyWay(
                new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), Integer.parseInt(url.group(2)));
        daemon(way::accept);
        return way;
    }

    /** The database at the end of the way. */
    EmptyDatabase end(EmptyDatabase database) {
        return new EmptyDatabase(
                database.engine(),
                URL.matcher(database.url()).replaceFirst("$1" + door.getLocalPort() + "$3"),
                database.user(),
                database.password());
    }

    /** Bytes that still pass before the trouble begins. */
    long left() {
        return left.get();
    }

    void trouble(Trouble next, long afterBytes) {
        trouble = next;
        left.set(afterBytes);
    }

    /** Ends the trouble, and all connections that are open. */
    void heal() {
        left.set(NEVER);
        open.forEach(UnrulyWay::shut);
        open.clear();
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
                shut(door);
            }
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] piece = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (left.get() != NEVER && left.addAndGet(-length) <= 0 && !passes(from, to)) {
                    continue;
                }
                out.write(piece, 0, length);
            }
        } catch (IOException e) {
            shut(from); // one end hung up
        }
        shut(to);
    }

    private boolean passes(Socket from, Socket to) throws IOException {
        switch (trouble) {
            case DELAY -> {
                pause(5);
                return true;
            }
            case RESET -> {
                from.setSoLinger(true, 0);
                to.setSoLinger(true, 0);
                from.close();
                to.close();
                return false;
            }
            case SWALLOW -> {
                return false;
            }
        }
        return false;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
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
        Thread thread = new Thread(work, "unruly-way");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        shut(door);
        heal();
    }
}
