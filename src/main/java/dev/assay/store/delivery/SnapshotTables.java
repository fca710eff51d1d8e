package dev.assay.store.delivery;

import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.facts.Item;
import java.util.function.Function;

/** The tables in which a snapshot may end items, with their statements. */
final class SnapshotTables {
    private static final Absence ASSOCIATIONS = new Absence(
            """
            SELECT COUNT(*), COALESCE(SUM(CASE WHEN a.updated_at <= ? THEN 1 ELSE 0 END), 0) FROM association a
            WHERE a.unlinked_on IS NULL AND NOT EXISTS (SELECT 1 FROM snapshot_item s WHERE s.delivery_id = ?
                AND s.item_key = CONCAT(a.person_id, '/', a.partner_id, '/', a.linked_on))
            """,
            "",
            """
            SELECT a.person_id, a.partner_id, a.linked_on, a.unlinked_on, a.updated_at FROM association a
            WHERE a.person_id >= ? AND a.unlinked_on IS NULL AND a.updated_at <= ?
                AND NOT EXISTS (SELECT 1 FROM snapshot_item s WHERE s.delivery_id = ?
                    AND s.item_key = CONCAT(a.person_id, '/', a.partner_id, '/', a.linked_on))
            ORDER BY a.person_id, a.partner_id, a.linked_on LIMIT ?
            """,
            fact -> fact.key().get(0));
    private static final Absence ASSOCIATIONS_OF_PARTNERS = new Absence(
            """
            SELECT COUNT(*), COALESCE(SUM(CASE WHEN a.updated_at <= ? THEN 1 ELSE 0 END), 0)
            FROM snapshot_partner n JOIN association a ON a.partner_id = n.partner_id
            WHERE n.delivery_id = ? AND a.unlinked_on IS NULL
                AND NOT EXISTS (SELECT 1 FROM snapshot_item s WHERE s.delivery_id = n.delivery_id
                    AND s.item_key = CONCAT(a.person_id, '/', a.partner_id, '/', a.linked_on))
            """,
            """
            SELECT u.partner_id, u.ends, u.unnamed, COALESCE(m.named, 0)
            FROM (SELECT n.partner_id, COUNT(*) AS unnamed,
                    COALESCE(SUM(CASE WHEN a.updated_at <= ? THEN 1 ELSE 0 END), 0) AS ends
                FROM snapshot_partner n JOIN association a ON a.partner_id = n.partner_id
                WHERE n.delivery_id = ? AND a.unlinked_on IS NULL
                    AND NOT EXISTS (SELECT 1 FROM snapshot_item s WHERE s.delivery_id = n.delivery_id
                        AND s.item_key = CONCAT(a.person_id, '/', a.partner_id, '/', a.linked_on))
                GROUP BY n.partner_id) u
            LEFT JOIN (SELECT partner_id, COUNT(*) AS named FROM snapshot_item
                WHERE delivery_id = ? AND is_open GROUP BY partner_id) m ON m.partner_id = u.partner_id
            WHERE u.ends >= ? ORDER BY u.partner_id
            """,
            """
            SELECT a.person_id, a.partner_id, a.linked_on, a.unlinked_on, a.updated_at
            FROM snapshot_partner n JOIN association a ON a.partner_id = n.partner_id
            WHERE n.partner_id >= ? AND a.unlinked_on IS NULL AND a.updated_at <= ? AND n.delivery_id = ?
                AND NOT EXISTS (SELECT 1 FROM snapshot_item s WHERE s.delivery_id = n.delivery_id
                    AND s.item_key = CONCAT(a.person_id, '/', a.partner_id, '/', a.linked_on))
            ORDER BY n.partner_id, a.person_id, a.linked_on LIMIT ?
            """,
            SnapshotTables::partner);
    private static final Absence ACHIEVEMENTS = new Absence(
            """
            SELECT COUNT(*), COALESCE(SUM(CASE WHEN a.updated_at <= ? THEN 1 ELSE 0 END), 0) FROM achievement a
            WHERE a.revoked_on IS NULL AND NOT EXISTS (SELECT 1 FROM snapshot_item s WHERE s.delivery_id = ?
                AND s.item_key = CONCAT(a.person_id, '/', a.credential_code, '/', a.earned_on))
            """,
            "",
            """
            SELECT a.person_id, a.credential_code, a.earned_on, a.valid_until, a.revoked_on, a.updated_at
            FROM achievement a
            WHERE a.person_id >= ? AND a.revoked_on IS NULL AND a.updated_at <= ?
                AND NOT EXISTS (SELECT 1 FROM snapshot_item s WHERE s.delivery_id = ?
                    AND s.item_key = CONCAT(a.person_id, '/', a.credential_code, '/', a.earned_on))
            ORDER BY a.person_id, a.credential_code, a.earned_on LIMIT ?
            """,
            fact -> fact.key().get(0));
    private static final Absence OVERRIDES = new Absence(
            """
            SELECT COUNT(*), COALESCE(SUM(CASE WHEN a.updated_at <= ? THEN 1 ELSE 0 END), 0) FROM agent_override a
            WHERE a.revoked_on IS NULL AND NOT EXISTS (SELECT 1 FROM snapshot_item s WHERE s.delivery_id = ?
                AND s.item_key = a.override_id)
            """,
            "",
            """
            SELECT a.override_id, a.partner_id, a.competency_code, a.level, a.requirement_id, a.person_id,
                a.credential_code, a.granted_on, a.valid_until, a.granted_by, a.reason, a.revoked_on, a.updated_at
            FROM agent_override a
            WHERE a.override_id >= ? AND a.revoked_on IS NULL AND a.updated_at <= ?
                AND NOT EXISTS (SELECT 1 FROM snapshot_item s WHERE s.delivery_id = ? AND s.item_key = a.override_id)
            ORDER BY a.override_id LIMIT ?
            """,
            fact -> fact.key().get(0));

    private static final Absence OVERRIDES_OF_PARTNERS = new Absence(
            """
            SELECT COUNT(*), COALESCE(SUM(CASE WHEN a.updated_at <= ? THEN 1 ELSE 0 END), 0)
            FROM snapshot_partner n JOIN agent_override a ON a.partner_id = n.partner_id
            WHERE n.delivery_id = ? AND a.revoked_on IS NULL
                AND NOT EXISTS (SELECT 1 FROM snapshot_item s WHERE s.delivery_id = n.delivery_id
                    AND s.item_key = a.override_id)
            """,
            """
            SELECT u.partner_id, u.ends, u.unnamed, COALESCE(m.named, 0)
            FROM (SELECT n.partner_id, COUNT(*) AS unnamed,
                    COALESCE(SUM(CASE WHEN a.updated_at <= ? THEN 1 ELSE 0 END), 0) AS ends
                FROM snapshot_partner n JOIN agent_override a ON a.partner_id = n.partner_id
                WHERE n.delivery_id = ? AND a.revoked_on IS NULL
                    AND NOT EXISTS (SELECT 1 FROM snapshot_item s WHERE s.delivery_id = n.delivery_id
                        AND s.item_key = a.override_id)
                GROUP BY n.partner_id) u
            LEFT JOIN (SELECT partner_id, COUNT(*) AS named FROM snapshot_item
                WHERE delivery_id = ? AND is_open GROUP BY partner_id) m ON m.partner_id = u.partner_id
            WHERE u.ends >= ? ORDER BY u.partner_id
            """,
            """
            SELECT a.override_id, a.partner_id, a.competency_code, a.level, a.requirement_id, a.person_id,
                a.credential_code, a.granted_on, a.valid_until, a.granted_by, a.reason, a.revoked_on, a.updated_at
            FROM snapshot_partner n JOIN agent_override a ON a.partner_id = n.partner_id
            WHERE n.partner_id >= ? AND a.revoked_on IS NULL AND a.updated_at <= ? AND n.delivery_id = ?
                AND NOT EXISTS (SELECT 1 FROM snapshot_item s WHERE s.delivery_id = n.delivery_id
                    AND s.item_key = a.override_id)
            ORDER BY n.partner_id, a.override_id LIMIT ?
            """,
            SnapshotTables::partner);

    private SnapshotTables() {}

    /**
     * The statements about open items that a snapshot does not name.
     *
     * @param count counts them, and those of them that the snapshot ends
     * @param countEach the same by partner, with the number of open items that it names; empty without snapshots of
     *     partners
     * @param page reads those that it ends, starting at an id, ordered by id
     * @param from the id of an item in that order
     */
    record Absence(String count, String countEach, String page, Function<Fact, String> from) {}

    /** @throws IllegalArgumentException if the feed has no snapshots with that scope */
    static Absence of(Feed feed, SnapshotScope scope) {
        return switch (scope) {
            case FEED -> of(feed);
            case PARTNERS -> ofPartners(feed);
            case NONE -> throw noSnapshots(feed);
        };
    }

    private static Absence ofPartners(Feed feed) {
        return switch (feed) {
            case ASSOCIATIONS -> ASSOCIATIONS_OF_PARTNERS;
            case OVERRIDES -> OVERRIDES_OF_PARTNERS;
            case PARTNERS, MEMBERSHIPS, ACHIEVEMENTS, METRICS, ALIASES, ATTESTATIONS, ENROLMENTS ->
                throw new IllegalArgumentException("%s have no snapshots of partners".formatted(feed.id()));
        };
    }

    /** The partner of an item, for feeds that have snapshots of partners. */
    static String partner(Fact fact) {
        return fact instanceof AgentOverride override ? override.partnerId() : ((Association) fact).partnerId();
    }

    private static Absence of(Feed feed) {
        return switch (feed) {
            case ASSOCIATIONS -> ASSOCIATIONS;
            case ACHIEVEMENTS -> ACHIEVEMENTS;
            case OVERRIDES -> OVERRIDES;
            case PARTNERS, MEMBERSHIPS, METRICS, ALIASES, ATTESTATIONS, ENROLMENTS -> throw noSnapshots(feed);
        };
    }

    /** The fact as an item that a snapshot may end. */
    static Item item(Fact fact) {
        if (fact instanceof Item item) {
            return item;
        }
        throw noSnapshots(fact.feed());
    }

    private static IllegalArgumentException noSnapshots(Feed feed) {
        return new IllegalArgumentException("%s have no snapshots".formatted(feed.id()));
    }
}
