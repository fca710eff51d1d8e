package dev.assay.store.fact;

import org.springframework.jdbc.core.JdbcTemplate;

/** Whether people go by other names than their ids at all: if not, statements need not look for any. */
final class Aliases {
    private static final String ANY = """
            SELECT pseudo_id FROM person_alias LIMIT 1
            """;

    private Aliases() {}

    /** One statement. */
    static boolean any(JdbcTemplate jdbc) {
        return !jdbc.query(ANY, (row, number) -> row.getString(1)).isEmpty();
    }
}
