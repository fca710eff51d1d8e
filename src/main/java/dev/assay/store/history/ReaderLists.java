package dev.assay.store.history;

import dev.assay.cause.Cause;
import dev.assay.facts.OverrideStatus;
import dev.assay.standing.Score;
import dev.assay.store.result.CausesJson;
import dev.assay.store.result.NotificationPayload;
import dev.assay.store.sql.RecordRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists of published results for everyday questions. One query each. */
public final class ReaderLists {
    private final JdbcClient jdbc;

    public ReaderLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An open risk of a partner's competency; names are null if they are unknown. */
    public record Risk(
            LocalDate renewsOn,
            String partnerId,
            @Nullable String name,
            @Nullable String country,
            String competencyCode,
            @Nullable String title,
            String displayedLevel,
            String renewableLevel,
            String state,
            @Nullable LocalDate lapsesOn,
            boolean membershipAtRisk,
            LocalDate openedOn,
            List<Cause> causes,
            @Nullable BigDecimal score,
            @Nullable BigDecimal scoreNeeded) {}

    /** A notification, with the contents of its payload. */
    public record Notified(
            long seq,
            LocalDate businessDate,
            String kind,
            String partnerId,
            @Nullable String name,
            String competencyCode,
            @Nullable String title,
            @Nullable LocalDate renewsOn,
            List<Cause> causes,
            long runId,
            String eventId) {}

    /** The published results of a partner, at the end how many competencies it displays. */
    public record PartnerLine(
            String partnerId,
            @Nullable String name,
            @Nullable String country,
            @Nullable String market,
            String membershipLevel,
            @Nullable LocalDate termStartsOn,
            @Nullable LocalDate renewsOn,
            String eligibleLevel,
            @Nullable String renewableLevel,
            boolean membershipAtRisk,
            long openRisks,
            long displayed) {}

    /** A person for whom a requirement of a partner counts. */
    public record PersonLine(
            String partnerId, @Nullable String name, String personId, long competencies, long requirements) {}

    /** A person without whom a partner would have a lower level of a competency. */
    public record CriticalLine(
            String partnerId,
            @Nullable String name,
            String personId,
            String competencyCode,
            @Nullable String title,
            String levelWith,
            String levelWithout) {}

    /** A delivery and its outcome. */
    public record DeliveryRecord(
            long deliveryId,
            @Nullable String feed,
            String file,
            String status,
            @Nullable Instant producedAt,
            long rowsRead,
            long rowsApplied,
            long rowsRejected,
            @Nullable Long runId,
            @Nullable String reason) {}

    /** An override; what it grants is in one of level, requirement, or person with credential. */
    public record OverrideLine(
            String overrideId,
            String partnerId,
            @Nullable String name,
            String competencyCode,
            @Nullable String title,
            String status,
            LocalDate grantedOn,
            LocalDate endsOn,
            @Nullable String level,
            @Nullable String requirementId,
            @Nullable String personId,
            @Nullable String credentialCode) {}

    /**
     * The open risks, ordered by renewal date.
     *
     * @param upTo the latest renewal date; null = no limit
     * @param level displayed; null = any
     * @param competencyCode canonical; null = any
     * @param country as the partners feed has it; null = any
     */
    public List<Risk> risks(
            @Nullable LocalDate upTo,
            @Nullable String level,
            @Nullable String competencyCode,
            @Nullable String country,
            int most) {
        return list(
                """
                SELECT COALESCE(k.renews_on, s.renews_on) AS term_ends, r.partner_id, p.name, p.country, r.competency_code,
                    c.title, r.displayed_level, r.renewable_level, r.state, r.lapses_on, r.membership_at_risk, r.opened_on,
                    r.causes, k.score, k.score_needed
                FROM v1_renewal_risk r JOIN v1_partner_standing s ON s.partner_id = r.partner_id
                    LEFT JOIN v1_competency_standing k
                        ON k.partner_id = r.partner_id AND k.competency_code = r.competency_code
                    LEFT JOIN partner p ON p.partner_id = r.partner_id
                    LEFT JOIN v1_competency c ON c.competency_code = r.competency_code
                """,
                new Where()
                        .also(true, "r.cleared_on IS NULL")
                        .and("COALESCE(k.renews_on, s.renews_on) <= :%s", upTo)
                        .is("r.displayed_level", level)
                        .is("r.competency_code", competencyCode)
                        .is("p.country", country),
                "term_ends, r.partner_id, r.competency_code",
                most,
                RecordRows.of(Risk.class)
                        .with(List.class, CausesJson::read)
                        .with(BigDecimal.class, ReaderLists::plain));
    }

    /**
     * The notifications in the order of their {@code seq}.
     *
     * @param runId of this run only; null = of any
     * @param since those after this {@code seq} only; null = any
     */
    public List<Notified> notifications(@Nullable Long runId, @Nullable Long since, int most) {
        return list(
                """
                SELECT n.seq, n.business_date, n.kind, n.partner_id, p.name, n.competency_code, c.title, n.renews_on,
                    n.payload, n.run_id, n.event_id
                FROM v1_notification n LEFT JOIN partner p ON p.partner_id = n.partner_id
                    LEFT JOIN v1_competency c ON c.competency_code = n.competency_code
                """,
                new Where().is("n.run_id", runId).and("n.seq > :%s", since),
                "n.seq",
                most,
                RecordRows.of(Notified.class).with(List.class, NotificationPayload::causes));
    }

    /**
     * The partners by id.
     *
     * @param eligibleAbove the membership levels, the lowest first: only partners that could buy a higher one than they
     *     have; empty = all
     */
    public List<PartnerLine> partners(
            List<String> eligibleAbove, @Nullable String level, @Nullable String country, int most) {
        return list(
                """
                SELECT s.partner_id, p.name, p.country, p.market, s.membership_level, s.term_starts_on, s.renews_on,
                    s.eligible_level, s.renewable_level, s.membership_at_risk, s.open_risks,
                    (SELECT COUNT(*) FROM v1_profile d WHERE d.partner_id = s.partner_id)
                FROM v1_partner_standing s LEFT JOIN partner p ON p.partner_id = s.partner_id
                """,
                new Where()
                        .above("s.eligible_level", "s.membership_level", eligibleAbove)
                        .is("s.membership_level", level)
                        .is("p.country", country),
                "s.partner_id",
                most,
                RecordRows.of(PartnerLine.class));
    }

    /** The people who count for requirements, by partner. */
    public List<PersonLine> people(@Nullable String partnerId, int most) {
        return list(
                """
                SELECT k.partner_id, p.name, k.person_id, COUNT(DISTINCT k.competency_code), COUNT(*)
                FROM v1_contribution k LEFT JOIN partner p ON p.partner_id = k.partner_id
                """,
                new Where().is("k.partner_id", partnerId),
                "k.partner_id, k.person_id",
                "GROUP BY k.partner_id, p.name, k.person_id",
                most,
                RecordRows.of(PersonLine.class));
    }

    /** The people without whom a level would be lower, by partner. */
    public List<CriticalLine> criticalPeople(@Nullable String partnerId, int most) {
        return list(
                """
                SELECT k.partner_id, p.name, k.person_id, k.competency_code, c.title, k.level_with, k.level_without
                FROM v1_critical_person k LEFT JOIN partner p ON p.partner_id = k.partner_id
                    LEFT JOIN v1_competency c ON c.competency_code = k.competency_code
                """,
                new Where().is("k.partner_id", partnerId),
                "k.partner_id, k.person_id, k.competency_code",
                most,
                RecordRows.of(CriticalLine.class));
    }

    /** The deliveries, the newest first. */
    public List<DeliveryRecord> deliveries(
            @Nullable String status, @Nullable String feed, @Nullable Long runId, int most) {
        return list(
                """
                SELECT d.delivery_id, d.feed, d.file, d.status, d.produced_at, d.rows_read, d.rows_applied,
                    d.rows_rejected, d.run_id, d.reason
                FROM v1_delivery d
                """,
                new Where().is("d.status", status).is("d.feed", feed).is("d.run_id", runId),
                "d.delivery_id DESC",
                most,
                RecordRows.of(DeliveryRecord.class));
    }

    /**
     * The overrides, those that end first before the others.
     *
     * @param statuses only those with one of these; empty = all
     * @param upTo those that end after this day are left out; null = none is
     */
    public List<OverrideLine> overrides(
            Set<OverrideStatus> statuses, @Nullable LocalDate upTo, @Nullable String partnerId, int most) {
        return list(
                """
                SELECT o.override_id, o.partner_id, p.name, o.competency_code, c.title, o.status, o.granted_on, o.ends_on,
                    o.level, o.requirement_id, o.person_id, o.credential_code
                FROM v1_override o LEFT JOIN partner p ON p.partner_id = o.partner_id
                    LEFT JOIN v1_competency c ON c.competency_code = o.competency_code
                """,
                new Where()
                        .oneOf(
                                "o.status",
                                statuses.stream().map(OverrideStatus::name).toList())
                        .and("o.ends_on <= :%s", upTo)
                        .is("o.partner_id", partnerId),
                "o.ends_on, o.override_id",
                most,
                RecordRows.of(OverrideLine.class));
    }

    /** The codes of the competencies that have a title for readers, in alphabetical order. */
    public List<String> competencies() {
        return jdbc.sql("SELECT competency_code FROM v1_competency ORDER BY competency_code")
                .query(String.class)
                .list();
    }

    /** The levels that are displayed, in alphabetical order. Scans what is displayed, so it is only for interactive use. */
    public List<String> displayedLevels() {
        return jdbc.sql("SELECT DISTINCT displayed_level FROM v1_profile ORDER BY displayed_level")
                .query(String.class)
                .list();
    }

    private <T> List<T> list(String select, Where where, String order, int most, RowMapper<T> mapper) {
        return list(select, where, order, "", most, mapper);
    }

    private <T> List<T> list(String select, Where where, String order, String group, int most, RowMapper<T> mapper) {
        return jdbc.sql(select + where.clause() + group + " ORDER BY " + order + " LIMIT :most")
                .params(where.values())
                .param("most", most)
                .query(mapper)
                .list();
    }

    private static BigDecimal plain(String points) {
        BigDecimal exact = new BigDecimal(points);
        return new Score(exact, exact).have();
    }
}
