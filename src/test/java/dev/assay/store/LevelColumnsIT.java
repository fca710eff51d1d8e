package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A level's name fits wherever a level is kept and shown. */
final class LevelColumnsIT {
    private static final Pattern OF_A_LEVEL =
            Pattern.compile("\\w+\\.(\\w*level|effective_from|effective_to|displayed_from|displayed_to) \\d+");

    @EachEngine
    void every_column_of_a_level_holds_twenty_characters(EmptyDatabase database) throws SQLException {
        // views show a changed column in its new size once the database is opened again
        new StoreWorld(database).close();
        try (StoreWorld world = new StoreWorld(database)) {
            List<String> columns = world
                    .jdbc
                    .queryForList(
                            """
                            SELECT CONCAT(c.table_name, '.', c.column_name, ' ', c.character_maximum_length)
                            FROM information_schema.columns c
                            WHERE c.table_schema = SCHEMA() AND c.character_maximum_length IS NOT NULL
                            """,
                            String.class)
                    .stream()
                    .map(column -> column.toLowerCase(Locale.ROOT))
                    .filter(column -> OF_A_LEVEL.matcher(column).matches())
                    .toList();
            assertThat(columns)
                    .hasSizeGreaterThan(30)
                    .contains("membership.level 20", "v1_standing_change.displayed_to 20", "v1_override.level 20")
                    .allSatisfy(column -> assertThat(column).endsWith(" 20"));
        }
    }

    @EachEngine
    void a_name_of_twenty_characters_reaches_the_readers(EmptyDatabase database) throws SQLException {
        String level = "SILVER-WITH-DISTINCT";
        try (StoreWorld world = new StoreWorld(database)) {
            world.jdbc.update(
                    "INSERT INTO run (run_id, business_date, attempt, status, rulebook, rulebooks_fingerprint,"
                            + " edition, started_at, partners_evaluated, partners_failed, standings_changed, notifications)"
                            + " VALUES (1, '2026-11-22', 1, 'PUBLISHED', 'r', 'f', 1, '2026-11-22 00:00:00', 1, 0, 0, 0)");
            world.jdbc.update(
                    "INSERT INTO competency_standing (partner_id, competency_code, run_id, gone, earned_level,"
                            + " effective_level, retained_level, displayed_level) VALUES ('p', 'C', 1, FALSE, ?, ?, ?, ?)",
                    level,
                    level,
                    level,
                    level);
            assertThat(world.jdbc.queryForList("SELECT displayed_level FROM v1_profile", String.class))
                    .containsExactly(level);
        }
    }
}
