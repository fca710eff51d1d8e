package dev.assay.store.sql;

import java.util.Collections;

/** The parameter markers of a statement for a number of values. */
public final class ParameterMarkers {
    private ParameterMarkers() {}

    /** So many, separated by commas. */
    public static String of(int count) {
        return of(count, "?");
    }

    /** So many groups, separated by commas, each such as {@code (?, ?)}. */
    public static String of(int count, String group) {
        return String.join(", ", Collections.nCopies(count, group));
    }
}
