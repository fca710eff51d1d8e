package dev.assay.store.fact;

import static dev.assay.store.sql.Columns.utc;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.Enrolment;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.facts.Membership;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.facts.PersonAlias;
import org.jspecify.annotations.Nullable;

/** The tables of facts. */
public final class FactTables {
    private static final FactTable<Partner> PARTNERS = new FactTable<>(
            Partner.class,
            """
            SELECT partner_id, name, country, market, updated_at FROM partner
            WHERE partner_id IN (%s)
            """,
            """
            INSERT INTO partner (partner_id, name, country, market, updated_at) VALUES (?, ?, ?, ?, ?)
            """,
            """
            UPDATE partner SET name = ?, country = ?, market = ?, updated_at = ? WHERE partner_id = ?
            """,
            "?",
            FactRows::partner,
            fact -> values(fact.partnerId()),
            fact -> values(fact.name(), fact.country(), fact.market().name(), utc(fact.updatedAt())));

    private static final FactTable<Membership> MEMBERSHIPS = new FactTable<>(
            Membership.class,
            """
            SELECT partner_id, starts_on, level, renews_on, ended_on, updated_at FROM membership
            WHERE (partner_id, starts_on, level) IN (%s)
            """,
            """
            INSERT INTO membership (partner_id, starts_on, level, renews_on, ended_on, updated_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            """
            UPDATE membership SET renews_on = ?, ended_on = ?, updated_at = ?
            WHERE partner_id = ? AND starts_on = ? AND level = ?
            """,
            "(?, ?, ?)",
            FactRows::membership,
            fact -> values(fact.partnerId(), fact.startsOn(), fact.level().name()),
            fact -> values(fact.renewsOn(), fact.endedOn(), utc(fact.updatedAt())));

    private static final FactTable<Association> ASSOCIATIONS = new FactTable<>(
            Association.class,
            """
            SELECT person_id, partner_id, linked_on, unlinked_on, updated_at FROM association
            WHERE (person_id, partner_id, linked_on) IN (%s)
            """,
            """
            INSERT INTO association (person_id, partner_id, linked_on, unlinked_on, updated_at) VALUES (?, ?, ?, ?, ?)
            """,
            """
            UPDATE association SET unlinked_on = ?, updated_at = ?
            WHERE person_id = ? AND partner_id = ? AND linked_on = ?
            """,
            "(?, ?, ?)",
            FactRows::association,
            fact -> values(fact.personId(), fact.partnerId(), fact.linkedOn()),
            fact -> values(fact.unlinkedOn(), utc(fact.updatedAt())));

    private static final FactTable<Achievement> ACHIEVEMENTS = new FactTable<>(
            Achievement.class,
            """
            SELECT person_id, credential_code, earned_on, valid_until, revoked_on, updated_at FROM achievement
            WHERE (person_id, credential_code, earned_on) IN (%s)
            """,
            """
            INSERT INTO achievement (person_id, credential_code, earned_on, valid_until, revoked_on, updated_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            """
            UPDATE achievement SET valid_until = ?, revoked_on = ?, updated_at = ?
            WHERE person_id = ? AND credential_code = ? AND earned_on = ?
            """,
            "(?, ?, ?)",
            FactRows::achievement,
            fact -> values(fact.personId(), fact.credentialCode(), fact.earnedOn()),
            fact -> values(fact.validUntil(), fact.revokedOn(), utc(fact.updatedAt())));

    private static final FactTable<MetricMonth> METRICS = new FactTable<>(
            MetricMonth.class,
            """
            SELECT partner_id, metric_code, month_on, figure, updated_at FROM metric_month
            WHERE (partner_id, metric_code, month_on) IN (%s)
            """,
            """
            INSERT INTO metric_month (partner_id, metric_code, month_on, figure, updated_at) VALUES (?, ?, ?, ?, ?)
            """,
            """
            UPDATE metric_month SET figure = ?, updated_at = ?
            WHERE partner_id = ? AND metric_code = ? AND month_on = ?
            """,
            "(?, ?, ?)",
            FactRows::metricMonth,
            fact -> values(fact.partnerId(), fact.metricCode(), fact.month().atDay(1)),
            fact -> values(fact.value(), utc(fact.updatedAt())));

    private static final FactTable<AgentOverride> OVERRIDES = new FactTable<>(
            AgentOverride.class,
            """
            SELECT override_id, partner_id, competency_code, level, requirement_id, person_id, credential_code,
                granted_on, valid_until, granted_by, reason, revoked_on, updated_at FROM agent_override
            WHERE override_id IN (%s)
            """,
            """
            INSERT INTO agent_override (override_id, partner_id, competency_code, level, requirement_id, person_id,
                credential_code, granted_on, valid_until, granted_by, reason, revoked_on, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            """
            UPDATE agent_override SET partner_id = ?, competency_code = ?, level = ?, requirement_id = ?,
                person_id = ?, credential_code = ?, granted_on = ?, valid_until = ?, granted_by = ?, reason = ?,
                revoked_on = ?, updated_at = ?
            WHERE override_id = ?
            """,
            "?",
            FactRows::override,
            fact -> values(fact.overrideId()),
            FactTables::rest);

    private static final FactTable<PersonAlias> ALIASES = new FactTable<>(
            PersonAlias.class,
            """
            SELECT pseudo_id, person_id, updated_at FROM person_alias
            WHERE pseudo_id IN (%s)
            """,
            """
            INSERT INTO person_alias (pseudo_id, person_id, updated_at) VALUES (?, ?, ?)
            """,
            """
            UPDATE person_alias SET person_id = ?, updated_at = ? WHERE pseudo_id = ?
            """,
            "?",
            FactRows::alias,
            fact -> values(fact.pseudoId()),
            fact -> values(fact.personId(), utc(fact.updatedAt())));

    private static final FactTable<Attestation> ATTESTATIONS = new FactTable<>(
            Attestation.class,
            """
            SELECT partner_id, attestation_code, attested_on, valid_until, revoked_on, updated_at FROM attestation
            WHERE (partner_id, attestation_code, attested_on) IN (%s)
            """,
            """
            INSERT INTO attestation (partner_id, attestation_code, attested_on, valid_until, revoked_on, updated_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            """
            UPDATE attestation SET valid_until = ?, revoked_on = ?, updated_at = ?
            WHERE partner_id = ? AND attestation_code = ? AND attested_on = ?
            """,
            "(?, ?, ?)",
            FactRows::attestation,
            fact -> values(fact.partnerId(), fact.attestationCode(), fact.attestedOn()),
            fact -> values(fact.validUntil(), fact.revokedOn(), utc(fact.updatedAt())));

    private static final FactTable<Enrolment> ENROLMENTS = new FactTable<>(
            Enrolment.class,
            """
            SELECT partner_id, competency_code, starts_on, level, renews_on, ended_on, updated_at FROM enrolment
            WHERE (partner_id, competency_code, starts_on) IN (%s)
            """,
            """
            INSERT INTO enrolment (partner_id, competency_code, starts_on, level, renews_on, ended_on, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            """
            UPDATE enrolment SET level = ?, renews_on = ?, ended_on = ?, updated_at = ?
            WHERE partner_id = ? AND competency_code = ? AND starts_on = ?
            """,
            "(?, ?, ?)",
            FactRows::enrolment,
            fact -> values(fact.partnerId(), fact.competencyCode(), fact.startsOn()),
            fact -> values(fact.level(), fact.renewsOn(), fact.endedOn(), utc(fact.updatedAt())));

    private FactTables() {}

    /** The table of the feed's facts. */
    public static FactTable<? extends Fact> of(Feed feed) {
        return switch (feed) {
            case PARTNERS -> PARTNERS;
            case MEMBERSHIPS -> MEMBERSHIPS;
            case ASSOCIATIONS -> ASSOCIATIONS;
            case ACHIEVEMENTS -> ACHIEVEMENTS;
            case METRICS -> METRICS;
            case OVERRIDES -> OVERRIDES;
            case ALIASES -> ALIASES;
            case ATTESTATIONS -> ATTESTATIONS;
            case ENROLMENTS -> ENROLMENTS;
        };
    }

    private static @Nullable Object[] rest(AgentOverride fact) {
        return values(
                fact.partnerId(),
                fact.competencyCode(),
                fact.grant().level(),
                fact.grant().requirementId(),
                fact.grant().personId(),
                fact.grant().credentialCode(),
                fact.grantedOn(),
                fact.validUntil(),
                fact.grantedBy(),
                fact.reason(),
                fact.revokedOn(),
                utc(fact.updatedAt()));
    }

    private static @Nullable Object[] values(@Nullable Object... values) {
        return values;
    }
}
