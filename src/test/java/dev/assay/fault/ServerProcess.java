package dev.assay.fault;

import dev.assay.database.EmptyDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server of a database on this machine (Linux), which can be killed and started again as it was started before. */
final class ServerProcess {
    private static final Pattern PORT = Pattern.compile("jdbc:mysql://[^:/]+:(\\d+)/.*");
    private static final long PATIENCE_MILLIS = 60_000;

    private final EmptyDatabase database;
    private final List<String> command;
    private final Path root;
    private final Path folder;
    private ProcessHandle process;

    private ServerProcess(EmptyDatabase database, ProcessHandle process) throws IOException {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        this.database = database;
        this.process = process;
        this.root = Files.readSymbolicLink(proc.resolve("root"));
        this.folder = Files.readSymbolicLink(proc.resolve("cwd"));
        this.command = arguments(proc);
    }

    static ServerProcess of(EmptyDatabase database) throws IOException {
        Matcher port = PORT.matcher(database.url());
        if (!port.matches()) {
            throw new IllegalArgumentException(database.url());
        }
        String argument = "--port=" + port.group(1);
        ProcessHandle server = ProcessHandle.allProcesses()
                .filter(process -> isServer(process, argument))
                .findFirst()
                .orElseThrow();
        return new ServerProcess(database, server);
    }

    private static boolean isServer(ProcessHandle process, String argument) {
        try {
            List<String> arguments = arguments(Path.of("/proc", String.valueOf(process.pid())));
            return arguments.contains(argument) && arguments.get(0).matches(".*(mysqld|mariadbd)");
        } catch (IOException e) {
            return false; // it has ended meanwhile
        }
    }

    private static List<String> arguments(Path proc) throws IOException {
        String line = Files.readString(proc.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        return Stream.of(line.split("\0")).toList();
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again, and waits until it lets somebody in. */
    void start() throws IOException {
        List<String> again = new ArrayList<>();
        if (root.getNameCount() > 0) {
            again.addAll(List.of("chroot", root.toString()));
        }
        again.addAll(command);
        Process started = new ProcessBuilder(again)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target/server.log").toFile()))
                .start();
        process = started.toHandle();
        if (root.getNameCount() == 0) {
            // it is this JVM's own; another one is stopped by whoever started it
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "server-end"));
        }
        long givingUp = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!letsIn()) {
            if (System.currentTimeMillis() > givingUp || !started.isAlive()) {
                throw new IllegalStateException("the server has not come back: see target/server.log");
            }
            pause();
        }
    }

    private boolean letsIn() {
        try (Connection connection = database.connect()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false; // not yet
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
