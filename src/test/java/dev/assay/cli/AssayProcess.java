package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EmptyDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The program in a process of its own, with small chunks, so that there are many moments to disturb it. Its lease is long:
 * heartbeats may come late. The lease of a process that was killed expires by {@link dev.assay.lease.Expiry}.
 */
public final class AssayProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path HOME = Path.of("target/processes");
    private static final Map<String, String> SETTINGS = Map.of(
            "ASSAY_RULEBOOKS", Path.of("jobs/rulebooks").toAbsolutePath().toString(),
            "ASSAY_WORK_PAGE_SIZE", "10",
            "ASSAY_WORK_CHUNK_SIZE", "50",
            "ASSAY_LEASE_DURATION", "10m",
            "ASSAY_LEASE_WAITING", "60s");

    private final Process process;
    private final Path out;
    private final Path err;

    /**
     * How a process ended.
     *
     * @param code its exit code
     * @param out what it printed as its result
     * @param err what it printed besides
     */
    public record End(int code, String out, String err) {
        /** That it ended so, and that nobody was shown what only developers can read. */
        public End endedWith(Integer... codes) {
            assertThat(code)
                    .as("exit code of a process that printed%n%s%s", out, err)
                    .isIn((Object[]) codes);
            assertThat(out + err).doesNotContain("\tat ").doesNotContain("Exception");
            return this;
        }

        /** The single line that says what was wrong. */
        public String complaint() {
            List<String> lines = err.lines().filter(line -> !isStep(line)).toList();
            assertThat(lines).as("lines on standard error").hasSize(1);
            return lines.get(0);
        }

        private static boolean isStep(String line) {
            return line.matches("assay: [a-z]+(: \\d.*)?");
        }
    }

    private AssayProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    private static Path gate(Path out) {
        return out.resolveSibling(out.getFileName() + ".go");
    }

    /** Starts a command; the settings come last and win. */
    public static AssayProcess start(EmptyDatabase database, Map<String, String> settings, String... arguments) {
        return start(HOME, environment(database, settings), arguments);
    }

    /** Starts a command that halts where it announces that step, until {@link #goOn} or a signal to stop. */
    static AssayProcess startHalting(
            String step, EmptyDatabase database, Map<String, String> settings, String... arguments) {
        Launch launch = new Launch(
                Path.of(""), List.of("-Dassay.home=" + HOME), environment(database, settings), List.of(arguments));
        return started(HOME, (out, err) -> launch.startHalting(step, gate(out), out, err));
    }

    /** Starts a command of a program that is installed in that folder, with this environment and nothing else. */
    static AssayProcess start(Path home, Map<String, String> environment, String... arguments) {
        return start(home, Path.of(""), List.of("-Dassay.home=" + home), environment, arguments);
    }

    /**
     * The same, called from a folder.
     *
     * @param home where its output is kept
     * @param from the current folder
     * @param options of the JVM, such as where the program is installed
     */
    static AssayProcess start(
            Path home, Path from, List<String> options, Map<String, String> environment, String... arguments) {
        Launch launch = new Launch(from, options, environment, List.of(arguments));
        return started(home, (out, err) -> launch.start(out, err));
    }

    private static AssayProcess started(Path home, Starting starting) {
        try {
            Files.createDirectories(home);
            Path out = Files.createTempFile(home, "out-", ".txt");
            Path err = Files.createTempFile(home, "err-", ".txt");
            return new AssayProcess(starting.of(out, err), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Starting {
        Process of(Path out, Path err) throws IOException;
    }

    /** Starts a command and waits until it has ended. */
    public static End run(EmptyDatabase database, Map<String, String> settings, String... arguments) {
        try (AssayProcess process = start(database, settings, arguments)) {
            return process.end();
        }
    }

    /** Starts a command with that much heap and waits until it has ended. */
    static End runWithin(String heap, EmptyDatabase database, Map<String, String> settings, String... arguments) {
        try (AssayProcess process = start(
                HOME, Path.of(""), List.of("-Dassay.home=" + HOME, heap), environment(database, settings), arguments)) {
            return process.end();
        }
    }

    private static Map<String, String> environment(EmptyDatabase database, Map<String, String> settings) {
        Map<String, String> environment = new TreeMap<>(SETTINGS);
        environment.put("SPRING_DATASOURCE_URL", database.url());
        environment.put("SPRING_DATASOURCE_USERNAME", database.user());
        environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
        environment.putAll(settings);
        return environment;
    }

    /** Waits until it has announced a step with a name of that pattern; fails if it ends before. */
    public AssayProcess reaches(String step) {
        Pattern announced = Pattern.compile("^assay: (" + step + ")$", Pattern.MULTILINE);
        return awaitText(step, err, text -> announced.matcher(text).find());
    }

    /** Waits until it has printed that. */
    public AssayProcess prints(String said) {
        return awaitText(said, out, text -> text.contains(said));
    }

    private AssayProcess awaitText(String what, Path file, Predicate<String> there) {
        long givingUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            // asked first: what it prints at its end is there when it has ended
            boolean more = process.isAlive() && System.nanoTime() < givingUp;
            if (there.test(text(file))) {
                return this;
            }
            assertThat(more)
                    .as("on the way to \"%s\":%n%s%s", what, text(out), text(err))
                    .isTrue();
            pause(5);
        }
    }

    /** Waits so long from the moment on at which it announces its first step; no longer than it runs. */
    public AssayProcess afterFirstStep(long millis) {
        long givingUp = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && !text(err).startsWith("assay: ")) {
            assertThat(System.nanoTime()).as("on the way to its first step").isLessThan(givingUp);
            pause(5);
        }
        return process.isAlive() ? after(millis) : this;
    }

    public AssayProcess after(long millis) {
        pause(millis);
        return this;
    }

    /** Lets one that halts go on; does nothing to any other. */
    AssayProcess goOn() {
        try {
            Files.createFile(gate(out));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a lost machine would, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** Asks it to stop, as the init system of a machine does. */
    public End terminate() {
        process.destroy();
        return end();
    }

    /** Sends it a signal by name, such as STOP, which freezes it, and CONT; nothing happens if it has ended. */
    public AssayProcess signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .inheritIO()
                    .start();
            assertThat(kill.waitFor() == 0 || !process.isAlive())
                    .as("kill -%s", name)
                    .isTrue();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public End end() {
        await();
        return new End(process.exitValue(), text(out), text(err));
    }

    private void await() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("ended in time:%n%s%s", text(out), text(err))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroyForcibly();
            await();
        }
    }
}
