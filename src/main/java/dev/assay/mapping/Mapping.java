package dev.assay.mapping;

import dev.assay.facts.Feed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the records of one source format become rows of one or several feeds.
 *
 * @param name 1 to 64 of {@code a-z 0-9 -}, beginning with a letter or digit; also the name of its file
 * @param feeds those that it fills, in the order in which their rows are applied; not empty. What is rejected belongs
 *     to the first
 * @param ofPartners those of the feeds in which a file is a snapshot of the partners that it names
 * @param fingerprint SHA-256 over its file, 64 digits of lower-case hex
 */
public record Mapping(String name, List<Feed> feeds, Set<Feed> ofPartners, String fingerprint) {
    /** How a name is written, for people. */
    public static final String NAME_FORM = "1 to 64 of a-z 0-9 -, beginning with a letter or digit";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public Mapping {
        if (!isName(name)) {
            throw new IllegalArgumentException("a mapping's name has " + NAME_FORM);
        }
        feeds = List.copyOf(feeds);
        if (feeds.isEmpty() || new LinkedHashSet<>(feeds).size() < feeds.size()) {
            throw new IllegalArgumentException("mapping %s fills %s".formatted(name, feeds));
        }
        ofPartners = Set.copyOf(ofPartners);
    }

    /** True if a mapping may be called so. Such a name leads into no other folder. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** True if open items of that feed end whose partner the file names and which it does not name itself. */
    public boolean snapshotOfPartners(Feed feed) {
        return ofPartners.contains(feed);
    }
}
