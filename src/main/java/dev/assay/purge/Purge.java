package dev.assay.purge;

import java.time.LocalDate;
import java.util.List;

/**
 * What a purge does, or would do.
 *
 * @param published the date of the last published night, from which the time is counted
 * @param before nights of this date and later are kept whole
 * @param stopped somebody asked it to stop before it was through; the same command goes on
 */
public record Purge(LocalDate published, LocalDate before, List<Table> tables, boolean stopped) {
    public Purge {
        tables = List.copyOf(tables);
    }

    /** How many rows of a table go, and how many stay. */
    public record Table(String name, long goes, long stays) {}

    /** How many rows go in all. */
    public long goes() {
        return tables.stream().mapToLong(Table::goes).sum();
    }
}
