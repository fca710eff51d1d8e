package dev.assay.store.schema;

import dev.assay.store.sql.Vendor;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which version the tables have, and which one the program makes. One query tells whether anything has to be done. */
public final class SchemaVersion {
    private SchemaVersion() {}

    /**
     * The version of the tables, if it is the one that this program makes; empty if anything has to be done.
     *
     * @throws CannotGetJdbcConnectionException if the database cannot be reached
     * @throws IllegalArgumentException if it is none that Assay knows
     */
    public static OptionalInt current(DataSource source) {
        Vendor vendor = Vendor.of(source);
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

    /** The versions that this program makes. */
    private static SortedSet<Integer> made(Vendor vendor) {
        return MigrationFile.of(vendor).map(MigrationFile::version).collect(Collectors.toCollection(TreeSet::new));
    }
}
