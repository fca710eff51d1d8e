package dev.assay.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What it means that a delivery does not contain an item. */
public enum Mode {
    /** Nothing. */
    DELTA,
    /** Open items that are absent have ended. */
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
