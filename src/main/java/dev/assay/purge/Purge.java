package dev.assay.purge;

import java.time.LocalDate;
import java.util.List;

/**
 * What a purge deleted, or would delete.
 *
 * @param published the business date of the last published night, from which age is counted
 * @param before nights of this date and later are kept entirely
 * @param stopped it was asked to stop before it was complete; run the same command to resume
 */
public record Purge(LocalDate published, LocalDate before, List<Table> tables, boolean stopped) {
    public Purge {
        tables = List.copyOf(tables);
    }

    /** How many rows of a table are deleted, and how many remain. */
    public record Table(String name, long goes, long stays) {}

    /** How many rows are deleted in total. */
    public long goes() {
        return tables.stream().mapToLong(Table::goes).sum();
    }
}
