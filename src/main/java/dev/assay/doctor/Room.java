package dev.assay.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room where the nights write, and whether they may write there. */
final class Room {
    private static final long TOO_LITTLE = 256L << 20;
    private static final long LITTLE = 2L << 30;

    private Room() {}

    /** @param path a file or folder, which need not be there yet */
    static Finding of(String what, Path path) {
        Path there = path.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isWritable(there)) {
            return Finding.problem(
                    what,
                    "%s may not be written to by %s".formatted(there, System.getProperty("user.name", "this account")),
                    "sudo chown \"$(id -un)\" " + Checkup.quoted(there));
        }
        try {
            return of(what, path, Files.getFileStore(there).getUsableSpace());
        } catch (IOException e) {
            return Finding.problem(
                    what, "%s cannot be checked (%s)".formatted(there, e), "df -h " + Checkup.quoted(there));
        }
    }

    static Finding of(String what, Path path, long usable) {
        String says = "%d MiB are free for %s".formatted(usable >> 20, path);
        String remedy = "df -h " + Checkup.quoted(path);
        if (usable < TOO_LITTLE) {
            return Finding.problem(what, says, remedy);
        }
        return usable < LITTLE ? Finding.note(what, says, remedy) : Finding.ok(what, says);
    }
}
