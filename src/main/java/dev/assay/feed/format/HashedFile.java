package dev.assay.feed.format;

import dev.assay.facts.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Hashes the bytes of a data file as they are read. Follows no links and reads no more than the limit. */
public final class HashedFile extends InputStream {
    private static final int BLOCK = 1 << 16;

    private final InputStream bytes;
    private final MessageDigest digest = Sha256.digest();
    private final FeedLimits limits;
    private long read;

    /** @throws Refusal if the file is larger than the limit */
    public HashedFile(Path file, FeedLimits limits) throws IOException {
        this.limits = limits;
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is no longer a regular file");
        }
        limit(Files.size(file));
        this.bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = bytes.read(into, from, length);
        if (count > 0) {
            digest.update(into, from, count);
            read += count;
            limit(read);
        }
        return count;
    }

    /** Reads the rest of the file and returns the SHA-256 of all bytes in lower-case hex. Must be called only once. */
    public String sha256OfAll() throws IOException {
        byte[] block = new byte[BLOCK];
        while (read(block, 0, block.length) >= 0) {
            // only the hash is needed
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private void limit(long size) throws Refusal {
        if (size > limits.fileBytes()) {
            throw new Refusal("the file has more than %d bytes; split it or raise assay.limits.file-bytes"
                    .formatted(limits.fileBytes()));
        }
    }
}
