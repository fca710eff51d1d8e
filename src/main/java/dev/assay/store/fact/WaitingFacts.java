package dev.assay.store.fact;

import dev.assay.facts.PersonAlias;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the facts that name something unknown. They are no error: each counts once the rest has arrived. */
public final class WaitingFacts {
    /** {@link PersonAlias#isPseudoId} for a valid id: an underscore stands for any one character. */
    private static final String IS_PSEUDO_ID =
            "f.person_id LIKE 'alias.%s' AND f.person_id NOT LIKE 'alias.%%.%%'".formatted("_".repeat(34));

    private static final String UNKNOWN_PERSON_BY_ALL_NAMES =
            """
            LEFT JOIN person_alias l ON l.pseudo_id = f.person_id
            WHERE (l.person_id IS NOT NULL OR NOT (%s))
                AND NOT EXISTS (SELECT 1 FROM association a WHERE a.person_id = COALESCE(l.person_id, f.person_id))
                AND NOT EXISTS (SELECT 1 FROM person_alias n JOIN association a ON a.person_id = n.pseudo_id
                    WHERE n.person_id = COALESCE(l.person_id, f.person_id))
            """
                    .formatted(IS_PSEUDO_ID);
    private static final String UNKNOWN_PERSON =
            """
            WHERE NOT (%s) AND NOT EXISTS (SELECT 1 FROM association a WHERE a.person_id = f.person_id)
            """
                    .formatted(IS_PSEUDO_ID);
    private static final Map<String, String> COUNTS = counts(UNKNOWN_PERSON);
    private static final Map<String, String> COUNTS_BY_ALL_NAMES = counts(UNKNOWN_PERSON_BY_ALL_NAMES);

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    public WaitingFacts(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /**
     * How many facts wait, by what they wait for, also those of which none do. A person is known who was ever linked to
     * a partner, under the person's own id or an alias. What stands under an alias of nobody known is counted as that, not as of an unknown person.
     *
     * @param credentials the canonical codes that any rulebook knows
     */
    public Map<String, Long> count(Collection<String> credentials) {
        Map<String, Long> waiting = new LinkedHashMap<>();
        Map<String, String> counts = Aliases.any(template) ? COUNTS_BY_ALL_NAMES : COUNTS;
        counts.forEach(
                (kind, sql) -> waiting.put(kind, jdbc.sql(sql).query(Long.class).single()));
        // no code is empty, so one more of that kind changes nothing, and IN () is no SQL
        List<String> known = new ArrayList<>(credentials);
        known.add("");
        waiting.put(
                "achievements of an unknown credential",
                unknown(
                        known,
                        """
                SELECT COUNT(*) FROM achievement WHERE credential_code NOT IN (:codes)
                """));
        waiting.put(
                "overrides for an unknown credential",
                unknown(
                        known,
                        """
                SELECT COUNT(*) FROM agent_override
                WHERE credential_code IS NOT NULL AND credential_code NOT IN (:codes)
                """));
        return waiting;
    }

    private long unknown(List<String> known, String sql) {
        return jdbc.sql(sql).param("codes", known).query(Long.class).single();
    }

    private static Map<String, String> counts(String unknownPerson) {
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put(
                "memberships of an unknown partner",
                """
                SELECT COUNT(*) FROM membership f
                WHERE NOT EXISTS (SELECT 1 FROM partner p WHERE p.partner_id = f.partner_id)
                """);
        counts.put(
                "associations with an unknown partner",
                """
                SELECT COUNT(*) FROM association f
                WHERE NOT EXISTS (SELECT 1 FROM partner p WHERE p.partner_id = f.partner_id)
                """);
        counts.put(
                "metrics of an unknown partner",
                """
                SELECT COUNT(*) FROM metric_month f
                WHERE NOT EXISTS (SELECT 1 FROM partner p WHERE p.partner_id = f.partner_id)
                """);
        counts.put(
                "overrides for an unknown partner",
                """
                SELECT COUNT(*) FROM agent_override f
                WHERE NOT EXISTS (SELECT 1 FROM partner p WHERE p.partner_id = f.partner_id)
                """);
        counts.put(
                "achievements of an unknown person",
                """
                SELECT COALESCE(SUM(f.items), 0)
                FROM (SELECT person_id, COUNT(*) AS items FROM achievement GROUP BY person_id) f
                """
                        + unknownPerson);
        counts.put(
                "overrides for an unknown person",
                """
                SELECT COUNT(*) FROM (SELECT person_id FROM agent_override WHERE person_id IS NOT NULL) f
                """
                        + unknownPerson);
        counts.put("associations of an unknown alias", unknownAlias("association"));
        counts.put("achievements of an unknown alias", unknownAlias("achievement"));
        counts.put("overrides for an unknown alias", unknownAlias("agent_override"));
        return counts;
    }

    private static String unknownAlias(String table) {
        return """
            SELECT COUNT(*) FROM %s f
            WHERE %s AND NOT EXISTS (SELECT 1 FROM person_alias l WHERE l.pseudo_id = f.person_id)
            """
                .formatted(table, IS_PSEUDO_ID);
    }
}
