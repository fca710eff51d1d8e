package dev.assay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a process has cost, as Linux counts it.
 *
 * @param seconds from its start to its end
 * @param cpuSeconds of all its threads, of the kernel on its behalf too
 * @param peakMegabytes the most memory that was resident at any time
 * @param parts seconds of what it does, by name, where it tells them
 * @param output what it has printed
 */
record Cost(double seconds, double cpuSeconds, double peakMegabytes, Map<String, Double> parts, String output) {
    private static final long LOOK_EVERY_MILLIS = 10;
    private static final double TICKS_PER_SECOND = 100;
    /** In /proc/PID/stat, counted from the state behind the command's name: utime, stime, and those of ended children. */
    private static final List<Integer> CPU_FIELDS = List.of(11, 12, 13, 14);

    Cost {
        parts = Map.copyOf(parts);
    }

    Cost with(Map<String, Double> more) {
        Map<String, Double> all = new HashMap<>(parts);
        all.putAll(more);
        return new Cost(seconds, cpuSeconds, peakMegabytes, all, output);
    }

    /** Runs the process to its end; the last few milliseconds of its processor time may be missed. */
    static Cost of(ProcessBuilder command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("assay-bench-", ".log");
        long begun = System.nanoTime();
        Process process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Path files = Path.of("/proc", String.valueOf(process.pid()));
        double cpu = 0;
        double peak = 0;
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            cpu = Math.max(cpu, cpuSeconds(files));
            peak = Math.max(peak, peakMegabytes(files));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        String printed = Files.readString(output);
        Files.delete(output);
        if (process.exitValue() != 0) {
            throw new IllegalStateException("exit code %d of %s: %s"
                    .formatted(process.exitValue(), String.join(" ", command.command()), printed));
        }
        return new Cost(seconds, cpu, peak, Map.of(), printed);
    }

    private static double cpuSeconds(Path files) {
        String stat = content(files.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length < 15
                ? 0
                : CPU_FIELDS.stream()
                                .mapToLong(field -> Long.parseLong(fields[field]))
                                .sum()
                        / TICKS_PER_SECOND;
    }

    private static double peakMegabytes(Path files) {
        return content(files.resolve("status"))
                .lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Empty when the process has just ended. */
    private static String content(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            return "";
        } catch (UncheckedIOException e) {
            return "";
        }
    }
}
