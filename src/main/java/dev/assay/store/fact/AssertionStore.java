package dev.assay.store.fact;

import static dev.assay.store.sql.Columns.day;
import static dev.assay.store.sql.Columns.dayOrNull;
import static dev.assay.store.sql.Columns.instant;
import static dev.assay.store.sql.Columns.utc;

import dev.assay.facts.Achievement;
import dev.assay.facts.Assertion;
import dev.assay.facts.AssertionId;
import dev.assay.facts.AssertionRevocation;
import dev.assay.store.sql.BatchInsert;
import dev.assay.store.sql.ParameterMarkers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The credentials behind achievements, and revocations that name only the id of a credential. */
public final class AssertionStore {
    private static final String ASSERTION =
            """
            SELECT person_id, credential_code, earned_on, assertion_id, issuer_id, valid_until, revoked_on, updated_at
            FROM assertion WHERE
            """;
    private static final String INSERT =
            """
            INSERT INTO assertion (valid_until, revoked_on, updated_at, person_id, credential_code, earned_on,
                assertion_id, issuer_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE =
            """
            UPDATE assertion SET valid_until = ?, revoked_on = ?, updated_at = ?
            WHERE person_id = ? AND credential_code = ? AND earned_on = ? AND assertion_id = ? AND issuer_id = ?
            """;
    private static final String REVOCATION =
            """
            SELECT assertion_id, issuer_id, revoked_on, updated_at FROM assertion_revocation WHERE assertion_id IN (%s)
            """;
    private static final String INSERT_REVOCATION =
            """
            INSERT INTO assertion_revocation (revoked_on, updated_at, assertion_id, issuer_id) VALUES (?, ?, ?, ?)
            """;
    private static final String UPDATE_REVOCATION =
            """
            UPDATE assertion_revocation SET revoked_on = ?, updated_at = ? WHERE assertion_id = ? AND issuer_id = ?
            """;

    private final JdbcTemplate jdbc;

    public AssertionStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All credentials behind the achievements; one statement. */
    public List<Assertion> behind(Collection<Achievement> achievements) {
        List<Object> keys = new ArrayList<>();
        for (Achievement achievement : achievements) {
            Collections.addAll(keys, achievement.personId(), achievement.credentialCode(), achievement.earnedOn());
        }
        return keys.isEmpty()
                ? List.of()
                : jdbc.query(
                        ASSERTION
                                + "(person_id, credential_code, earned_on) IN (%s)"
                                        .formatted(ParameterMarkers.of(achievements.size(), "(?, ?, ?)")),
                        AssertionStore::assertion,
                        keys.toArray());
    }

    /** All credentials with these ids, of any issuer; one statement. */
    public List<Assertion> withIds(Collection<AssertionId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.query(
                        ASSERTION + "assertion_id IN (%s)".formatted(ParameterMarkers.of(ids.size())),
                        AssertionStore::assertion,
                        own(ids));
    }

    /** The revocations of these ids, of any issuer; one statement. */
    public List<AssertionRevocation> revocations(Collection<AssertionId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.query(
                        REVOCATION.formatted(ParameterMarkers.of(ids.size())),
                        (row, number) -> new AssertionRevocation(
                                new AssertionId(row.getString(2), row.getString(1)),
                                dayOrNull(row, 3),
                                instant(row, 4)),
                        own(ids));
    }

    /** Inserts credentials that are not stored yet. */
    public void insert(Collection<Assertion> assertions) {
        BatchInsert.rows(jdbc, INSERT, assertions, AssertionStore::values);
    }

    /** Updates stored credentials. */
    public void update(Collection<Assertion> assertions) {
        BatchInsert.rows(jdbc, UPDATE, assertions, AssertionStore::values);
    }

    /** Inserts revocations that are not stored yet. */
    public void insertRevocations(Collection<AssertionRevocation> revocations) {
        BatchInsert.rows(jdbc, INSERT_REVOCATION, revocations, AssertionStore::values);
    }

    /** Updates stored revocations. */
    public void updateRevocations(Collection<AssertionRevocation> revocations) {
        BatchInsert.rows(jdbc, UPDATE_REVOCATION, revocations, AssertionStore::values);
    }

    private static @Nullable Object[] values(Assertion assertion) {
        Achievement says = assertion.achievement();
        return BatchInsert.row(
                says.validUntil(),
                says.revokedOn(),
                utc(says.updatedAt()),
                says.personId(),
                says.credentialCode(),
                says.earnedOn(),
                assertion.id().id(),
                assertion.id().issuer());
    }

    private static @Nullable Object[] values(AssertionRevocation revocation) {
        return BatchInsert.row(
                revocation.revokedOn(),
                utc(revocation.updatedAt()),
                revocation.id().id(),
                revocation.id().issuer());
    }

    private static Assertion assertion(ResultSet row, int number) throws SQLException {
        return new Assertion(
                new AssertionId(row.getString(5), row.getString(4)),
                new Achievement(
                        row.getString(1),
                        row.getString(2),
                        day(row, 3),
                        dayOrNull(row, 6),
                        dayOrNull(row, 7),
                        instant(row, 8)));
    }

    private static Object[] own(Collection<AssertionId> ids) {
        return ids.stream().map(AssertionId::id).toArray();
    }
}
