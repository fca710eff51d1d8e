package dev.assay.store.fact;

import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.store.sql.BatchInsert;
import dev.assay.store.sql.UniqueInsert;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The stored facts, by natural key. It does not decide which of two rows prevails: see {@link Fact#on}. */
public final class FactStore {
    private final JdbcTemplate jdbc;

    public FactStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The natural key of a fact as one string: its parts joined by {@code /}, which no id contains. */
    public static String key(Fact fact) {
        return String.join("/", fact.key());
    }

    /**
     * The stored facts with the keys of the given ones, by {@link #key}; one statement.
     *
     * @param facts all of the same feed; a key may occur more than once
     */
    public Map<String, Fact> find(Feed feed, List<Fact> facts) {
        if (facts.isEmpty()) {
            return Map.of();
        }
        FactTable<?> table = FactTables.of(feed);
        Object[] keys =
                facts.stream().flatMap(fact -> Arrays.stream(table.key(fact))).toArray();
        Map<String, Fact> stored = new HashMap<>();
        RowCallbackHandler collect = row -> {
            Fact fact = table.fact(row);
            stored.put(key(fact), fact);
        };
        jdbc.query(table.find(facts.size()), collect, keys);
        return stored;
    }

    /**
     * The ids of the partners that a person was ever linked to; including those that the partners feed has not named.
     */
    public List<String> partnersOf(String personId) {
        return jdbc.queryForList(
                """
                SELECT partner_id FROM association WHERE person_id = ?
                UNION SELECT a.partner_id FROM person_alias l JOIN association a ON a.person_id = l.pseudo_id
                    WHERE l.person_id = ?
                ORDER BY partner_id
                """,
                String.class,
                personId,
                personId);
    }

    /** The partner of an override; empty if there is no override with that id. */
    public Optional<String> partnerOfOverride(String overrideId) {
        return jdbc
                .queryForList("SELECT partner_id FROM agent_override WHERE override_id = ?", String.class, overrideId)
                .stream()
                .findFirst();
    }

    /** Inserts new facts; their keys must be distinct and not stored yet. */
    public void insert(Feed feed, List<Fact> facts) {
        FactTable<?> table = FactTables.of(feed);
        write(table, table.insert(), facts);
    }

    /**
     * Inserts the facts if none of their keys is stored yet, which is cheaper than reading first. Must be called in a
     * transaction, which remains usable.
     *
     * @param facts with distinct keys
     * @return false if a key is already stored; nothing has changed then
     */
    public boolean insertIfNew(Feed feed, List<Fact> facts) {
        return UniqueInsert.succeeds(jdbc, () -> insert(feed, facts));
    }

    /** Updates the facts stored under the keys of the given ones, which must be distinct. */
    public void update(Feed feed, List<Fact> facts) {
        FactTable<?> table = FactTables.of(feed);
        // an UPDATE would be one statement per row
        write(table, table.replace(), facts);
    }

    private void write(FactTable<?> table, String statement, List<Fact> facts) {
        BatchInsert.rows(jdbc, statement, facts, table::values);
    }
}
