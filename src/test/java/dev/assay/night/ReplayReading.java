package dev.assay.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Replays all published changes from the beginning: each continues from the one before, and the result is the current
 * state.
 */
final class ReplayReading implements Reading {
    private static final String NONE = "NONE NONE";

    @Override
    public void look(JdbcTemplate views) {
        Map<String, String> levels = new TreeMap<>();
        views.query(
                """
                SELECT c.* FROM v1_standing_change c JOIN v1_run r ON r.run_id = c.run_id
                WHERE r.status IN ('PUBLISHED', 'SUPERSEDED') ORDER BY c.run_id, c.partner_id, c.competency_code
                """,
                row -> {
                    String pair = row.getString("partner_id") + " " + row.getString("competency_code");
                    String from = row.getString("effective_from") + " " + row.getString("displayed_from");
                    assertThat(levels.getOrDefault(pair, NONE)).as(pair).isEqualTo(from);
                    levels.put(pair, row.getString("effective_to") + " " + row.getString("displayed_to"));
                });
        Map<String, String> standing = new TreeMap<>();
        views.query(
                "SELECT partner_id, competency_code, effective_level, displayed_level FROM v1_competency_standing",
                row -> {
                    standing.put(row.getString(1) + " " + row.getString(2), row.getString(3) + " " + row.getString(4));
                });
        levels.values().removeIf(NONE::equals);
        standing.values().removeIf(NONE::equals);
        assertThat(standing).isEqualTo(levels);
    }

    @Override
    public boolean inOneTransaction() {
        return true;
    }
}
