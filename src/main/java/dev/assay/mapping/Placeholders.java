package dev.assay.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Values by which a source says that it has none, such as {@code N/A}, {@code 0} or a day in the year 0001. Capitals do
 * not matter.
 *
 * @param whole such values, folded
 * @param beginnings what such values begin with, folded
 */
record Placeholders(Set<String> whole, List<String> beginnings) {
    Placeholders {
        whole = Set.copyOf(whole);
        beginnings = List.copyOf(beginnings);
    }

    /** @param written each a value, or the beginning of one and an asterisk */
    static Placeholders of(List<String> written) {
        Set<String> whole = new HashSet<>();
        List<String> beginnings = new ArrayList<>();
        for (String text : written) {
            if (text.length() > 1 && text.endsWith("*")) {
                beginnings.add(Condition.folded(text.substring(0, text.length() - 1)));
            } else {
                whole.add(Condition.folded(text));
            }
        }
        return new Placeholders(whole, beginnings);
    }

    boolean has(String value) {
        String folded = Condition.folded(value);
        if (whole.contains(folded)) {
            return true;
        }
        for (int i = 0; i < beginnings.size(); i++) {
            if (folded.startsWith(beginnings.get(i))) {
                return true;
            }
        }
        return false;
    }
}
