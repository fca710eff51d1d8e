package dev.assay.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the rows that a delivery does not have mean. */
public enum Mode {
    /** Nothing. */
    DELTA,
    /** The open items that are absent have ended. */
    SNAPSHOT;

    /** The name in manifests and views, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that name, or empty. */
    public static Optional<Mode> of(String id) {
        return Arrays.stream(values()).filter(mode -> mode.id().equals(id)).findFirst();
    }
}
