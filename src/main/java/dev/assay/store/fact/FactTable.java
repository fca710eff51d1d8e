package dev.assay.store.fact;

import dev.assay.facts.Fact;
import dev.assay.store.sql.ParameterMarkers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of one feed's facts. The columns of the natural key come first wherever columns are listed.
 *
 * @param keys the columns of the natural key
 * @param others the other columns
 * @param keyOf the key of a fact, in the order of its columns
 * @param othersOf its other values, in the order of theirs
 */
public record FactTable<F extends Fact>(
        Class<F> type,
        String name,
        List<String> keys,
        List<String> others,
        Row<F> row,
        Function<F, @Nullable Object[]> keyOf,
        Function<F, @Nullable Object[]> othersOf) {

    /** The statement that reads the rows with a number of keys, at least one. */
    String find(int wanted) {
        String one = keys.size() == 1 ? "?" : "(%s)".formatted(ParameterMarkers.of(keys.size()));
        return select()
                + "WHERE %s IN (%s)"
                        .formatted(
                                keys.size() == 1 ? keys.get(0) : "(%s)".formatted(String.join(", ", keys)),
                                ParameterMarkers.of(wanted, one));
    }

    /** The statement that inserts a row. */
    String insert() {
        return "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(name, columns(""), ParameterMarkers.of(keys.size() + others.size()));
    }

    /** The statement that inserts a row, or replaces the other values of the one with its key. */
    String replace() {
        return insert()
                + others.stream()
                        .map(column -> "%1$s = VALUES(%1$s)".formatted(column))
                        .collect(Collectors.joining(", ", " ON DUPLICATE KEY UPDATE ", ""));
    }

    /** The statement that reads rows, up to their conditions. */
    public String select() {
        return "SELECT %s FROM %s ".formatted(columns(""), name);
    }

    /**
     * The columns from which {@link #fact} reads, separated by commas.
     *
     * @param prefix such as {@code a.}; may be empty
     */
    public String columns(String prefix) {
        return Stream.concat(keys.stream(), others.stream())
                .map(column -> prefix + column)
                .collect(Collectors.joining(", "));
    }

    /** The fact in the current row. */
    public F fact(ResultSet result) throws SQLException {
        return row.read(result);
    }

    /** The key of the fact, which must belong to this table. */
    @Nullable
    Object[] key(Fact fact) {
        return keyOf.apply(type.cast(fact));
    }

    /** All values of the fact, which must belong to this table. */
    @Nullable
    Object[] values(Fact fact) {
        @Nullable Object[] key = key(fact);
        @Nullable Object[] rest = othersOf.apply(type.cast(fact));
        @Nullable Object[] all = Arrays.copyOf(key, key.length + rest.length);
        System.arraycopy(rest, 0, all, key.length, rest.length);
        return all;
    }

    /** Converts a row to a fact. */
    @FunctionalInterface
    interface Row<F> {
        F read(ResultSet result) throws SQLException;
    }
}
