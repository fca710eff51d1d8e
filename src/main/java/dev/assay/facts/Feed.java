package dev.assay.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The feeds, with their columns in the contract's order. */
public enum Feed {
    PARTNERS(false, "partner_id,name,country,market,updated_at"),
    MEMBERSHIPS(false, "partner_id,level,starts_on,renews_on,ended_on,updated_at"),
    ASSOCIATIONS(true, "person_id,partner_id,linked_on,unlinked_on,updated_at"),
    ACHIEVEMENTS(true, "person_id,credential_code,earned_on,valid_until,revoked_on,updated_at"),
    METRICS(false, "partner_id,metric_code,month,value,updated_at"),
    OVERRIDES(
            true,
            "override_id,partner_id,competency_code,level,requirement_id,person_id,credential_code,granted_on,valid_until,granted_by,reason,revoked_on,updated_at"),
    ALIASES(false, "alias_kind,alias,person_id,updated_at"),
    ATTESTATIONS(false, "partner_id,attestation_code,attested_on,valid_until,revoked_on,updated_at"),
    ENROLMENTS(false, "partner_id,competency_code,level,starts_on,renews_on,ended_on,updated_at");

    private final boolean snapshots;
    private final List<String> columns;

    Feed(boolean snapshots, String header) {
        this.snapshots = snapshots;
        this.columns = List.of(header.split(","));
    }

    /** The name in manifests, file names and views. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if a delivery of this feed may be declared a snapshot. */
    public boolean snapshots() {
        return snapshots;
    }

    /** The columns in the contract's order. */
    public List<String> columns() {
        return columns;
    }

    /** The names of all feeds, for messages. */
    public static String ids() {
        return Arrays.stream(values()).map(Feed::id).collect(Collectors.joining(", "));
    }

    /** The feed with that name, or empty. */
    public static Optional<Feed> of(String id) {
        return Arrays.stream(values()).filter(feed -> feed.id().equals(id)).findFirst();
    }
}
