package dev.assay.cli.list;

import dev.assay.cause.Cause;
import dev.assay.cli.output.Csv;
import dev.assay.cli.output.Screen;
import dev.assay.cli.output.Table;
import dev.assay.operation.Visible;
import dev.assay.report.CauseText;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose columns are the components of a record: their names in snake case, in their order, as JSON has them.
 *
 * @param type of the rows
 */
record Listing<R extends Record>(Class<R> type, List<R> rows) {
    /** Prints all columns as CSV. */
    void csv(Screen screen) {
        List<RecordComponent> columns = Arrays.asList(type.getRecordComponents());
        StringWriter text = new StringWriter();
        try (Csv csv = new Csv(text, columns.stream().map(Listing::key).toList())) {
            for (R row : rows) {
                List<@Nullable Object> values = new ArrayList<>();
                columns.forEach(column -> {
                    Object value = value(row, column);
                    values.add(value instanceof String || value instanceof List ? text(value) : value);
                });
                csv.row(values);
            }
        }
        screen.raw(text.toString());
    }

    /** Prints those of the columns, separated by blanks, that are shown on a terminal of that width. */
    void table(Screen screen, String shown) {
        if (rows.isEmpty()) {
            screen.line("none");
            return;
        }
        List<RecordComponent> columns = Arrays.stream(shown.split(" "))
                .filter(column -> screen.isAtLeast(widthOf(column)))
                .filter(column ->
                        !column.endsWith("?") || rows.stream().anyMatch(row -> value(row, of(column)) != null))
                .map(this::of)
                .toList();
        Table table = new Table(columns.stream().map(Listing::heading).toArray(String[]::new));
        rows.forEach(row -> table.row(
                columns.stream().map(column -> text(value(row, column))).toArray()));
        screen.table(0, table);
    }

    private static int widthOf(String column) {
        int colon = column.indexOf(':');
        return colon < 0 ? 0 : Integer.parseInt(column.substring(colon + 1));
    }

    private RecordComponent of(String column) {
        return component(column.replaceFirst("[:?].*", ""));
    }

    private RecordComponent component(String key) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> key(component).equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no " + key));
    }

    private static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String heading(RecordComponent component) {
        boolean figure = component.getType() == long.class || component.getType() == Long.class;
        String words = key(component).replaceFirst("_(id|level|code)$", "").replace('_', ' ');
        return (figure ? ">" : "") + words;
    }

    private @Nullable Object value(R row, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As people read it. */
    private static String text(@Nullable Object value) {
        if (value instanceof List<?> several) {
            return several.stream().map(Listing::text).distinct().collect(Collectors.joining("; "));
        }
        if (value instanceof Cause cause) {
            return Visible.of(CauseText.of(cause));
        }
        return value == null ? "" : value instanceof Boolean yes ? (yes ? "yes" : "no") : Visible.of(value.toString());
    }
}
