package dev.assay.store.server;

import dev.assay.store.sql.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which version the tables have, and which one the program makes. One query tells whether anything has to be done. */
public final class SchemaVersion {
    private static final Pattern NAME = Pattern.compile("V(\\d+)__.*\\.sql");

    private SchemaVersion() {}

    /**
     * The version of the tables, if it is the one that this program makes; empty if anything has to be done.
     *
     * @throws CannotGetJdbcConnectionException if the database cannot be reached
     * @throws IllegalArgumentException if it is none that Assay knows
     */
    public static OptionalInt current(DataSource source) {
        Vendor vendor = vendor(source);
        SortedSet<Integer> applied = applied(source, vendor);
        return !applied.isEmpty() && applied.equals(made(vendor))
                ? OptionalInt.of(applied.last())
                : OptionalInt.empty();
    }

    /** The versions that were applied; none if a change failed or was interrupted. */
    private static SortedSet<Integer> applied(DataSource source, Vendor vendor) {
        String quote = vendor == Vendor.H2 ? "\"" : "`";
        String sql =
                "SELECT ~version~, ~success~ FROM ~flyway_schema_history~ WHERE ~version~ IS NOT NULL ORDER BY ~installed_rank~"
                        .replace("~", quote);
        record Step(String version, boolean success) {}
        try {
            List<Step> steps =
                    new JdbcTemplate(source).query(sql, (row, n) -> new Step(row.getString(1), row.getBoolean(2)));
            SortedSet<Integer> applied = new TreeSet<>();
            for (Step step : steps) {
                if (!step.success() || !step.version().matches("\\d{1,9}")) {
                    return new TreeSet<>();
                }
                applied.add(Integer.parseInt(step.version()));
            }
            return applied;
        } catch (DataAccessException e) {
            return new TreeSet<>(); // no such table yet, or no right to look: the migration says what is wrong
        }
    }

    private static Vendor vendor(DataSource source) {
        try {
            return Vendor.of(source);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("the database cannot be reached", e);
        }
    }

    /** The versions that this program makes. */
    private static SortedSet<Integer> made(Vendor vendor) {
        SortedSet<Integer> made = new TreeSet<>();
        for (String folder : List.of("common", vendor.name().toLowerCase(Locale.ROOT))) {
            for (Resource file : files("classpath:sql/migration/%s/V*.sql".formatted(folder))) {
                Matcher name = NAME.matcher(Objects.requireNonNull(file.getFilename()));
                if (name.matches()) {
                    made.add(Integer.parseInt(name.group(1)));
                }
            }
        }
        return made;
    }

    private static Resource[] files(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
