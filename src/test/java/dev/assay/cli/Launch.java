package dev.assay.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How the program is started in a process of its own.
 *
 * @param from the current folder
 * @param options of the JVM, besides the usual ones
 * @param environment all that the process knows of settings
 * @param arguments of the command
 */
record Launch(Path from, List<String> options, Map<String, String> environment, List<String> arguments) {
    private static final List<String> USUAL = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8");

    /** Starts the program. */
    Process start(Path out, Path err) throws IOException {
        return start(out, err, programPath(), Assay.class);
    }

    /**
     * Starts the program so that it halts when it announces a step.
     *
     * @param gate the file for which it waits
     */
    Process startHalting(String step, Path gate, Path out, Path err) throws IOException {
        List<String> halting = new ArrayList<>(options);
        halting.add("-D" + HaltingAssay.STEP + "=" + step);
        halting.add("-D" + HaltingAssay.GATE + "=" + gate.toAbsolutePath());
        return new Launch(from, halting, environment, arguments)
                .start(out, err, programPath() + File.pathSeparator + haltingPath(), HaltingAssay.class);
    }

    private Process start(Path out, Path err, String path, Class<?> main) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(USUAL);
        command.addAll(options);
        command.addAll(List.of("-cp", path, main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(from.toAbsolutePath().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(ASSAY|SPRING|JAVA|JDK)_.*"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What the tests have on their class path, apart from what is only theirs: they log to the terminal. */
    private static String programPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A folder with the only class of the tests that a process needs. */
    private static Path haltingPath() throws IOException {
        String name = HaltingAssay.class.getName().replace('.', '/') + ".class";
        Path folder = Path.of("target/halting-" + ProcessHandle.current().pid()).toAbsolutePath();
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream bytes = Objects.requireNonNull(Launch.class.getResourceAsStream("/" + name))) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return folder;
    }
}
