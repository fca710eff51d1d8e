package dev.assay.feed.format;

import java.util.Arrays;

/** The fields of one record as they are in the file. Reused for the next record. */
public final class RawRecord {
    private static final int LONGEST_TEXT = 2000;

    private String[] fields = new String[16];
    private boolean[] quoted = new boolean[16];
    private int size;
    private long line;

    /** The line on which the record begins; the first line of the file is 1. */
    public long line() {
        return line;
    }

    public int size() {
        return size;
    }

    /** The field at that position, from 0, without its quotes; empty = absent. */
    public String field(int position) {
        return fields[position];
    }

    /** The record as it was in the file, with quotes, truncated to 2,000 characters (UTF-16 units). */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size && text.length() <= LONGEST_TEXT; i++) {
            text.append(i == 0 ? "" : ",");
            text.append(quoted[i] ? '"' + fields[i].replace("\"", "\"\"") + '"' : fields[i]);
        }
        return Shown.cut(text.toString(), LONGEST_TEXT);
    }

    /** A copy that remains valid. */
    RawRecord copy() {
        RawRecord copy = new RawRecord();
        copy.fields = Arrays.copyOf(fields, fields.length);
        copy.quoted = Arrays.copyOf(quoted, quoted.length);
        copy.size = size;
        copy.line = line;
        return copy;
    }

    /** Uses fields that come from no file; they are not copied and must not be extended. */
    public void fill(String[] values) {
        fields = values;
        size = values.length;
    }

    void begin(long onLine) {
        line = onLine;
        size = 0;
    }

    void add(String field, boolean inQuotes) {
        if (size == fields.length) {
            fields = Arrays.copyOf(fields, size * 2);
            quoted = Arrays.copyOf(quoted, size * 2);
        }
        fields[size] = field;
        quoted[size] = inQuotes;
        size++;
    }
}
