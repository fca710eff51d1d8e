package dev.assay.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
        ProgramArchive program = ProgramArchive.ofThisBuild();
        return start(out, err, program.options(), program.classPath(), Assay.class);
    }

    /** Starts {@link FasterStart} on that class path, as the launcher does, to make the archive of its classes. */
    Process prepare(String classPath, Path out, Path err) throws IOException {
        return start(out, err, List.of(), classPath, FasterStart.class);
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
        ProgramArchive program = ProgramArchive.ofThisBuild();
        String classPath = program.classPath() + File.pathSeparator + haltingPath();
        return new Launch(from, halting, environment, arguments)
                .start(out, err, program.options(), classPath, HaltingAssay.class);
    }

    private Process start(Path out, Path err, List<String> first, String classPath, Class<?> main) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(USUAL);
        command.addAll(first);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(from.toAbsolutePath().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(ASSAY|SPRING|JAVA|JDK)_.*"));
        builder.environment().putAll(environment);
        return builder.start();
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
