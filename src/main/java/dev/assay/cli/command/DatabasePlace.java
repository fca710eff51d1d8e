package dev.assay.cli.command;

import dev.assay.operation.Connections;
import dev.assay.operation.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Where the file of an embedded database is. There is nothing to do about a server's database. */
final class DatabasePlace {
    private final Optional<Path> file;

    DatabasePlace(Environment environment) {
        this.file = Connections.file(environment.getProperty("spring.datasource.url", ""));
    }

    /**
     * Creates the folder if there is none yet.
     *
     * @throws CommandFailure if the database cannot be there
     */
    void prepare() {
        file.ifPresent(database -> {
            Path folder = Objects.requireNonNullElse(database.toAbsolutePath().getParent(), database);
            try {
                PrivateFiles.folder(folder);
            } catch (IOException e) {
                throw unwritable(folder);
            }
            Path first = Files.exists(database) ? database : folder;
            if (!Files.isWritable(first)) {
                throw unwritable(first);
            }
        });
    }

    private static CommandFailure unwritable(Path path) {
        return ExitCode.CONFIGURATION.failure(
                "%s, where the embedded database is, cannot be written by %s; give this account access, or set SPRING_DATASOURCE_URL to another place",
                path, System.getProperty("user.name", "this account"));
    }

    /** Denies others access to the file, which holds personal data. */
    void closeToOthers() {
        file.ifPresent(database -> {
            try {
                PrivateFiles.close(database);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
