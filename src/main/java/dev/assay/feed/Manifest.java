package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.facts.Notation;
import dev.assay.feed.format.Refusal;
import dev.assay.feed.format.Shown;
import dev.assay.mapping.Mapping;
import dev.assay.mapping.MappingException;
import dev.assay.mapping.Mappings;
import dev.assay.yaml.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sender's description of a data file.
 *
 * @param feed null if a mapping determines the feeds
 * @param mapping the mapping that reads the file; null for a file of one feed. Exactly one of the two is present
 * @param mode with a mapping always a delta, because the mapping itself states what ends
 * @param producedAt when the sender made it, to the microsecond, in the years 1000 to 9999 (UTC)
 * @param rows the number of records after the header, including rejected and filtered ones; 0 or more
 * @param sha256 of the bytes of the data file as delivered, compressed or not; 64 lower-case hex digits
 */
public record Manifest(
        @Nullable Feed feed, @Nullable String mapping, Mode mode, Instant producedAt, long rows, String sha256) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int NANOS_PER_MICRO = 1000;

    public Manifest {
        if ((feed == null) == (mapping == null)) {
            throw new IllegalArgumentException("a manifest with feed %s and mapping %s".formatted(feed, mapping));
        }
        if (mapping != null && !Mapping.isName(mapping)) {
            throw new IllegalArgumentException("mapping %s is not a valid name".formatted(Shown.of(mapping)));
        }
        if (mode == Mode.SNAPSHOT && (feed == null || !feed.snapshots())) {
            throw new IllegalArgumentException(feed == null ? NO_MAPPED_SNAPSHOTS : noSnapshots(feed));
        }
        boolean storable = !producedAt.isBefore(Notation.FIRST) && !producedAt.isAfter(Notation.LAST);
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

    static final String NO_MAPPED_SNAPSHOTS =
            "mode 'snapshot' is not possible with a mapping, which itself states what ends; write 'delta'";

    /** A manifest of a file of one feed. */
    public Manifest(Feed feed, Mode mode, Instant producedAt, long rows, String sha256) {
        this(feed, null, mode, producedAt, rows, sha256);
    }

    /**
     * Reads the manifest of a data file.
     *
     * @throws Refusal if it is not a valid manifest, or states another feed than the file's name
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if the file is waiting for its manifest
     */
    public static Manifest of(InboxFile file) throws IOException {
        Manifest manifest = ManifestText.parse(Fingerprint.manifestBytes(file));
        if (manifest.feed() != null && manifest.feed() != file.feed()) {
            throw new Refusal(
                    file.feed() == null
                            ? "the manifest says feed '%s' but the file name names none; rename it to <feed>[-anything].csv"
                                            .formatted(manifest.feed().id())
                                    + " or .csv.gz, or name a mapping instead of the feed"
                            : "the manifest says feed '%s' but the file name '%s'; correct the wrong one"
                                    .formatted(manifest.feed().id(), file.feed().id()));
        }
        return manifest;
    }

    /**
     * The feeds that the file fills, in the order in which its rows are applied; each is recorded as a delivery.
     *
     * @throws Refusal if its mapping is unknown
     */
    public List<Feed> feeds(Mappings mappings) throws Refusal {
        return feed != null ? List.of(feed) : mapping(mappings).feeds();
    }

    /** True if the file is a snapshot, for that feed, of the partners that it names. */
    public boolean snapshotOfPartners(Feed of, Mappings mappings) throws Refusal {
        return mapping != null && mapping(mappings).snapshotOfPartners(of);
    }

    /**
     * The mapping that reads the file.
     *
     * @throws Refusal if it is unknown
     * @throws IllegalStateException if the file has no mapping
     */
    Mapping mapping(Mappings mappings) throws Refusal {
        if (mapping == null) {
            throw new IllegalStateException("a file of a feed has no mapping");
        }
        Mapping found = found(mapping, mappings);
        if (found == null) {
            throw new Refusal("the manifest's mapping '%s' is unknown; %s"
                    .formatted(
                            mapping,
                            mappings.names().isEmpty()
                                    ? "there are none; put it into the folder of the setting assay.mappings"
                                    : "put it into the folder of the setting assay.mappings or write one of "
                                            + String.join(", ", mappings.names())));
        }
        return found;
    }

    private static @Nullable Mapping found(String name, Mappings mappings) throws Refusal {
        try {
            return mappings.find(name).orElse(null);
        } catch (MappingException e) {
            Problem first = e.problems().get(0);
            throw new Refusal(
                    "the mapping '%s' cannot be used: %s%s; correct it"
                            .formatted(
                                    name,
                                    first,
                                    e.problems().size() == 1
                                            ? ""
                                            : " (and %d more)"
                                                    .formatted(e.problems().size() - 1)),
                    e);
        }
    }

    /** The written form: one line of JSON with the keys in the contract's order. */
    public String json() {
        return ManifestText.write(this);
    }

    static String noSnapshots(Feed feed) {
        return "mode 'snapshot' is not possible for %s; write 'delta'".formatted(feed.id());
    }
}
