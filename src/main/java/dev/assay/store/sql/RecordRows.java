package dev.assay.store.sql;

import java.lang.reflect.Constructor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Reads rows whose columns are the components of a record, in its order. For what people ask: facts, which come by the
 * million, are read without reflection.
 */
public final class RecordRows<R extends Record> implements RowMapper<R> {
    private final Constructor<R> constructor;
    private final Map<Class<?>, Function<String, ?>> texts = new HashMap<>();

    private RecordRows(Constructor<R> constructor) {
        this.constructor = constructor;
    }

    /**
     * Rows of that type, of which the components are numbers, texts, booleans, dates and times. One that is a record of
     * such takes as many columns as that has components, and is null if one of them is empty.
     */
    public static <R extends Record> RecordRows<R> of(Class<R> type) {
        return new RecordRows<>(BeanUtils.getResolvableConstructor(type));
    }

    /** The same, where components of that type are read from the text of their column. */
    public <T> RecordRows<R> with(Class<? super T> type, Function<String, T> reader) {
        texts.put(type, reader);
        return this;
    }

    @Override
    public R mapRow(ResultSet row, int number) throws SQLException {
        return BeanUtils.instantiateClass(constructor, values(constructor, row, 1));
    }

    private @Nullable Object[] values(Constructor<?> of, ResultSet row, int first) throws SQLException {
        Class<?>[] types = of.getParameterTypes();
        @Nullable Object[] values = new @Nullable Object[types.length];
        int column = first;
        for (int i = 0; i < types.length; i++) {
            if (types[i].isRecord() && !texts.containsKey(types[i])) {
                Constructor<?> inner = BeanUtils.getResolvableConstructor(types[i]);
                @Nullable Object[] parts = values(inner, row, column);
                boolean whole = Arrays.stream(parts).allMatch(Objects::nonNull);
                values[i] = whole ? BeanUtils.instantiateClass(inner, parts) : null;
                column += parts.length;
            } else {
                values[i] = value(row, column, types[i]);
                if (values[i] == null && types[i].isPrimitive()) {
                    throw new SQLException("column %d of %s is empty".formatted(column, of));
                }
                column++;
            }
        }
        return values;
    }

    private @Nullable Object value(ResultSet row, int column, Class<?> type) throws SQLException {
        Function<String, ?> reader = texts.get(type);
        if (reader != null) {
            String text = row.getString(column);
            return text == null ? null : reader.apply(text);
        }
        return type == Instant.class
                ? Columns.instantOrNull(row, column)
                : JdbcUtils.getResultSetValue(row, column, type);
    }
}
