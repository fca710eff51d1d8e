package dev.assay.cli.output;

import dev.assay.operation.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/**
 * Rows of text under headings. Figures stand at the right of their columns. Where the table is wider than the terminal,
 * columns without any value are left out, then the widest texts are wrapped at blanks, else at hyphens; figures never are. On a terminal with colours the words
 * for states have one.
 */
public final class Table {
    private static final int GAP = 2;
    /** Narrower columns are not wrapped: dates, levels and the like stay whole. */
    private static final int NARROWEST = 12;
    /** Texts of several words give way to codes until they are this narrow. */
    private static final int NARROW = 14;

    private static final String RIGHT = ">";
    /** Stands behind a letter that takes two columns while the table is laid out; no text has it. */
    private static final String SECOND_HALF = "\uffff";

    /** Hangul Jamo: no letter before it takes two columns. */
    private static final int FIRST_WIDE = 0x1100;

    private static final Map<String, IStyle> STATES = Map.ofEntries(
            Map.entry("LOST", Style.fg_red),
            Map.entry("FAILED", Style.fg_red),
            Map.entry("REFUSED", Style.fg_red),
            Map.entry("problem", Style.fg_red),
            Map.entry("LAPSING", Style.fg_yellow),
            Map.entry("HELD", Style.fg_yellow),
            Map.entry("STOPPED", Style.fg_yellow),
            Map.entry("WAITING", Style.fg_yellow),
            Map.entry("late", Style.fg_yellow),
            Map.entry("note", Style.fg_yellow),
            Map.entry("PUBLISHED", Style.fg_green),
            Map.entry("APPLIED", Style.fg_green),
            Map.entry("ok", Style.fg_green));

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param headings of the columns; one that begins with {@code >} is of figures. All empty: there is no heading */
    public Table(String... headings) {
        this.headings = List.of(headings);
    }

    /** Adds a row; null is an empty cell. */
    public void row(@Nullable Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException("%d cells for %d columns".formatted(cells.length, headings.size()));
        }
        rows.add(Arrays.stream(cells)
                .map(cell -> spread(Visible.of(Objects.toString(cell, ""))))
                .toList());
    }

    /**
     * The lines, without blanks at their ends.
     *
     * @param width columns of the terminal
     * @param indent blanks before each line
     */
    List<String> lines(int width, int indent, Ansi ansi) {
        if (!rows.isEmpty() && naturalWidth() > width - indent) {
            Table narrower = withoutEmptyColumns();
            if (!narrower.headings.isEmpty() && narrower.headings.size() < headings.size()) {
                return narrower.lines(width, indent, ansi);
            }
        }
        ColorScheme scheme = new ColorScheme.Builder(ansi).build();
        int[] widths = widths(width - indent);
        Column[] columns = new Column[widths.length];
        for (int i = 0; i < widths.length; i++) {
            int before = i == 0 ? indent : GAP;
            columns[i] = new Column(before + widths[i], before, Overflow.WRAP);
        }
        TextTable table = TextTable.forColumns(scheme, columns);
        // wide letters are counted already
        table.setAdjustLineBreaksForWideCJKCharacters(false);
        if (headings.stream().anyMatch(heading -> !heading.isEmpty() && !heading.equals(RIGHT))) {
            add(table, headings.stream().map(Table::bare).toList(), widths, scheme, Style.bold);
        }
        rows.forEach(row -> add(table, row, widths, scheme, null));
        return table.toString()
                .lines()
                .map(line -> line.replace(SECOND_HALF, "").stripTrailing())
                .toList();
    }

    private int naturalWidth() {
        int width = 0;
        for (int i = 0; i < headings.size(); i++) {
            int column = i;
            width += Math.max(
                            bare(headings.get(i)).length(),
                            rows.stream()
                                    .mapToInt(row -> row.get(column).length())
                                    .max()
                                    .orElse(0))
                    + GAP;
        }
        return width - GAP;
    }

    /** The same without the columns that no row has a value in. */
    private Table withoutEmptyColumns() {
        List<Integer> kept = IntStream.range(0, headings.size())
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
        Table narrower = new Table(kept.stream().map(headings::get).toArray(String[]::new));
        rows.forEach(row -> narrower.rows.add(kept.stream().map(row::get).toList()));
        return narrower;
    }

    private void add(TextTable table, List<String> row, int[] widths, ColorScheme scheme, @Nullable IStyle style) {
        List<List<String>> cells = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            cells.add(wrapped(row.get(i), widths[i]));
            height = Math.max(height, cells.get(i).size());
        }
        for (int line = 0; line < height; line++) {
            Text[] texts = new Text[widths.length];
            for (int i = 0; i < widths.length; i++) {
                String text = line < cells.get(i).size() ? cells.get(i).get(line) : "";
                IStyle own = style == null ? STATES.get(row.get(i)) : style;
                int before = figures(i) ? Math.max(0, widths[i] - text.length()) : 0;
                texts[i] = scheme.apply(" ".repeat(before) + text, own == null ? List.of() : List.of(own));
            }
            table.addRowValues(texts);
        }
    }

    /** The text in lines of at most so many characters, broken at a blank, else after a hyphen, else anywhere. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int end = rest.lastIndexOf(' ', width);
            if (end <= 0) {
                end = rest.lastIndexOf('-', width - 1) + 1;
            }
            if (end <= 0) {
                end = isHalf(rest, width) ? Math.max(2, width - 1) : width;
            }
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** True if a break there would leave half a letter on each side. */
    private static boolean isHalf(String text, int place) {
        return text.startsWith(SECOND_HALF, place) || Character.isLowSurrogate(text.charAt(place));
    }

    /** What each column takes: as much as its longest cell, or less of the longest texts where that is too much. */
    private int[] widths(int room) {
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(1, bare(headings.get(i)).length());
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(column).length());
            }
        }
        int excess = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - room;
        for (int widest = widest(widths); excess > 0 && widest >= 0; widest = widest(widths)) {
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    /** The widest column of texts that can be narrower still, words before codes; -1 if there is none. */
    private int widest(int[] widths) {
        int widest = -1;
        boolean blanks = false;
        for (int i = 0; i < widths.length; i++) {
            if (figures(i) || widths[i] <= NARROWEST) {
                continue;
            }
            boolean here = widths[i] > NARROW && hasBlanks(i);
            if (widest < 0 || here && !blanks || here == blanks && widths[i] >= widths[widest]) {
                widest = i;
                blanks = here;
            }
        }
        return widest;
    }

    /** True if texts of the column have several words. */
    private boolean hasBlanks(int column) {
        return rows.stream().anyMatch(row -> row.get(column).indexOf(' ') >= 0);
    }

    /** The text with as many characters as it takes columns; pairs of surrogates have two as they are. */
    private static String spread(String text) {
        if (text.chars().allMatch(letter -> letter < FIRST_WIDE)) {
            return text;
        }
        StringBuilder spread = new StringBuilder();
        text.codePoints().forEach(letter -> {
            spread.appendCodePoint(letter);
            if (Character.isBmpCodePoint(letter) && isWide(letter)) {
                spread.append(SECOND_HALF);
            }
        });
        return spread.toString();
    }

    private static boolean isWide(int letter) {
        return letter >= FIRST_WIDE && Ansi.OFF.text(Character.toString(letter)).getCJKAdjustedLength() == 2;
    }

    private boolean figures(int column) {
        return headings.get(column).startsWith(RIGHT);
    }

    private static String bare(String heading) {
        return heading.startsWith(RIGHT) ? heading.substring(RIGHT.length()) : heading;
    }
}
