package dev.assay.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads several views in one transaction and checks that they are consistent. */
final class WholeNightReading implements Reading {
    /** Each pair says the same of every whole night, in two views. */
    private static final Map<String, String> SAME = Map.of(
            "SELECT partner_id, open_risks FROM v1_partner_standing WHERE open_risks > 0 ORDER BY 1",
            "SELECT partner_id, COUNT(*) FROM v1_renewal_risk WHERE cleared_on IS NULL GROUP BY partner_id ORDER BY 1",
            "SELECT partner_id, competency_code, displayed_level FROM v1_competency_standing"
                    + " WHERE displayed_level <> 'NONE' ORDER BY 1, 2",
            "SELECT partner_id, competency_code, displayed_level FROM v1_profile ORDER BY 1, 2",
            "SELECT partner_id, competency_code, risk_state FROM v1_competency_standing"
                    + " WHERE risk_state <> 'NONE' ORDER BY 1, 2",
            "SELECT partner_id, competency_code, state FROM v1_renewal_risk WHERE cleared_on IS NULL ORDER BY 1, 2",
            "SELECT partner_id, competency_code, business_date, kind FROM v1_notification n"
                    + " WHERE kind = 'CLEARED' ORDER BY 1, 2, 3",
            "SELECT partner_id, competency_code, cleared_on, 'CLEARED' FROM v1_renewal_risk"
                    + " WHERE cleared_on IS NOT NULL ORDER BY 1, 2, 3",
            "SELECT run_id, first_seq, last_seq, notifications FROM v1_run"
                    + " WHERE status IN ('PUBLISHED', 'SUPERSEDED') AND notifications > 0 ORDER BY 1",
            "SELECT run_id, MIN(seq), MAX(seq), COUNT(*) FROM v1_notification GROUP BY run_id ORDER BY 1",
            "SELECT run_id, standings_changed FROM v1_run"
                    + " WHERE status IN ('PUBLISHED', 'SUPERSEDED') AND standings_changed > 0 ORDER BY 1",
            "SELECT run_id, COUNT(*) FROM v1_standing_change GROUP BY run_id ORDER BY 1");

    /** Empty if every night is consistent. */
    private static final List<String> NOTHING = List.of(
            "SELECT partner_id FROM v1_competency_standing WHERE changed_on >"
                    + " (SELECT MAX(business_date) FROM v1_run WHERE status = 'PUBLISHED')",
            "SELECT business_date FROM v1_run WHERE status = 'PUBLISHED' GROUP BY business_date HAVING COUNT(*) > 1",
            "SELECT seq FROM v1_notification WHERE run_id NOT IN"
                    + " (SELECT run_id FROM v1_run WHERE status IN ('PUBLISHED', 'SUPERSEDED'))");

    @Override
    public void look(JdbcTemplate views) {
        SAME.forEach((one, other) -> assertThat(rows(views, one)).as(one).isEqualTo(rows(views, other)));
        NOTHING.forEach(query -> assertThat(rows(views, query)).as(query).isEmpty());
    }

    private static List<String> rows(JdbcTemplate views, String query) {
        return views.queryForList(query).stream()
                .map(row -> row.values().toString())
                .toList();
    }

    @Override
    public boolean inOneTransaction() {
        return true;
    }
}
