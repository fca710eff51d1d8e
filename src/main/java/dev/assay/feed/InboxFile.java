package dev.assay.feed;

import dev.assay.facts.Feed;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A data file in the inbox, with the manifest beside it.
 *
 * @param name the file name
 * @param feed as the name says
 * @param data the data file: a regular file, no link
 * @param manifest a regular file, no link; null = not delivered yet
 */
public record InboxFile(String name, Feed feed, Path data, @Nullable Path manifest) {
    /** The most characters (UTF-16 units) that the name of a data file may have. */
    public static final int LONGEST_NAME = 200;

    static final String MANIFEST_SUFFIX = ".manifest.json";
    private static final String PLAIN = ".csv";
    private static final String PACKED = ".csv.gz";

    /** True if it has no manifest: not delivered yet, to be left alone and reported. */
    public boolean waiting() {
        return manifest == null;
    }

    boolean packed() {
        return name.endsWith(PACKED);
    }

    static InboxFile at(Path data, Feed feed) {
        String name = data.getFileName().toString();
        Path manifest = manifestBeside(data);
        boolean there = Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS);
        return new InboxFile(name, feed, data, there ? manifest : null);
    }

    static Path manifestBeside(Path data) {
        return data.resolveSibling(data.getFileName() + MANIFEST_SUFFIX);
    }

    /** The feed of {@code <feed>[-anything].csv} or {@code .csv.gz}; empty if the name is no delivery's. */
    static Optional<Feed> feedOf(String name) {
        String suffix = name.endsWith(PACKED) ? PACKED : PLAIN;
        if (!name.endsWith(suffix)) {
            return Optional.empty();
        }
        String stem = name.substring(0, name.length() - suffix.length());
        int dash = stem.indexOf('-');
        return Feed.of(dash < 0 ? stem : stem.substring(0, dash));
    }
}
