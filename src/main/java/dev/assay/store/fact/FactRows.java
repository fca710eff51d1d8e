package dev.assay.store.fact;

import static dev.assay.store.sql.Columns.day;
import static dev.assay.store.sql.Columns.dayOrNull;
import static dev.assay.store.sql.Columns.instant;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.Enrolment;
import dev.assay.facts.Grant;
import dev.assay.facts.Membership;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.facts.PersonAlias;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts rows to facts, by position: the key columns, then the others, each in the order of the table. */
final class FactRows {
    private FactRows() {}

    static Partner partner(ResultSet row) throws SQLException {
        return new Partner(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Market.valueOf(row.getString(4)),
                instant(row, 5));
    }

    private static Level membershipLevel(String name) {
        return MembershipLevel.LADDER
                .level(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("\"%s\" is not a level of memberships".formatted(name)));
    }

    static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                row.getString(1),
                membershipLevel(row.getString(3)),
                day(row, 2),
                day(row, 4),
                dayOrNull(row, 5),
                instant(row, 6));
    }

    static Association association(ResultSet row) throws SQLException {
        return new Association(row.getString(1), row.getString(2), day(row, 3), dayOrNull(row, 4), instant(row, 5));
    }

    static Achievement achievement(ResultSet row) throws SQLException {
        return achievement(row, row.getString(1), row.getString(2), instant(row, 6));
    }

    /** An achievement whose last change has not been read, with the texts of its key, which need not be decoded again. */
    static Achievement undatedAchievement(ResultSet row, String personId, String code) throws SQLException {
        return achievement(row, personId, code, Instant.EPOCH);
    }

    private static Achievement achievement(ResultSet row, String personId, String code, Instant updatedAt)
            throws SQLException {
        return new Achievement(personId, code, day(row, 3), dayOrNull(row, 4), dayOrNull(row, 5), updatedAt);
    }

    static MetricMonth metricMonth(ResultSet row) throws SQLException {
        return metricMonth(row, row.getString(1), row.getString(2), instant(row, 5));
    }

    /** A figure whose last change has not been read, with the texts of its key, which need not be decoded again. */
    static MetricMonth undatedMonth(ResultSet row, String partnerId, String code) throws SQLException {
        return metricMonth(row, partnerId, code, Instant.EPOCH);
    }

    private static MetricMonth metricMonth(ResultSet row, String partnerId, String code, Instant updatedAt)
            throws SQLException {
        return new MetricMonth(partnerId, code, YearMonth.from(day(row, 3)), row.getBigDecimal(4), updatedAt);
    }

    static AgentOverride override(ResultSet row) throws SQLException {
        return new AgentOverride(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                grant(row.getString(4), row.getString(5), row.getString(6), row.getString(7)),
                day(row, 8),
                dayOrNull(row, 9),
                row.getString(10),
                row.getString(11),
                dayOrNull(row, 12),
                instant(row, 13));
    }

    static Attestation attestation(ResultSet row) throws SQLException {
        return new Attestation(
                row.getString(1), row.getString(2), day(row, 3), dayOrNull(row, 4), dayOrNull(row, 5), instant(row, 6));
    }

    static Enrolment enrolment(ResultSet row) throws SQLException {
        return new Enrolment(
                row.getString(1),
                row.getString(2),
                row.getString(4),
                day(row, 3),
                day(row, 5),
                dayOrNull(row, 6),
                instant(row, 7));
    }

    static PersonAlias alias(ResultSet row) throws SQLException {
        return new PersonAlias(row.getString(1), row.getString(2), instant(row, 3));
    }

    private static Grant grant(
            @Nullable String level,
            @Nullable String requirementId,
            @Nullable String personId,
            @Nullable String credentialCode) {
        if (level != null) {
            return new Grant.OfLevel(level);
        }
        if (requirementId != null) {
            return new Grant.OfRequirement(requirementId);
        }
        return new Grant.OfCredential(Objects.requireNonNull(personId), Objects.requireNonNull(credentialCode));
    }
}
