package dev.assay.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a fuzzer's input lies while it is read, and how long that may take. */
final class Fuzzed {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final long LONGEST_NANOS = 1_000_000_000;

    private final Path folder;

    private Fuzzed(Path folder) {
        this.folder = folder;
    }

    /** A folder of its own, in memory where there is such a place. */
    static Fuzzed here() {
        Path memory = Path.of("/dev/shm");
        Path parent = Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path folder = Files.createTempDirectory(parent, "assay-fuzz-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "fuzz-end"));
            return new Fuzzed(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** The only file in the folder, with these bytes. */
    Path file(String name, byte[] data) {
        try {
            Path file = folder.resolve(name);
            Files.write(file, data);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if the work takes more than a second of processor time, also when all its classes have been loaded. */
    static void timed(Runnable work) {
        if (nanos(work) > LONGEST_NANOS) {
            long again = nanos(work);
            require(again < LONGEST_NANOS, "%d ms".formatted(again / 1_000_000));
        }
    }

    private static long nanos(Runnable work) {
        long began = CPU.getCurrentThreadCpuTime();
        work.run();
        return CPU.getCurrentThreadCpuTime() - began;
    }

    static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalStateException(complaint);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
