package dev.assay.cli.list;

import dev.assay.cli.command.LimitOption;
import dev.assay.cli.output.Screen;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How a list is printed, the same for all: as a table that fits the terminal, as CSV or as JSON, with the same columns. */
final class ListOptions {
    private static final int USUAL = 50;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most N rows, 0 for all (default: 50 in a table, else all).")
    private @Nullable Integer limit;

    @ArgGroup
    private Form form = new Form();

    private static final class Form {
        @Option(names = "--csv", description = "Print CSV with all columns, for spreadsheets.")
        private boolean csv;

        @Option(names = "--json", description = "Print JSON with all columns, for programs.")
        private boolean json;
    }

    /** Prints the rows, as the other method does, where nothing that they were asked by can be misspelt. */
    <R extends Record> void print(Screen screen, Class<R> type, IntFunction<List<R>> query, String shown) {
        print(screen, type, query, () -> {}, shown);
    }

    /**
     * Prints the rows.
     *
     * @param type of a row; its components are the columns
     * @param query gives at most so many rows
     * @param whenEmpty checks that what the rows were asked by exists; runs only if there are none
     * @param shown the columns of the table, separated by blanks; one that ends with so many columns behind a colon, as
     *     {@code causes:120}, is shown on a terminal that is at least so wide; one that ends with a question mark only if a
     *     row has a value in it
     */
    <R extends Record> void print(
            Screen screen, Class<R> type, IntFunction<List<R>> query, Runnable whenEmpty, String shown) {
        boolean table = !form.csv && !form.json;
        int most = limit != null ? LimitOption.most(limit) : table ? USUAL : Integer.MAX_VALUE;
        List<R> rows = query.apply(table && most < Integer.MAX_VALUE ? most + 1 : most);
        if (rows.isEmpty()) {
            whenEmpty.run();
        }
        Listing<R> listing = new Listing<>(type, rows.size() > most ? rows.subList(0, most) : rows);
        if (form.csv) {
            listing.csv(screen);
        } else if (form.json) {
            screen.json(listing.rows());
        } else {
            listing.table(screen, shown);
            if (rows.size() > most) {
                screen.line("... and more; --limit 0 shows all");
            }
        }
    }
}
