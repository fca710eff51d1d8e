package dev.assay.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * Values with which a source states that there is no value, such as {@code N/A}, {@code 0} or a date in the year 0001.
 * Case is ignored.
 *
 * @param whole complete values
 * @param beginnings prefixes of such values
 */
record Placeholders(List<String> whole, List<String> beginnings) {
    Placeholders {
        whole = List.copyOf(whole);
        beginnings = List.copyOf(beginnings);
    }

    /** @param written each a value, or a prefix followed by an asterisk */
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
