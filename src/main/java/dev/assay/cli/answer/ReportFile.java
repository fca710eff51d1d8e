package dev.assay.cli.answer;

import dev.assay.cli.command.ExitCode;
import dev.assay.operation.PrivateFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that a report goes to: whoever opens it sees the old page or the new one, never half of one. */
final class ReportFile {
    private final Path file;

    private ReportFile(Path file) {
        this.file = file;
    }

    /** Refuses, before any work is done, what cannot be a file. */
    static ReportFile at(Path place) {
        Path file = place.toAbsolutePath().normalize();
        if (Files.isDirectory(file)) {
            throw ExitCode.USAGE.failure("--out %s is a folder; name a file in it", file);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw ExitCode.USAGE.failure("--out %s is not a regular file; --out - writes to standard output", file);
        }
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw ExitCode.USAGE.failure("the folder %s does not exist; create it, or choose another --out", folder);
        }
        return new ReportFile(file);
    }

    /** Writes the page, in place of one that is there; says where it is. */
    Path write(String html) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file;
            Path draft = target.resolveSibling(".%s.%d.tmp"
                    .formatted(target.getFileName(), ProcessHandle.current().pid()));
            try {
                Files.writeString(Files.createFile(draft, PrivateFiles.attributes()), html);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            return file;
        } catch (IOException e) {
            throw ExitCode.CONFIGURATION.failure(
                    "%s cannot be written: %s; choose another --out, or - for standard output", file, reason(e));
        }
    }

    /** Java leaves out of its messages what the class says. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof NoSuchFileException
                ? "no file can be created in its folder"
                : String.valueOf(e.getMessage());
    }
}
