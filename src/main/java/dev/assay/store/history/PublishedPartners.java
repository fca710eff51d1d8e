package dev.assay.store.history;

import dev.assay.cause.Cause;
import dev.assay.standing.RiskState;
import dev.assay.standing.Score;
import dev.assay.store.result.CausesJson;
import dev.assay.store.sql.RecordRows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The published results of one partner. Levels are named as in views. */
public final class PublishedPartners {
    private final JdbcClient jdbc;

    public PublishedPartners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The standing of a partner.
     *
     * @param name null if it is unknown
     * @param termStartsOn null without an active membership, like the other two
     */
    public record Standing(
            String partnerId,
            @Nullable String name,
            String membershipLevel,
            @Nullable LocalDate termStartsOn,
            @Nullable LocalDate renewsOn,
            String eligibleLevel,
            @Nullable String renewableLevel) {}

    /**
     * A competency.
     *
     * @param satisfiedPath null if no path holds at exactly the effective level
     * @param termStartsOn first day of the enrolment by which it is displayed; null without one, like the next
     * @param renewsOn first day after it
     * @param score null where no points are asked for
     */
    public record Competency(
            String competencyCode,
            String effectiveLevel,
            String displayedLevel,
            @Nullable String satisfiedPath,
            @Nullable LocalDate termStartsOn,
            @Nullable LocalDate renewsOn,
            @Nullable Score score) {}

    /** An open risk. */
    public record Risk(
            String competencyCode,
            RiskState state,
            String displayedLevel,
            String renewableLevel,
            boolean membershipAtRisk,
            @Nullable LocalDate lapsesOn,
            LocalDate renewsOn,
            List<Cause> causes) {}

    /** The progress of a requirement. */
    public record Progress(
            String competencyCode,
            String requirementId,
            BigDecimal have,
            BigDecimal need,
            boolean met,
            boolean overridden) {}

    /** A person who counts for a requirement. */
    public record Contribution(String competencyCode, String requirementId, String personId, boolean byOverride) {}

    /** The partner's standing; empty if nothing is published for it. */
    public Optional<Standing> standing(String partnerId) {
        return jdbc.sql(
                        """
                SELECT s.partner_id, p.name, s.membership_level, s.term_starts_on, s.renews_on, s.eligible_level,
                    s.renewable_level
                FROM v1_partner_standing s LEFT JOIN partner p ON p.partner_id = s.partner_id WHERE s.partner_id = :id
                """)
                .param("id", partnerId)
                .query(RecordRows.of(Standing.class))
                .optional();
    }

    /** Its competencies, by code. */
    public List<Competency> competencies(String partnerId) {
        return jdbc.sql(
                        """
                SELECT competency_code, effective_level, displayed_level, satisfied_path, term_starts_on, renews_on, score,
                    score_needed
                FROM v1_competency_standing
                WHERE partner_id = :id ORDER BY competency_code
                """)
                .param("id", partnerId)
                .query(RecordRows.of(Competency.class))
                .list();
    }

    /** Its open risks, ordered by renewal date. */
    public List<Risk> risks(String partnerId) {
        return jdbc.sql(
                        """
                SELECT s.competency_code, s.state, s.displayed_level, s.renewable_level, s.membership_at_risk, s.lapses_on,
                    s.renews_on, s.causes
                FROM risk_episode s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
                WHERE s.partner_id = :id AND s.cleared_on IS NULL AND NOT EXISTS (
                    SELECT 1 FROM risk_episode n JOIN run nr ON nr.run_id = n.run_id AND nr.edition IS NOT NULL
                    WHERE n.partner_id = s.partner_id AND n.competency_code = s.competency_code
                        AND n.term_starts_on = s.term_starts_on AND n.episode = s.episode AND n.run_id > s.run_id)
                ORDER BY s.renews_on, s.competency_code
                """)
                .param("id", partnerId)
                .query(RecordRows.of(Risk.class)
                        .with(List.class, CausesJson::read)
                        .with(RiskState.class, RiskState::valueOf))
                .list();
    }

    /** The progress of every requirement of its competencies. */
    public List<Progress> progress(String partnerId) {
        return jdbc.sql(
                        """
                SELECT competency_code, requirement_id, have, need, met, overridden FROM v1_requirement_progress
                WHERE partner_id = :id
                """)
                .param("id", partnerId)
                .query(RecordRows.of(Progress.class))
                .list();
    }

    /** Who counts for which requirement. */
    public List<Contribution> contributions(String partnerId) {
        return jdbc.sql(
                        """
                SELECT competency_code, requirement_id, person_id, by_override FROM v1_contribution
                WHERE partner_id = :id ORDER BY competency_code, requirement_id, person_id
                """)
                .param("id", partnerId)
                .query(RecordRows.of(Contribution.class))
                .list();
    }

    /** The titles of its benefits. */
    public List<String> benefits(String partnerId) {
        return jdbc.sql("SELECT title FROM v1_benefit WHERE partner_id = :id ORDER BY title")
                .param("id", partnerId)
                .query(String.class)
                .list();
    }
}
