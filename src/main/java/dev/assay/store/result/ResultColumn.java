package dev.assay.store.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A column of a result table, which normalizes its values so that equal ones are {@code equals}. */
public record ResultColumn(String name, Kind kind) {
    enum Kind {
        TEXT,
        DATE,
        NUMBER,
        /** Exact, 4 decimals. */
        DECIMAL,
        FLAG
    }

    static ResultColumn text(String name) {
        return new ResultColumn(name, Kind.TEXT);
    }

    static ResultColumn date(String name) {
        return new ResultColumn(name, Kind.DATE);
    }

    static ResultColumn number(String name) {
        return new ResultColumn(name, Kind.NUMBER);
    }

    static ResultColumn decimal(String name) {
        return new ResultColumn(name, Kind.DECIMAL);
    }

    static ResultColumn flag(String name) {
        return new ResultColumn(name, Kind.FLAG);
    }

    @Nullable
    Object read(ResultSet row) throws SQLException {
        switch (kind) {
            case TEXT:
                return row.getString(name);
            case DATE:
                return row.getObject(name, LocalDate.class);
            case NUMBER:
                return row.getObject(name, Long.class);
            case DECIMAL:
                BigDecimal decimal = row.getBigDecimal(name);
                return decimal == null ? null : exact(decimal);
            case FLAG:
                boolean flag = row.getBoolean(name);
                return row.wasNull() ? null : flag;
            default:
                throw new IllegalStateException(kind.name());
        }
    }

    /** The value in stored form. */
    static BigDecimal exact(BigDecimal decimal) {
        return decimal.setScale(4, RoundingMode.UNNECESSARY);
    }
}
