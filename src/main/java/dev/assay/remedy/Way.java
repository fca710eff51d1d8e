package dev.assay.remedy;

import java.util.Comparator;
import java.util.List;

/**
 * Codes that one person could newly earn.
 *
 * @param codes canonical, sorted, each once; not empty
 */
record Way(List<String> codes) {
    /**
     * The order of equally good ways: the one with the smaller code at the first difference comes first; if one begins
     * with the other, the longer one.
     */
    static final Comparator<Way> ORDER = (a, b) -> compare(a.codes, b.codes);

    Way {
        codes = List.copyOf(codes);
    }

    /** How many credentials have to be earned. */
    int size() {
        return codes.size();
    }

    /** Compares two sorted lists element by element; a prefix of another list comes after it. */
    static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int byPlace = a.get(i).compareTo(b.get(i));
            if (byPlace != 0) {
                return byPlace;
            }
        }
        return Integer.compare(b.size(), a.size());
    }
}
