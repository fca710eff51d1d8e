package dev.assay.store.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of an embedded database, which only one process at a time can open. A file beside it identifies that process,
 * because no other process can read the database to find out.
 *
 * @param path without the extension that H2 adds
 */
public record EmbeddedFile(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFile.class);
    private static final Pattern URL =
            Pattern.compile("jdbc:h2:(?:file:)?(?!(?:mem|tcp|ssl|nio|zip):)([^;]+)(?:;.*)?", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("\"([^\"]+)\\.mv\\.db\"");

    /** The file of a JDBC URL; empty if the URL has none. */
    public static Optional<EmbeddedFile> of(String url) {
        Matcher file = URL.matcher(url);
        return file.matches() ? Optional.of(new EmbeddedFile(Path.of(file.group(1)))) : Optional.empty();
    }

    /** The file named in an error because another process has it open, or because it is damaged; empty if none is. */
    public static Optional<EmbeddedFile> named(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            Matcher file = NAMED.matcher(String.valueOf(cause.getMessage()));
            if (cause instanceof SQLException && file.find()) {
                return Optional.of(new EmbeddedFile(Path.of(file.group(1))));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return path + ".mv.db";
    }

    /** Records the process that has it open; must be called by that process. */
    public void claim(String process) {
        try {
            Files.writeString(owner(), process, StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.warn("the process that has {} open cannot be recorded in {}", path, owner(), e);
        }
    }

    /** Deletes the record of the process. */
    public void giveBack() {
        try {
            Files.deleteIfExists(owner());
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted", owner(), e);
        }
    }

    /** Which process has it open and since when, in UTC; empty if unknown. Only valid while the file cannot be opened. */
    public Optional<String> holder() {
        try {
            String said = Files.readString(owner(), StandardCharsets.UTF_8).strip();
            Instant since = Files.getLastModifiedTime(owner()).toInstant().truncatedTo(ChronoUnit.SECONDS);
            return said.isEmpty() ? Optional.empty() : Optional.of("%s, since %s".formatted(said, since));
        } catch (IOException e) {
            LOG.debug("the process that has {} open is unknown", path, e);
            return Optional.empty();
        }
    }

    private Path owner() {
        return path.resolveSibling(path.getFileName() + ".process");
    }
}
