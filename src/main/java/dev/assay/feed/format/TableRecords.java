package dev.assay.feed.format;

import dev.assay.mapping.Fields;
import dev.assay.mapping.Mapping;
import dev.assay.mapping.Misfit;
import dev.assay.mapping.Section;
import dev.assay.mapping.SourceField;
import dev.assay.mapping.SourceFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lines of a table as records. Column positions are looked up once, in the header. */
public final class TableRecords implements RecordSource {
    private static final int LONGEST_TEXT = 2000;
    private static final int NOWHERE = -1;
    private static final String LEFT_OUT = "…";

    private final CsvText text;
    private final CsvText.Form form;
    private final List<SourceField> fields;
    private final int[] positions;
    private final BitSet read = new BitSet();
    private final int[] taken;
    private final int after;
    private final Deque<RawRecord> ahead = new ArrayDeque<>();
    private int width;
    private @Nullable RawRecord record;

    /** @throws Refusal if the header lacks a column, repeats one, or has one that it must not have */
    public TableRecords(Reader plain, String ending, Mapping mapping, SourceFormat.Table format, FeedLimits limits)
            throws IOException {
        Character delimiter = format.delimiter();
        form = new CsvText.Form(delimiter != null ? delimiter : ending.equals(".tsv") ? '\t' : ',', format.quotes());
        after = format.after();
        text = format.before() == 0
                ? new CsvText(plain, form, limits)
                : new CsvText(behind(format.before(), plain, limits), form, limits, format.before());
        fields = mapping.fields();
        positions = new int[fields.size()];
        Arrays.fill(positions, NOWHERE);
        RawRecord header = text.next();
        if (header == null) {
            throw new Refusal("there is no header; the first line must name the columns");
        }
        look(header, format.ignoresStrangers());
        text.want(read);
        taken = IntStream.range(0, positions.length)
                .filter(field ->
                        positions[field] != NOWHERE && fields.get(field).read())
                .toArray();
    }

    /** The text after that many arbitrary lines. */
    private static Reader behind(int lines, Reader plain, FeedLimits limits) throws IOException {
        BufferedReader text = new BufferedReader(plain);
        for (int line = 1; line <= lines; line++) {
            int c = text.read();
            for (int length = 0; c != '\n' && c != '\r'; length++) {
                if (c < 0) {
                    throw new Refusal(
                            "the file ends with line %d, before the header, which the mapping expects on line %d"
                                    .formatted(line, lines + 1));
                }
                if (length == limits.recordChars()) {
                    throw new Refusal(
                            "line %d: the line has more than %d characters; shorten it or raise assay.limits.record-chars"
                                    .formatted(line, limits.recordChars()));
                }
                c = text.read();
            }
            text.mark(2);
            if (c == '\r' && text.read() != '\n') {
                text.reset();
            }
        }
        return text;
    }

    private void look(RawRecord header, boolean ignoresStrangers) throws Refusal {
        width = header.size();
        Set<String> strangers = new HashSet<>();
        for (int position = 0; position < width; position++) {
            String name = Fields.stripped(header.field(position));
            int field = fieldOf(name);
            if (field == NOWHERE && !ignoresStrangers) {
                throw new Refusal("line %d: the column %s is unknown to the mapping; %s"
                        .formatted(
                                header.line(),
                                Shown.of(name),
                                strangers.add(name) ? "remove it, or name it there under columns" : "remove it"));
            }
            if (field != NOWHERE) {
                place(field, position, name, header);
            }
        }
        List<String> missing = new ArrayList<>();
        for (int field = 0; field < positions.length; field++) {
            if (positions[field] == NOWHERE && !fields.get(field).optional()) {
                missing.add(fields.get(field).name() + near(fields.get(field), header));
            }
        }
        if (!missing.isEmpty()) {
            throw new Refusal(
                    "line %d: missing: %s; check that the file belongs to this mapping and separates fields with '%s'"
                            .formatted(
                                    header.line(),
                                    String.join(", ", missing),
                                    form.delimiter() == '\t' ? "\\t" : form.delimiter()));
        }
    }

    /** A column that is probably the missing one. No other is shown: without a header it may be personal data. */
    private static String near(SourceField missing, RawRecord header) {
        String letters = letters(missing.name());
        return IntStream.range(0, letters.isEmpty() ? 0 : header.size())
                .mapToObj(header::field)
                .filter(name -> letters(name).equals(letters))
                .findFirst()
                .map(name -> " (there is %s)".formatted(Shown.of(name)))
                .orElse("");
    }

    private static String letters(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private void place(int field, int position, String name, RawRecord header) throws Refusal {
        if (positions[field] != NOWHERE) {
            throw new Refusal("line %d: the column %s occurs twice%s; remove one"
                    .formatted(
                            header.line(),
                            Shown.of(name),
                            name.equals(Fields.stripped(header.field(positions[field])))
                                    ? ""
                                    : ", also as " + Shown.of(header.field(positions[field]))));
        }
        positions[field] = position;
        if (fields.get(field).read()) {
            read.set(position);
        }
    }

    private int fieldOf(String name) {
        for (int field = 0; field < positions.length; field++) {
            if (fields.get(field).isCalled(name)) {
                return field;
            }
        }
        return NOWHERE;
    }

    @Override
    public boolean next(Fields into) throws IOException, Misfit {
        RawRecord next = after == 0 ? text.next() : nextOfData();
        if (next == null) {
            return false;
        }
        record = next;
        if (next.size() != width) {
            throw new Misfit(
                    Section.NO_FIELD,
                    null,
                    "%d fields, but the header has %d; write a delimiter for every column, and quote a value that contains one"
                            .formatted(next.size(), width));
        }
        for (int i = 0; i < taken.length; i++) {
            into.set(taken[i], 0, next.field(positions[taken[i]]));
        }
        return true;
    }

    /** True for the last lines of the file that are not records. */
    private @Nullable RawRecord nextOfData() throws IOException {
        while (ahead.size() <= after) {
            RawRecord next = text.next();
            if (next == null) {
                return null;
            }
            ahead.add(next.copy());
        }
        return ahead.poll();
    }

    @Override
    public long line() {
        return record == null ? 1 : record.line();
    }

    /** If there are too few or too many fields, shifted values may be personal data, so nothing is shown. */
    @Override
    public String shown(Fields values) {
        @Nullable String[] shown = new @Nullable String[record == null ? 0 : record.size()];
        Arrays.fill(shown, LEFT_OUT);
        for (int field = 0; shown.length == width && field < positions.length; field++) {
            if (positions[field] != NOWHERE && fields.get(field).read()) {
                shown[positions[field]] = Shown.masked(fields.get(field), values.shown(field));
            }
        }
        return Shown.cut(String.join(String.valueOf(form.delimiter()), shown), LONGEST_TEXT);
    }

    /** The header has already been checked. */
    @Override
    public void complain() {}

    @Override
    public void close() throws IOException {
        text.close();
    }
}
