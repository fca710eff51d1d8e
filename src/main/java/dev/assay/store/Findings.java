package dev.assay.store;

import dev.assay.renewal.Cause;
import dev.assay.rules.Level;
import dev.assay.standing.RiskState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What readers see of the whole programme, for people. */
public final class Findings {
    private final JdbcClient jdbc;

    public Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many partners display a competency at each level. */
    public record Displayed(String center, String competencyCode, long silver, long gold) {}

    /** A risk that is open, with the partner's name if it is known. */
    public record OpenRisk(
            String partnerId,
            @Nullable String name,
            String competencyCode,
            RiskState state,
            Level displayed,
            Level renewable,
            @Nullable LocalDate lapsesOn,
            LocalDate renewsOn,
            List<Cause> causes) {}

    /** By centre and competency. */
    public List<Displayed> displayed() {
        return jdbc.sql(
                        """
                SELECT center, competency_code, SUM(CASE WHEN displayed_level = 'SILVER' THEN 1 ELSE 0 END),
                    SUM(CASE WHEN displayed_level = 'GOLD' THEN 1 ELSE 0 END)
                FROM v1_profile GROUP BY center, competency_code ORDER BY center, competency_code
                """)
                .query((row, n) -> new Displayed(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    /** The open risks, those whose term renews first before the others. */
    public List<OpenRisk> openRisks(int atMost) {
        return jdbc.sql(
                        """
                SELECT k.partner_id, p.name, k.competency_code, k.state, k.displayed_level, k.renewable_level,
                    k.lapses_on, s.renews_on, k.causes
                FROM v1_renewal_risk k JOIN v1_partner_standing s ON s.partner_id = k.partner_id
                LEFT JOIN partner p ON p.partner_id = k.partner_id
                WHERE k.cleared_on IS NULL
                ORDER BY s.renews_on, k.partner_id, k.competency_code LIMIT :most
                """)
                .param("most", atMost)
                .query((row, n) -> new OpenRisk(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        RiskState.valueOf(row.getString(4)),
                        Level.valueOf(row.getString(5)),
                        Level.valueOf(row.getString(6)),
                        row.getObject(7, LocalDate.class),
                        row.getObject(8, LocalDate.class),
                        CausesJson.read(row.getString(9))))
                .list();
    }
}
