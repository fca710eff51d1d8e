package dev.assay.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * Values by which a source says that it has none, such as {@code N/A}, {@code 0} or a day in the year 0001. Capitals do
 * not matter.
 *
 * @param whole such values
 * @param beginnings what such values begin with
 */
record Placeholders(List<String> whole, List<String> beginnings) {
    Placeholders {
        whole = List.copyOf(whole);
        beginnings = List.copyOf(beginnings);
    }

    /** @param written each a value, or the beginning of one and an asterisk */
    static Placeholders of(List<String> written) {
        List<String> whole = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        for (String text : written) {
            if (text.length() > 1 && text.endsWith("*")) {
                beginnings.add(text.substring(0, text.length() - 1));
            } else {
                whole.add(text);
            }
        }
        return new Placeholders(whole, beginnings);
    }

    boolean has(String value) {
        for (int i = 0; i < whole.size(); i++) {
            if (value.equalsIgnoreCase(whole.get(i))) {
                return true;
            }
        }
        for (int i = 0; i < beginnings.size(); i++) {
            String beginning = beginnings.get(i);
            if (value.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }
}
