package dev.assay.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.util.FileSystemUtils;

/**
 * The program as a jar, with an archive of the classes that it loads: with it, a process starts in two thirds of the
 * processor time. Made once for each build of the program, by the first test that starts a process.
 */
final class ProgramArchive {
    private static final Path FOLDER = Path.of("target").toAbsolutePath();
    private static final Path CLASSES = FOLDER.resolve("classes");
    private static final ProgramArchive THIS = provided();

    private final Path home;

    private ProgramArchive(Path home) {
        this.home = home;
    }

    static ProgramArchive ofThisBuild() {
        return THIS;
    }

    /** What the tests have on their class path, apart from what is only theirs: they log to the terminal. */
    String classPath() {
        return Stream.concat(Stream.of(home.resolve("assay.jar").toString()), libraries())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The options of the JVM; an archive that it cannot use would make it print so. */
    List<String> options() {
        return List.of("-XX:SharedArchiveFile=" + home.resolve("classes.jsa"), "-Xlog:disable");
    }

    private static Stream<String> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"));
    }

    /** Another JVM of the same build may be making it. */
    private static ProgramArchive provided() {
        try (FileChannel channel = FileChannel.open(
                        FOLDER.resolve("program.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            ProgramArchive archive = new ProgramArchive(FOLDER.resolve("program-" + fingerprint()));
            Path complete = archive.home.resolve("complete");
            if (lock.isValid() && !Files.exists(complete)) {
                archive.make();
                Files.createFile(complete);
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.sorted().toList();
        }
    }

    /** Of all that the archive depends on. */
    private static String fingerprint() throws IOException {
        List<String> state = new ArrayList<>(libraries().toList());
        state.add(System.getProperty("java.vm.version"));
        for (Path file : files()) {
            state.add("%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file)));
        }
        CRC32 crc = new CRC32();
        crc.update(String.join("\n", state).getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }

    private void make() throws IOException {
        removeOthers();
        Files.createDirectories(home);
        jar();
        Map<String, String> environment = Map.of(
                "ASSAY_RULEBOOKS",
                Path.of("jobs/rulebooks").toAbsolutePath().toString(),
                "SPRING_DATASOURCE_URL",
                "jdbc:h2:mem:archive;MODE=MySQL;DB_CLOSE_DELAY=-1",
                "SPRING_DATASOURCE_USERNAME",
                "sa",
                "SPRING_DATASOURCE_PASSWORD",
                "");
        List<String> options =
                List.of("-Dassay.home=" + home, "-XX:ArchiveClassesAtExit=" + home.resolve("classes.jsa"));
        Path out = home.resolve("out.txt");
        Path err = home.resolve("err.txt");
        int code = new Launch(Path.of(""), options, environment, List.of(home.toString()))
                .prepare(classPath(), out, err)
                .onExit()
                .join()
                .exitValue();
        if (code != 0 || !Files.exists(home.resolve("classes.jsa"))) {
            throw new IllegalStateException("no archive of classes was made: see " + out + " and " + err);
        }
    }

    /** Those of earlier builds in this folder. */
    private static void removeOthers() throws IOException {
        try (Stream<Path> others = Files.list(FOLDER)) {
            for (Path other : others.filter(
                            path -> path.getFileName().toString().matches("program-[0-9a-f]{8}"))
                    .toList()) {
                FileSystemUtils.deleteRecursively(other);
            }
        }
    }

    private void jar() throws IOException {
        try (OutputStream file = Files.newOutputStream(home.resolve("assay.jar"));
                ZipOutputStream jar = new ZipOutputStream(file)) {
            for (Path path : files().subList(1, files().size())) {
                boolean folder = Files.isDirectory(path);
                jar.putNextEntry(new ZipEntry(CLASSES.relativize(path) + (folder ? "/" : "")));
                if (!folder) {
                    Files.copy(path, jar);
                }
                jar.closeEntry();
            }
        }
    }
}
