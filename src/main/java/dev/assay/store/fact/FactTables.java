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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of facts. */
public final class FactTables {
    static final FactTable<Partner> PARTNERS = new FactTable<>(
            Partner.class,
            "partner",
            List.of("partner_id"),
            List.of("name", "country", "market", "updated_at"),
            FactRows::partner,
            fact -> values(fact.partnerId()),
            fact -> values(fact.name(), fact.country(), fact.market().name(), utc(fact.updatedAt())));

    static final FactTable<Membership> MEMBERSHIPS = new FactTable<>(
            Membership.class,
            "membership",
            List.of("partner_id", "starts_on", "level"),
            List.of("renews_on", "ended_on", "updated_at"),
            FactRows::membership,
            fact -> values(fact.partnerId(), fact.startsOn(), fact.level().name()),
            fact -> values(fact.renewsOn(), fact.endedOn(), utc(fact.updatedAt())));

    private static final FactTable<Association> ASSOCIATIONS = new FactTable<>(
            Association.class,
            "association",
            List.of("person_id", "partner_id", "linked_on"),
            List.of("unlinked_on", "updated_at"),
            FactRows::association,
            fact -> values(fact.personId(), fact.partnerId(), fact.linkedOn()),
            fact -> values(fact.unlinkedOn(), utc(fact.updatedAt())));

    private static final FactTable<Achievement> ACHIEVEMENTS = new FactTable<>(
            Achievement.class,
            "achievement",
            List.of("person_id", "credential_code", "earned_on"),
            List.of("valid_until", "revoked_on", "updated_at"),
            FactRows::achievement,
            fact -> values(fact.personId(), fact.credentialCode(), fact.earnedOn()),
            fact -> values(fact.validUntil(), fact.revokedOn(), utc(fact.updatedAt())));

    private static final FactTable<MetricMonth> METRICS = new FactTable<>(
            MetricMonth.class,
            "metric_month",
            List.of("partner_id", "metric_code", "month_on"),
            List.of("figure", "updated_at"),
            FactRows::metricMonth,
            fact -> values(fact.partnerId(), fact.metricCode(), fact.month().atDay(1)),
            fact -> values(fact.value(), utc(fact.updatedAt())));

    public static final FactTable<AgentOverride> OVERRIDES = new FactTable<>(
            AgentOverride.class,
            "agent_override",
            List.of("override_id"),
            List.of(
                    "partner_id",
                    "competency_code",
                    "level",
                    "requirement_id",
                    "person_id",
                    "credential_code",
                    "granted_on",
                    "valid_until",
                    "granted_by",
                    "reason",
                    "revoked_on",
                    "updated_at"),
            FactRows::override,
            fact -> values(fact.overrideId()),
            FactTables::rest);

    private static final FactTable<PersonAlias> ALIASES = new FactTable<>(
            PersonAlias.class,
            "person_alias",
            List.of("pseudo_id"),
            List.of("person_id", "updated_at"),
            FactRows::alias,
            fact -> values(fact.pseudoId()),
            fact -> values(fact.personId(), utc(fact.updatedAt())));

    static final FactTable<Attestation> ATTESTATIONS = new FactTable<>(
            Attestation.class,
            "attestation",
            List.of("partner_id", "attestation_code", "attested_on"),
            List.of("valid_until", "revoked_on", "updated_at"),
            FactRows::attestation,
            fact -> values(fact.partnerId(), fact.attestationCode(), fact.attestedOn()),
            fact -> values(fact.validUntil(), fact.revokedOn(), utc(fact.updatedAt())));

    static final FactTable<Enrolment> ENROLMENTS = new FactTable<>(
            Enrolment.class,
            "enrolment",
            List.of("partner_id", "competency_code", "starts_on"),
            List.of("level", "renews_on", "ended_on", "updated_at"),
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
