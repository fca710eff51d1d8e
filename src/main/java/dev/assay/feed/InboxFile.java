package dev.assay.feed;

import dev.assay.facts.Feed;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A data file in the inbox, with the manifest beside it.
 *
 * @param name the file name
 * @param feed the feed in its name; null = none, so that only a manifest with a mapping makes it a delivery
 * @param data the data file: a regular file, no link
 * @param manifest a regular file, no link; null = not delivered yet
 */
public record InboxFile(String name, @Nullable Feed feed, Path data, @Nullable Path manifest) {
    /** The maximum length of the name of a data file, in UTF-16 units. */
    public static final int LONGEST_NAME = 200;

    static final String MANIFEST_SUFFIX = ".manifest.json";
    private static final String PLAIN = ".csv";
    private static final String PACKED = ".gz";
    private static final List<String> MAPPED = List.of(".csv", ".tsv", ".json", ".ndjson");

    /** True if it has no manifest: it is not delivered yet, and is only reported. */
    public boolean waiting() {
        return manifest == null;
    }

    boolean packed() {
        return name.endsWith(PACKED);
    }

    static InboxFile at(Path data, @Nullable Feed feed) {
        String name = data.getFileName().toString();
        Path manifest = manifestBeside(data);
        boolean there = Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS);
        return new InboxFile(name, feed, data, there ? manifest : null);
    }

    static Path manifestBeside(Path data) {
        return data.resolveSibling(data.getFileName() + MANIFEST_SUFFIX);
    }

    /** The feed of {@code <feed>[-anything].csv} or {@code .csv.gz}; empty if it is not the name of a delivery. */
    static Optional<Feed> feedOf(String name) {
        String unpacked = unpacked(name);
        if (!unpacked.endsWith(PLAIN)) {
            return Optional.empty();
        }
        String stem = unpacked.substring(0, unpacked.length() - PLAIN.length());
        int dash = stem.indexOf('-');
        return Feed.of(dash < 0 ? stem : stem.substring(0, dash));
    }

    /**
     * The extension by which a mapping recognizes a file: {@code .csv}, {@code .tsv}, {@code .json} or {@code .ndjson},
     * compressed or not; empty if no mapping reads such a file.
     */
    static Optional<String> ending(String name) {
        String unpacked = unpacked(name);
        return unpacked.endsWith(MANIFEST_SUFFIX)
                ? Optional.empty()
                : MAPPED.stream().filter(unpacked::endsWith).findFirst();
    }

    private static String unpacked(String name) {
        return name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name;
    }
}
