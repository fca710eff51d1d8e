package dev.assay.store.fact;

import org.springframework.jdbc.core.JdbcTemplate;

/** Whether there are any aliases: if not, statements need not look them up. */
final class Aliases {
    private static final String ANY = """
            SELECT pseudo_id FROM person_alias LIMIT 1
            """;

    private Aliases() {}

    /** Asks the database; one statement. */
    static boolean any(JdbcTemplate jdbc) {
        return !jdbc.query(ANY, (row, number) -> row.getString(1)).isEmpty();
    }
}
