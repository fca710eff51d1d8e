package dev.assay.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of its own in memory, that can be filled but for so many bytes. Only root may have one. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where nothing may be mounted. */
    static SmallDisk at(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        int code = run(List.of(
                "mount", "-t", "tmpfs", "-o", "size=%dm".formatted(megabytes), "assay-faults", folder.toString()));
        assumeTrue(code == 0, "nothing may be mounted here, so no disk can be filled");
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Takes all room but this. */
    void leave(long bytes) throws IOException {
        long taken = Files.getFileStore(folder).getUsableSpace() - bytes;
        byte[] piece = new byte[1 << 16];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            for (long left = taken; left > 0; left -= piece.length) {
                filler.write(piece, 0, (int) Math.min(left, piece.length));
            }
        }
    }

    /** Gives the room back. */
    void empty() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static int run(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join()
                .exitValue();
    }

    @Override
    public void close() throws IOException {
        run(List.of("umount", "-l", folder.toString()));
    }
}
