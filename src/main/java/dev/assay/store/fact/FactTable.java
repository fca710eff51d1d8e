package dev.assay.store.fact;

import dev.assay.facts.Fact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of one feed's facts. The columns of the natural key come first wherever columns are listed, except in the
 * update, where they come last.
 *
 * @param find reads rows; ends in {@code IN (%s)} for the requested keys
 * @param oneKey the placeholders of one key
 * @param keyOf the key of a fact, in the order of the table's columns
 * @param restOf its other values, in the order of the table's columns
 */
public record FactTable<F extends Fact>(
        Class<F> type,
        String find,
        String insert,
        String update,
        String oneKey,
        Row<F> row,
        Function<F, @Nullable Object[]> keyOf,
        Function<F, @Nullable Object[]> restOf) {

    /** The statement that reads the rows with a number of keys, at least one. */
    String find(int keys) {
        return find.formatted(String.join(", ", Collections.nCopies(keys, oneKey)));
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

    /** The other values of the fact, which must belong to this table. */
    @Nullable
    Object[] rest(Fact fact) {
        return restOf.apply(type.cast(fact));
    }

    /** Converts a row to a fact. */
    @FunctionalInterface
    interface Row<F> {
        F read(ResultSet result) throws SQLException;
    }
}
