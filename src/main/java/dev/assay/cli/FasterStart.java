package dev.assay.cli;

import dev.assay.cli.command.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs what most starts run, and loads what a MySQL server and its TLS need, so that a JVM that archives its classes at its
 * end has them. The launcher starts it once for each build, with a database in memory and a folder that it deletes.
 */
public final class FasterStart {
    private static final LocalDate FIRST = LocalDate.of(2017, 10, 16);
    private static final List<LocalDate> NIGHTS = List.of(FIRST, FIRST.plusDays(1));
    private static final String DRIVER = "com.mysql.cj.jdbc.Driver";
    /** Protocols of the driver that the program does not use. */
    private static final List<String> UNUSED = List.of("/cj/x/", "/cj/xdevapi/", "/cj/protocol/x/", "/cj/jdbc/ha/");

    private static final Set<Integer> FINE = Set.of(ExitCode.DONE.code(), ExitCode.DELIVERY_PROBLEM.code());
    private static final String CLASS = ".class";

    private FasterStart() {}

    /**
     * Ends with the code of the last command that failed, if any did: with rulebooks that are not for the invented nights the
     * archive lacks what nights need, and nothing else.
     *
     * @param arguments an empty folder
     */
    public static void main(String[] arguments) throws IOException, URISyntaxException, ReflectiveOperationException {
        int failed = commands(Path.of(arguments[0]).resolve("inbox"));
        Class<?> driver = Class.forName(DRIVER);
        URI jar = driver.getProtectionDomain().getCodeSource().getLocation().toURI();
        try (FileSystem classes = FileSystems.newFileSystem(Path.of(jar))) {
            load(classes.getPath("/"), "com/mysql/cj", driver.getClassLoader());
        }
        Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
        load(base, "com/sun/crypto/provider", null);
        load(base, "sun/security/ssl", null);
        System.exit(failed);
    }

    private static int commands(Path inbox) {
        List<String[]> commands = new ArrayList<>();
        commands.add(new String[] {
            "generate", "--partners=20", "--nights=2", "--first=" + FIRST, "--every=P1D", "--out=" + inbox, "--quiet"
        });
        for (LocalDate night : NIGHTS) {
            Path folder = inbox.resolve("night-%02d-%s".formatted(NIGHTS.indexOf(night) + 1, night));
            commands.add(new String[] {"nightly", "--date=" + night, "--inbox=" + folder, "--quiet"});
        }
        for (String answer : List.of("status", "history", "rejects", "explain P1000003")) {
            commands.add(answer.split(" "));
        }
        return commands.stream()
                .map(Assay::run)
                .filter(code -> !FINE.contains(code))
                .reduce(0, (first, next) -> next);
    }

    /** Loads the classes below a folder of a class path; null = the loader of the JVM. */
    private static void load(Path classPath, String folder, @Nullable ClassLoader loader) throws IOException {
        try (Stream<Path> files = Files.walk(classPath.resolve(folder))) {
            files.map(file -> classPath.relativize(file).toString())
                    .filter(name -> name.endsWith(CLASS) && UNUSED.stream().noneMatch(name::contains))
                    .forEach(name -> load(
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'), loader));
        }
    }

    private static void load(String name, @Nullable ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // for a library that is not there, such as a cloud's: then nothing of the program needs it either
        }
    }
}
