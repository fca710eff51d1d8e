package dev.assay.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Converts times in columns: instants are stored as date and time in UTC, dates unchanged. */
public final class Columns {
    private Columns() {}

    /** The stored form of an instant. */
    public static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** The stored form of an instant that may be missing. */
    public static @Nullable LocalDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    /** The instant in a column that is never empty. */
    public static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /** The instant in a column that may be empty. */
    public static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
        LocalDateTime utc = row.getObject(column, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    /** The date in a column that is never empty. */
    public static LocalDate day(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** The date in a column that may be empty. */
    public static @Nullable LocalDate dayOrNull(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
