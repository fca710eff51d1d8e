package dev.assay.feed;

import dev.assay.facts.Feed;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What the sender says of a data file.
 *
 * @param producedAt when the sender made it, to the microsecond, in the years 1000 to 9999 (UTC)
 * @param rows the records after the header, those that will be rejected included; 0 or more
 * @param sha256 over the bytes of the data file as it lies there, packed or not; 64 digits of lower-case hex
 */
public record Manifest(Feed feed, Mode mode, Instant producedAt, long rows, String sha256) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int NANOS_PER_MICRO = 1000;

    public Manifest {
        if (mode == Mode.SNAPSHOT && !feed.snapshots()) {
            throw new IllegalArgumentException(noSnapshots(feed));
        }
        boolean storable = !producedAt.isBefore(Iso.FIRST) && !producedAt.isAfter(Iso.LAST);
        if (!storable || producedAt.getNano() % NANOS_PER_MICRO != 0) {
            throw new IllegalArgumentException(
                    "produced_at %s is not in the years 1000 to 9999 to the microsecond".formatted(producedAt));
        }
        if (rows < 0) {
            throw new IllegalArgumentException("a manifest of %d rows".formatted(rows));
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 %s is not 64 hex digits".formatted(Shown.of(sha256)));
        }
    }

    /**
     * Reads the manifest of a data file.
     *
     * @throws Refusal if it is no manifest, or one of another feed than the file's name says
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if the file is waiting for its manifest
     */
    public static Manifest of(InboxFile file) throws IOException {
        Manifest manifest = ManifestText.parse(Fingerprint.manifestBytes(file));
        if (manifest.feed() != file.feed()) {
            throw new Refusal("the manifest says feed '%s' but the file name '%s'; correct the one that is wrong"
                    .formatted(manifest.feed().id(), file.feed().id()));
        }
        return manifest;
    }

    /** The manifest as it is written: one line of JSON in the contract's order. */
    public String json() {
        return ManifestText.write(this);
    }

    static String noSnapshots(Feed feed) {
        return "mode 'snapshot' is not possible for %s; write 'delta'".formatted(feed.id());
    }
}
