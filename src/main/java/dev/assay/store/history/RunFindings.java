package dev.assay.store.history;

import dev.assay.cause.Cause;
import dev.assay.rules.Level;
import dev.assay.standing.RiskState;
import dev.assay.standing.Score;
import dev.assay.store.result.CausesJson;
import dev.assay.store.run.Run;
import dev.assay.store.sql.RecordRows;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The state of the whole programme as of one run, for people: what was published with it; what would be published if it
 * is held or was discarded; what was published at the time if it has no results. Lists are limited to the requested
 * length.
 */
public final class RunFindings {
    private static final String ACTIVE_OVERRIDES =
            AsOf.namedRows("override_standing", "n.override_id = s.override_id") + " AND s.status = 'ACTIVE'";

    private static final String CRITICAL_PEOPLE = AsOf.namedRows(
                    "critical_person",
                    """
                    n.partner_id = s.partner_id AND n.competency_code = s.competency_code
                    AND n.person_id = s.person_id""")
            + " AND NOT s.gone";

    private final JdbcClient jdbc;
    private final Run run;
    private final AsOf asOf;

    public RunFindings(JdbcClient jdbc, Run run) {
        this.jdbc = jdbc;
        this.run = run;
        this.asOf = new AsOf(jdbc, run);
    }

    /** How many partners display a competency at a level. */
    public record Displayed(String center, String competencyCode, String level, long partners) {}

    /**
     * A competency of a partner that changed, with the names of the levels.
     *
     * @param name the partner's name; null if it is unknown
     * @param risen by how many levels the effective level rose; negative if it fell
     */
    public record Change(
            String partnerId,
            @Nullable String name,
            String competencyCode,
            String effectiveFrom,
            String effectiveTo,
            String displayedFrom,
            String displayedTo,
            int risen,
            List<Cause> causes) {}

    /** How many competencies of how many partners are at risk, and how many of them were not the night before. */
    public record RiskCounts(long risks, long partners, long opened, long lost) {}

    /** An open risk; the partner's name is null if it is unknown, the score where no points are asked for. */
    public record OpenRisk(
            String partnerId,
            @Nullable String name,
            String competencyCode,
            RiskState state,
            String displayed,
            String renewable,
            boolean membershipAtRisk,
            @Nullable LocalDate lapsesOn,
            LocalDate renewsOn,
            LocalDate openedOn,
            List<Cause> causes,
            @Nullable Score score) {
        /** The lower level that can still be renewed; empty if there is none. */
        public Optional<String> otherRenewable() {
            return renewable.equals(Level.NONE.name()) || renewable.equals(displayed)
                    ? Optional.empty()
                    : Optional.of(renewable);
        }
    }

    /** An override in force: it grants a level, a requirement, or a credential to a person. */
    public record EndingOverride(
            String overrideId,
            String partnerId,
            @Nullable String name,
            String competencyCode,
            @Nullable String level,
            @Nullable String requirementId,
            @Nullable String personId,
            @Nullable String credentialCode,
            LocalDate endsOn) {}

    /** A person whose departure would lower a competency; the partner's name is null if it is unknown. */
    public record Critical(
            String partnerId,
            @Nullable String name,
            String personId,
            String competencyCode,
            String levelWith,
            String levelWithout) {}

    /** By centre and competency; levels that no partner displays are left out. */
    public List<Displayed> displayed() {
        return asOf.sql("SELECT s.center, s.competency_code, s.displayed_level, COUNT(*) " + AsOf.LEVELS
                        + " AND NOT s.gone AND s.displayed_level <> 'NONE'"
                        + " GROUP BY s.center, s.competency_code, s.displayed_level"
                        + " ORDER BY s.center, s.competency_code, s.displayed_level")
                .query(RecordRows.of(Displayed.class))
                .list();
    }

    /** The changes of the run, published or prepared: falls before rises, then by partner and competency. */
    public List<Change> changes(int atMost) {
        return jdbc.sql(
                        """
                SELECT s.partner_id, p.name, s.competency_code, s.effective_from, s.effective_to, s.displayed_from,
                    s.displayed_to, s.risen, s.causes
                FROM standing_change s LEFT JOIN partner p ON p.partner_id = s.partner_id
                WHERE s.run_id = :run ORDER BY s.risen, s.partner_id, s.competency_code LIMIT :most
                """)
                .param("run", run.runId())
                .param("most", atMost)
                .query(RecordRows.of(Change.class).with(List.class, CausesJson::read))
                .list();
    }

    /** The number of open risks. */
    public RiskCounts riskCounts() {
        return asOf.sql("SELECT COUNT(*), COUNT(DISTINCT s.partner_id), "
                        + "SUM(CASE WHEN s.opened_on = :date THEN 1 ELSE 0 END), "
                        + "SUM(CASE WHEN s.state = 'LOST' THEN 1 ELSE 0 END) " + AsOf.OPEN_RISKS)
                .param("date", run.businessDate())
                .query((row, n) -> new RiskCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single();
    }

    /** The open risks, ordered by renewal date. */
    public List<OpenRisk> openRisks(int atMost) {
        return asOf.sql(
                        "SELECT s.partner_id, p.name, s.competency_code, s.state, s.displayed_level, s.renewable_level, "
                                + "s.membership_at_risk, s.lapses_on, s.renews_on, s.opened_on, s.causes, "
                                + scored("score")
                                + ", " + scored("score_needed")
                                + " " + AsOf.OPEN_RISKS
                                + " ORDER BY s.renews_on, s.partner_id, s.competency_code LIMIT :most")
                .param("most", atMost)
                .query(RecordRows.of(OpenRisk.class)
                        .with(RiskState.class, RiskState::valueOf)
                        .with(List.class, CausesJson::read))
                .list();
    }

    /** A column of the competency's standing as of the run. */
    private static String scored(String column) {
        return """
                (SELECT c.%s FROM competency_standing c JOIN run cr ON cr.run_id = c.run_id
                    AND (cr.edition IS NOT NULL OR cr.run_id = :own)
                WHERE c.partner_id = s.partner_id AND c.competency_code = s.competency_code AND c.run_id <= :run
                ORDER BY c.run_id DESC LIMIT 1)"""
                .formatted(column);
    }

    /** How many overrides are in force. */
    public long activeOverrides() {
        return asOf.sql("SELECT COUNT(*) " + ACTIVE_OVERRIDES).query(Long.class).single();
    }

    /** The overrides in force, ordered by end date. */
    public List<EndingOverride> activeOverrides(int atMost) {
        return asOf.sql("SELECT s.override_id, s.partner_id, p.name, s.competency_code, s.level, s.requirement_id, "
                        + "s.person_id, s.credential_code, s.ends_on " + ACTIVE_OVERRIDES
                        + " ORDER BY s.ends_on, s.override_id LIMIT :most")
                .param("most", atMost)
                .query(RecordRows.of(EndingOverride.class))
                .list();
    }

    /** How many levels would fall if a single person left. */
    public long criticalPeople() {
        return asOf.sql("SELECT COUNT(*) " + CRITICAL_PEOPLE).query(Long.class).single();
    }

    /** The people on whom levels depend, those with most levels first. */
    public List<Critical> criticalPeople(int atMost) {
        return asOf.sql("SELECT s.partner_id, p.name, s.person_id, s.competency_code, s.level_with, s.level_without, "
                        + "COUNT(*) OVER (PARTITION BY s.partner_id, s.person_id) AS levels " + CRITICAL_PEOPLE
                        + " ORDER BY levels DESC, s.partner_id, s.person_id, s.competency_code LIMIT :most")
                .param("most", atMost)
                .query(RecordRows.of(Critical.class))
                .list();
    }
}
