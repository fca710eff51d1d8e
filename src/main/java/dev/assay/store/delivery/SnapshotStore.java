package dev.assay.store.delivery;

import static dev.assay.store.sql.Columns.instant;
import static dev.assay.store.sql.Columns.utc;

import dev.assay.facts.Change;
import dev.assay.facts.Fact;
import dev.assay.store.fact.FactStore;
import dev.assay.store.fact.FactTable;
import dev.assay.store.fact.FactTables;
import dev.assay.store.sql.BatchInsert;
import dev.assay.store.sql.ParameterMarkers;
import dev.assay.store.sql.UniqueInsert;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** The keys and partners that a snapshot names, and the open items that it does not name. */
public final class SnapshotStore {
    private static final String FIND =
            """
            SELECT item_key, is_open, updated_at, canonical_text, partner_id FROM snapshot_item
            WHERE delivery_id = ? AND item_key IN (%s)
            """;
    private static final String INSERT =
            """
            INSERT INTO snapshot_item (delivery_id, item_key, is_open, updated_at, canonical_text, partner_id)
            VALUES (?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE =
            """
            UPDATE snapshot_item SET is_open = ?, updated_at = ?, canonical_text = ?, partner_id = ?
            WHERE delivery_id = ? AND item_key = ?
            """;
    private static final String OPEN =
            """
            SELECT COUNT(*) FROM snapshot_item WHERE delivery_id = ? AND is_open
            """;
    private static final String SWEEP = """
            DELETE FROM snapshot_item LIMIT ?
            """;
    private static final String PARTNERS =
            """
            SELECT partner_id FROM snapshot_partner WHERE delivery_id = ? AND partner_id IN (%s)
            """;
    private static final String NAME =
            """
            INSERT INTO snapshot_partner (delivery_id, partner_id) VALUES (?, ?)
            """;
    private static final String SWEEP_PARTNERS = """
            DELETE FROM snapshot_partner LIMIT ?
            """;

    private final JdbcTemplate jdbc;

    public SnapshotStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The comparison of a snapshot with the stored facts.
     *
     * @param wouldEnd open items in its scope that it does not name and that were not updated after it was produced
     * @param openAfter open items in its scope after its own rows are applied, before it ends any
     */
    public record Comparison(long wouldEnd, long openAfter) {}

    /** The comparison for one partner. */
    public record PartnerComparison(String partnerId, Comparison comparison) {}

    /** The items collected so far with these keys; one statement. */
    public Map<String, SnapshotItem> find(long deliveryId, List<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<Object> parameters = new ArrayList<>(keys.size() + 1);
        parameters.add(deliveryId);
        parameters.addAll(keys);
        Map<String, SnapshotItem> found = new HashMap<>();
        jdbc.query(
                FIND.formatted(ParameterMarkers.of(keys.size())),
                row -> {
                    found.put(
                            row.getString(1),
                            new SnapshotItem(
                                    row.getString(1),
                                    row.getBoolean(2),
                                    instant(row, 3),
                                    row.getString(4),
                                    row.getString(5)));
                },
                parameters.toArray());
        return found;
    }

    /** Adds items that have not been collected yet. */
    public void insert(long deliveryId, List<SnapshotItem> items) {
        BatchInsert.rows(
                jdbc,
                INSERT,
                items,
                item -> BatchInsert.row(
                        deliveryId,
                        item.key(),
                        item.open(),
                        utc(item.updatedAt()),
                        item.canonicalText(),
                        item.partnerId()));
    }

    /** Adds the items if none of them has been collected yet; see {@link FactStore#insertIfNew}. */
    public boolean insertIfNew(long deliveryId, List<SnapshotItem> items) {
        return UniqueInsert.succeeds(jdbc, () -> insert(deliveryId, items));
    }

    /** Replaces collected items. */
    public void update(long deliveryId, List<SnapshotItem> items) {
        BatchInsert.rows(
                jdbc,
                UPDATE,
                items,
                item -> BatchInsert.row(
                        item.open(),
                        utc(item.updatedAt()),
                        item.canonicalText(),
                        item.partnerId(),
                        deliveryId,
                        item.key()));
    }

    /** Adds the partners of items that a snapshot names; some may have been collected already. */
    public void name(long deliveryId, List<Fact> items) {
        Set<String> partners = new TreeSet<>();
        items.forEach(item -> partners.add(SnapshotTables.partner(item)));
        if (partners.isEmpty()) {
            return;
        }
        List<Object> parameters = new ArrayList<>(List.of(deliveryId));
        parameters.addAll(partners);
        String known = PARTNERS.formatted(ParameterMarkers.of(partners.size()));
        jdbc.queryForList(known, String.class, parameters.toArray()).forEach(partners::remove);
        BatchInsert.rows(jdbc, NAME, partners, partner -> BatchInsert.row(deliveryId, partner));
    }

    /** Compares a snapshot, all items of which have been collected, with the stored facts. */
    public Comparison compare(KnownDelivery snapshot, Instant producedAt) {
        long open = Objects.requireNonNull(jdbc.queryForObject(OPEN, Long.class, snapshot.deliveryId()));
        return Objects.requireNonNull(jdbc.queryForObject(
                SnapshotTables.of(snapshot.filled(), snapshot.scope()).count(),
                (row, number) -> new Comparison(row.getLong(2), open + row.getLong(1)),
                utc(producedAt),
                snapshot.deliveryId()));
    }

    /**
     * Compares a snapshot of the partners that it names with the stored facts, for each partner.
     *
     * @param atLeast only partners of which it would end at least that many items
     */
    public List<PartnerComparison> compareEach(KnownDelivery snapshot, Instant producedAt, int atLeast) {
        return jdbc.query(
                SnapshotTables.of(snapshot.filled(), SnapshotScope.PARTNERS).countEach(),
                (row, number) -> new PartnerComparison(
                        row.getString(1), new Comparison(row.getLong(2), row.getLong(3) + row.getLong(4))),
                utc(producedAt),
                snapshot.deliveryId(),
                snapshot.deliveryId(),
                atLeast);
    }

    /**
     * The next items that the snapshot ends, each with its ended state; empty if there are no more.
     *
     * @param from where to start, see {@link #from}; empty = from the beginning
     * @param on the day on which they end
     */
    public List<Change> endings(KnownDelivery snapshot, String from, Instant producedAt, LocalDate on, int limit) {
        FactTable<?> table = FactTables.of(snapshot.filled());
        return jdbc.query(
                SnapshotTables.of(snapshot.filled(), snapshot.scope()).page(),
                (row, number) -> {
                    Fact open = table.fact(row);
                    return new Change(SnapshotTables.item(open).ended(on, producedAt), open);
                },
                from,
                utc(producedAt),
                snapshot.deliveryId(),
                limit);
    }

    /** Where to continue after the last of the endings. */
    public static String from(KnownDelivery snapshot, Fact last) {
        return SnapshotTables.of(snapshot.filled(), snapshot.scope()).from().apply(last);
    }

    /**
     * Deletes collected items and partners, at most the given number of each; must not be called while a delivery is in
     * progress.
     *
     * @return how many were deleted
     */
    public int sweep(int limit) {
        return jdbc.update(SWEEP, limit) + jdbc.update(SWEEP_PARTNERS, limit);
    }
}
