package dev.assay.feed;

import dev.assay.facts.Sha256;
import dev.assay.feed.format.Refusal;
import dev.assay.mapping.MappingException;
import dev.assay.mapping.Mappings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Detects whether a data file, its manifest or its mapping has changed since the file was refused.
 *
 * @param data SHA-256 of the bytes of the data file, lower-case hex
 * @param manifest SHA-256 of the bytes of the manifest, lower-case hex; if that names a mapping, of both files
 */
public record Fingerprint(String data, String manifest) {
    private static final int BLOCK = 1 << 16;
    private static final int MOST_MANIFEST_BYTES = 64 << 10;

    /**
     * Reads both files completely, whatever their size.
     *
     * @param mappings a manifest that names none of these is hashed alone
     * @throws IOException if one cannot be read
     * @throws IllegalArgumentException if the file is waiting for its manifest
     */
    public static Fingerprint of(InboxFile file, Mappings mappings) throws IOException {
        String manifest = ofManifest(file, mappings);
        return new Fingerprint(hex(digest(file.data())), manifest);
    }

    /** Only the part of {@link #of} that is about the manifest and the mapping; throws the same. */
    public static String ofManifest(InboxFile file, Mappings mappings) throws IOException {
        String mapping = mapping(file, mappings);
        MessageDigest manifest = digest(manifestPath(file));
        manifest.update(mapping.getBytes(StandardCharsets.UTF_8));
        return hex(manifest);
    }

    /** The fingerprint of the mapping, or what is wrong with it; empty if there is no mapping, or no known one. */
    private static String mapping(InboxFile file, Mappings mappings) throws IOException {
        try {
            Manifest manifest = Manifest.of(file);
            return manifest.mapping() == null ? "" : manifest.mapping(mappings).fingerprint();
        } catch (Refusal e) {
            return e.getCause() instanceof MappingException ? e.reason() : "";
        }
    }

    /** @throws Refusal if it is larger than a manifest may be, 64 KiB */
    static byte[] manifestBytes(InboxFile file) throws IOException {
        try (InputStream bytes = open(manifestPath(file))) {
            byte[] all = bytes.readNBytes(MOST_MANIFEST_BYTES + 1);
            if (all.length > MOST_MANIFEST_BYTES) {
                throw new Refusal(
                        "the manifest has more than %d bytes; write only its five keys".formatted(MOST_MANIFEST_BYTES));
            }
            return all;
        }
    }

    private static Path manifestPath(InboxFile file) {
        Path manifest = file.manifest();
        if (manifest == null) {
            throw new IllegalArgumentException(file.name() + " is waiting for its manifest");
        }
        return manifest;
    }

    private static MessageDigest digest(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] block = new byte[BLOCK];
        try (InputStream bytes = new DigestInputStream(open(file), digest)) {
            while (bytes.read(block) >= 0) {
                // only the hash is wanted
            }
        }
        return digest;
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is no longer a regular file");
        }
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }
}
