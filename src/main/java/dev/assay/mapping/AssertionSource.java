package dev.assay.mapping;

import dev.assay.facts.AssertionId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the issuer identifies a credential, and which records only revoke one.
 *
 * @param issuer null, or empty in a record: the id alone identifies it
 * @param revoked the conditions of a record that only revokes; empty = all records do
 * @param revoking whether there are such records
 * @param since the day from which it is revoked; null, or empty in a record: the day on which it was issued
 */
record AssertionSource(
        @Nullable Value issuer, Value id, boolean revoking, List<Condition> revoked, @Nullable Value since) {
    AssertionSource {
        revoked = List.copyOf(revoked);
    }

    boolean revokes(Fields fields) throws Misfit {
        if (!revoking || !Condition.all(revoked, fields)) {
            return false;
        }
        if (id.of(fields) == null) {
            throw new Misfit(Section.NO_FIELD, null, "it revokes a credential without saying which; give its id");
        }
        return true;
    }

    @Nullable
    AssertionId id(Fields fields) throws Misfit {
        @Nullable String known = id.of(fields);
        return known == null ? null : AssertionId.of(issuer == null ? null : issuer.of(fields), known);
    }

    @Nullable
    LocalDate revokedOn(Fields fields) throws Misfit {
        @Nullable String day = since == null ? null : since.of(fields);
        return day == null ? null : LocalDate.parse(day);
    }
}
