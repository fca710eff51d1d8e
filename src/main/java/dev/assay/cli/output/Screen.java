package dev.assay.cli.output;

import dev.assay.operation.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command prints: a terminal, a file or a pipe. The one way there: what comes from outside is made visible
 * ({@link Visible}) before it is printed, so nothing in it acts on a terminal.
 */
public final class Screen {
    /** The columns of the terminal, as the launcher found them; absent if standard output is none. */
    private static final String COLUMNS = "terminal.columns";

    private static final int USUAL = 80;

    private final PrintWriter out;
    private final int width;
    private final Ansi ansi;

    private Screen(PrintWriter out, int width, Ansi ansi) {
        this.out = out;
        this.width = width;
        this.ansi = ansi;
    }

    /** A screen as wide as the terminal, 80 columns if there is none; with colours unless NO_COLOR is set. */
    public static Screen of(PrintWriter out) {
        Integer columns = Integer.getInteger(COLUMNS);
        String unwanted = System.getenv("NO_COLOR");
        boolean colours = columns != null && (unwanted == null || unwanted.isEmpty());
        return new Screen(out, columns == null || columns < 1 ? USUAL : columns, colours ? Ansi.ON : Ansi.OFF);
    }

    /** A screen of that width without colours. */
    public static Screen plain(PrintWriter out, int width) {
        return new Screen(out, width, Ansi.OFF);
    }

    /** Prints a line: the format as it is, texts among its values made visible. */
    public void line(String format, @Nullable Object... values) {
        out.println(format.formatted(Arrays.stream(values)
                .map(value -> value == null || value instanceof Number ? value : Visible.of(value.toString()))
                .toArray()));
        out.flush();
    }

    /** Prints a text in as many lines as its length needs, broken at blanks, each behind so many blanks. */
    public void paragraph(int indent, String text) {
        wrapped(Visible.of(text), Math.max(20, width - indent)).forEach(line -> out.println(" ".repeat(indent) + line));
        out.flush();
    }

    /** Prints a table, each line behind so many blanks. */
    public void table(int indent, Table table) {
        table.lines(width, indent, ansi).forEach(out::println);
        out.flush();
    }

    /** Prints an answer for programs as JSON on one line. */
    public void json(Object answer) {
        out.println(Json.line(answer));
        out.flush();
    }

    /** The same, indented, for long documents that people read too. */
    public void document(Object answer) {
        out.println(Json.indented(answer));
        out.flush();
    }

    /** Prints as it is what is not for a terminal, such as a page. */
    public void raw(String text) {
        out.print(text);
        out.flush();
    }

    /** Prints as it is what such a screen has printed elsewhere. */
    public void copy(Reader text) throws IOException {
        text.transferTo(out);
        out.flush();
    }

    /** True if lines may have so many columns. */
    public boolean isAtLeast(int columns) {
        return width >= columns;
    }

    /** A screen like this one that prints elsewhere. */
    public Screen into(PrintWriter elsewhere) {
        return new Screen(elsewhere, width, ansi);
    }

    /** The text in lines of at most so many characters. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip().replaceAll("\\s+", " ");
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > 0 ? blank : rest.offsetByCodePoints(0, rest.codePointCount(0, width));
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
