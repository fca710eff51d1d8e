package dev.assay.feed;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.Enrolment;
import dev.assay.facts.Fact;
import dev.assay.facts.Grant;
import dev.assay.facts.Membership;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.facts.PersonAlias;
import dev.assay.feed.format.RawRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses the records of one delivery into facts. */
final class RowParser {
    private static final Duration CLOCK_SKEW = Duration.ofHours(24);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_COUNTRY = 100;
    private static final int LONGEST_AGENT = 100;
    private static final int LONGEST_REASON = 1000;
    /** The end of an override that is granted later could not be stored. */
    private static final LocalDate LAST_GRANT = LocalDate.of(9998, 12, 31);

    private final HeaderColumns columns;
    private final List<String> levels;
    private final Instant latest;

    /**
     * @param levels names of the levels that an override may grant
     * @param producedAt no row may have an {@code updated_at} more than 24 hours after it
     */
    RowParser(HeaderColumns columns, List<String> levels, Instant producedAt) {
        this.columns = columns;
        this.levels = levels;
        this.latest = producedAt.plus(CLOCK_SKEW);
    }

    /** @throws RejectedField if the record is invalid */
    Fact parse(RawRecord record) throws RejectedField {
        if (record.size() != columns.count()) {
            throw new RejectedField(
                    null,
                    "%d fields, but the header has %d; write a comma for every column, and quote a value that contains one"
                            .formatted(record.size(), columns.count()));
        }
        Row row = new Row(record, columns);
        return switch (columns.feed()) {
            case PARTNERS -> partner(row);
            case MEMBERSHIPS -> membership(row);
            case ASSOCIATIONS -> association(row);
            case ACHIEVEMENTS -> achievement(row);
            case METRICS -> metric(row);
            case OVERRIDES -> override(row);
            case ALIASES -> alias(row);
            case ATTESTATIONS -> attestation(row);
            case ENROLMENTS -> enrolment(row);
        };
    }

    private Partner partner(Row row) throws RejectedField {
        return new Partner(
                row.id(), row.text(LONGEST_NAME), row.text(LONGEST_COUNTRY), row.market(), row.updatedAt(latest));
    }

    private Membership membership(Row row) throws RejectedField {
        Membership membership =
                new Membership(row.id(), row.level(), row.day(), row.day(), row.optionalDay(), row.updatedAt(latest));
        notBefore("renews_on", membership.renewsOn(), "starts_on", membership.startsOn());
        notBefore("ended_on", membership.endedOn(), "starts_on", membership.startsOn());
        return membership;
    }

    private Association association(Row row) throws RejectedField {
        Association link = new Association(row.id(), row.id(), row.day(), row.optionalDay(), row.updatedAt(latest));
        notBefore("unlinked_on", link.unlinkedOn(), "linked_on", link.linkedOn());
        return link;
    }

    private Achievement achievement(Row row) throws RejectedField {
        Achievement achievement = new Achievement(
                row.id(), row.code(), row.day(), row.optionalDay(), row.optionalDay(), row.updatedAt(latest));
        notBefore("valid_until", achievement.validUntil(), "earned_on", achievement.earnedOn());
        notBefore("revoked_on", achievement.revokedOn(), "earned_on", achievement.earnedOn());
        return achievement;
    }

    private MetricMonth metric(Row row) throws RejectedField {
        return new MetricMonth(row.id(), row.code(), row.month(), row.decimal(), row.updatedAt(latest));
    }

    private AgentOverride override(Row row) throws RejectedField {
        AgentOverride override = new AgentOverride(
                row.id(),
                row.id(),
                row.code(),
                grant(row.optionalLevel(levels), row.optionalRequirement(), row.optionalId(), row.optionalCode()),
                row.day(),
                row.optionalDay(),
                row.text(LONGEST_AGENT),
                row.text(LONGEST_REASON),
                row.optionalDay(),
                row.updatedAt(latest));
        if (override.grantedOn().isAfter(LAST_GRANT)) {
            throw new RejectedField(
                    "granted_on", "'%s' is too late; write a day up to %s".formatted(override.grantedOn(), LAST_GRANT));
        }
        notBefore("valid_until", override.validUntil(), "granted_on", override.grantedOn());
        notBefore("revoked_on", override.revokedOn(), "granted_on", override.grantedOn());
        return override;
    }

    private Attestation attestation(Row row) throws RejectedField {
        Attestation attestation = new Attestation(
                row.id(), row.code(), row.day(), row.optionalDay(), row.optionalDay(), row.updatedAt(latest));
        notBefore("valid_until", attestation.validUntil(), "attested_on", attestation.attestedOn());
        notBefore("revoked_on", attestation.revokedOn(), "attested_on", attestation.attestedOn());
        return attestation;
    }

    private Enrolment enrolment(Row row) throws RejectedField {
        Enrolment enrolment = new Enrolment(
                row.id(),
                row.code(),
                row.level(levels),
                row.day(),
                row.day(),
                row.optionalDay(),
                row.updatedAt(latest));
        notBefore("renews_on", enrolment.renewsOn(), "starts_on", enrolment.startsOn());
        notBefore("ended_on", enrolment.endedOn(), "starts_on", enrolment.startsOn());
        return enrolment;
    }

    private PersonAlias alias(Row row) throws RejectedField {
        return new PersonAlias(row.pseudoId(), row.personBehindAlias(), row.updatedAt(latest));
    }

    private static Grant grant(
            @Nullable String level, @Nullable String requirement, @Nullable String person, @Nullable String credential)
            throws RejectedField {
        if (person != null && credential == null) {
            throw new RejectedField("credential_code", "is empty beside a person_id; fill in both or neither");
        }
        if (person == null && credential != null) {
            throw new RejectedField("person_id", "is empty beside a credential_code; fill in both or neither");
        }
        int grants = (level == null ? 0 : 1) + (requirement == null ? 0 : 1) + (person == null ? 0 : 1);
        if (grants != 1) {
            throw new RejectedField(
                    null,
                    "the override grants %d things; fill in exactly one of level, requirement_id, and person_id with "
                                    .formatted(grants)
                            + "credential_code");
        }
        if (level != null) {
            return new Grant.OfLevel(level);
        }
        if (requirement != null) {
            return new Grant.OfRequirement(requirement);
        }
        if (person == null || credential == null) {
            throw new IllegalStateException("a grant of an unknown kind");
        }
        return new Grant.OfCredential(person, credential);
    }

    private static void notBefore(String column, @Nullable LocalDate end, String startColumn, LocalDate start)
            throws RejectedField {
        if (end != null && end.isBefore(start)) {
            throw new RejectedField(
                    column, "'%s' is before %s '%s'; write that day or a later one".formatted(end, startColumn, start));
        }
    }
}
