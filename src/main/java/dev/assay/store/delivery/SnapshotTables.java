package dev.assay.store.delivery;

import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.facts.Item;
import dev.assay.store.fact.FactTable;
import dev.assay.store.fact.FactTables;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables in which a snapshot may end items, with their statements. */
final class SnapshotTables {
    private static final Absence ASSOCIATIONS = ofAll(Feed.ASSOCIATIONS, "unlinked_on");
    private static final Absence ACHIEVEMENTS = ofAll(Feed.ACHIEVEMENTS, "revoked_on");
    private static final Absence OVERRIDES = ofAll(Feed.OVERRIDES, "revoked_on");
    private static final Absence ASSOCIATIONS_OF_PARTNERS = ofNamed(Feed.ASSOCIATIONS, "unlinked_on");
    private static final Absence OVERRIDES_OF_PARTNERS = ofNamed(Feed.OVERRIDES, "revoked_on");

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

    /** @param ended the column that is empty while an item is open */
    private static Absence ofAll(Feed feed, String ended) {
        FactTable<?> table = FactTables.of(feed);
        String open = "a.%s IS NULL".formatted(ended);
        String unnamed = unnamed(table, "?");
        return new Absence(
                """
                SELECT COUNT(*), COALESCE(SUM(CASE WHEN a.updated_at <= ? THEN 1 ELSE 0 END), 0) FROM %s a
                WHERE %s AND %s
                """
                        .formatted(table.name(), open, unnamed),
                "",
                """
                SELECT %s FROM %s a WHERE a.%s >= ? AND %s AND a.updated_at <= ? AND %s ORDER BY %s LIMIT ?
                """
                        .formatted(
                                table.columns("a."),
                                table.name(),
                                table.keys().get(0),
                                open,
                                unnamed,
                                of(table.keys(), ", ")),
                fact -> fact.key().get(0));
    }

    private static Absence ofNamed(Feed feed, String ended) {
        FactTable<?> table = FactTables.of(feed);
        String items = "FROM snapshot_partner n JOIN %s a ON a.partner_id = n.partner_id".formatted(table.name());
        String open = "a.%s IS NULL".formatted(ended);
        String unnamed = unnamed(table, "n.delivery_id");
        List<String> order =
                table.keys().stream().filter(key -> !key.equals("partner_id")).toList();
        return new Absence(
                """
                SELECT COUNT(*), COALESCE(SUM(CASE WHEN a.updated_at <= ? THEN 1 ELSE 0 END), 0)
                %s WHERE n.delivery_id = ? AND %s AND %s
                """
                        .formatted(items, open, unnamed),
                """
                SELECT u.partner_id, u.ends, u.unnamed, COALESCE(m.named, 0)
                FROM (SELECT n.partner_id, COUNT(*) AS unnamed,
                        COALESCE(SUM(CASE WHEN a.updated_at <= ? THEN 1 ELSE 0 END), 0) AS ends
                    %s WHERE n.delivery_id = ? AND %s AND %s
                    GROUP BY n.partner_id) u
                LEFT JOIN (SELECT partner_id, COUNT(*) AS named FROM snapshot_item
                    WHERE delivery_id = ? AND is_open GROUP BY partner_id) m ON m.partner_id = u.partner_id
                WHERE u.ends >= ? ORDER BY u.partner_id
                """
                        .formatted(items, open, unnamed),
                """
                SELECT %s %s WHERE n.partner_id >= ? AND %s AND a.updated_at <= ? AND n.delivery_id = ? AND %s
                ORDER BY n.partner_id, %s LIMIT ?
                """
                        .formatted(table.columns("a."), items, open, unnamed, of(order, ", ")),
                SnapshotTables::partner);
    }

    private static String unnamed(FactTable<?> table, String delivery) {
        String key =
                table.keys().size() == 1 ? of(table.keys(), "") : "CONCAT(%s)".formatted(of(table.keys(), ", '/', "));
        return "NOT EXISTS (SELECT 1 FROM snapshot_item s WHERE s.delivery_id = %s AND s.item_key = %s)"
                .formatted(delivery, key);
    }

    private static String of(List<String> columns, String separator) {
        return columns.stream().map(column -> "a." + column).collect(Collectors.joining(separator));
    }

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
