package dev.assay.store.fact;

import dev.assay.facts.PersonAlias;
import dev.assay.rules.KnownCodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Counts the facts that refer to something unknown. They are not errors: each counts once the rest has arrived. The
 * counts are stored by subject, so that only the subjects of newly applied facts have to be counted again.
 */
public final class WaitingFacts {
    /** {@link PersonAlias#isPseudoId} for a valid id, in SQL: an underscore matches any single character. */
    private static final String IS_PSEUDO_ID =
            "f.person_id LIKE 'alias.%s' AND f.person_id NOT LIKE 'alias.%%.%%'".formatted("_".repeat(34));

    private static final String UNKNOWN_PARTNER =
            "NOT EXISTS (SELECT 1 FROM partner p WHERE p.partner_id = f.partner_id)";
    private static final String UNKNOWN_ALIAS =
            "NOT EXISTS (SELECT 1 FROM person_alias l WHERE l.pseudo_id = f.person_id)";
    private static final String UNKNOWN_CREDENTIAL = "f.credential_code NOT IN (:credentials)";
    private static final String UNKNOWN_METRIC = "f.metric_code NOT IN (:metrics)";
    private static final String UNKNOWN_ATTESTATION = "f.attestation_code NOT IN (:attestations)";
    private static final String UNKNOWN_ENROLMENT = "CONCAT(f.competency_code, ' ', f.level) NOT IN (:enrolments)";
    private static final String UNKNOWN_GRANT =
            """
            CASE WHEN f.level IS NOT NULL THEN CONCAT(f.competency_code, ' L ', f.level)
                WHEN f.requirement_id IS NOT NULL THEN CONCAT(f.competency_code, ' R ', f.requirement_id)
                ELSE f.competency_code END NOT IN (:grants)
            """;
    private static final String UNKNOWN_PERSON =
            "NOT (" + IS_PSEUDO_ID + ") AND NOT EXISTS (SELECT 1 FROM association a WHERE a.person_id = f.person_id)";
    private static final String UNKNOWN_PERSON_BY_ALL_NAMES =
            """
            (NOT (%s) OR EXISTS (SELECT 1 FROM person_alias l WHERE l.pseudo_id = f.person_id))
            AND NOT EXISTS (SELECT 1 FROM association a WHERE a.person_id = f.person_id)
            AND NOT EXISTS (SELECT 1 FROM person_alias l JOIN association a ON a.person_id = l.person_id
                WHERE l.pseudo_id = f.person_id)
            AND NOT EXISTS (SELECT 1 FROM person_alias l JOIN person_alias n ON n.person_id = l.person_id
                JOIN association a ON a.person_id = n.pseudo_id WHERE l.pseudo_id = f.person_id)
            AND NOT EXISTS (SELECT 1 FROM person_alias n JOIN association a ON a.person_id = n.pseudo_id
                WHERE n.person_id = f.person_id)
            """
                    .formatted(IS_PSEUDO_ID);

    private static final String ANY = "1 = 1";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    public WaitingFacts(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /**
     * A kind of count: waiting facts of a table, by the column of their subject.
     *
     * @param counted which rows of the table may wait
     * @param waits for which subjects they do; asked once for each, however many rows it has
     */
    private record Kind(String name, String table, String subject, String counted, String waits) {
        Kind(String name, String table, String subject, String waits) {
            this(name, table, subject, "f.%s IS NOT NULL".formatted(subject), waits);
        }

        /** The code of the kind of subject in the table of touched subjects. */
        String letter() {
            return subject.equals("partner_id") ? "P" : "U";
        }
    }

    private static List<Kind> kinds(boolean aliases) {
        String unknownPerson = aliases ? UNKNOWN_PERSON_BY_ALL_NAMES : UNKNOWN_PERSON;
        return List.of(
                new Kind("memberships of an unknown partner", "membership", "partner_id", UNKNOWN_PARTNER),
                new Kind("associations with an unknown partner", "association", "partner_id", UNKNOWN_PARTNER),
                new Kind("metrics of an unknown partner", "metric_month", "partner_id", UNKNOWN_PARTNER),
                new Kind("overrides for an unknown partner", "agent_override", "partner_id", UNKNOWN_PARTNER),
                new Kind("attestations of an unknown partner", "attestation", "partner_id", UNKNOWN_PARTNER),
                new Kind("enrolments of an unknown partner", "enrolment", "partner_id", UNKNOWN_PARTNER),
                new Kind("achievements of an unknown person", "achievement", "person_id", unknownPerson),
                new Kind("overrides for an unknown person", "agent_override", "person_id", unknownPerson),
                new Kind("associations of an unknown alias", "association", "person_id", IS_PSEUDO_ID, UNKNOWN_ALIAS),
                new Kind("achievements of an unknown alias", "achievement", "person_id", IS_PSEUDO_ID, UNKNOWN_ALIAS),
                new Kind("overrides for an unknown alias", "agent_override", "person_id", IS_PSEUDO_ID, UNKNOWN_ALIAS),
                new Kind("achievements of an unknown credential", "achievement", "person_id", UNKNOWN_CREDENTIAL, ANY),
                new Kind("overrides for an unknown credential", "agent_override", "person_id", UNKNOWN_CREDENTIAL, ANY),
                new Kind("metrics of an unknown code", "metric_month", "partner_id", UNKNOWN_METRIC, ANY),
                new Kind("attestations of an unknown code", "attestation", "partner_id", UNKNOWN_ATTESTATION, ANY),
                new Kind(
                        "enrolments for an unknown competency or level",
                        "enrolment",
                        "partner_id",
                        UNKNOWN_ENROLMENT,
                        ANY),
                new Kind("overrides of something unknown", "agent_override", "partner_id", UNKNOWN_GRANT, ANY));
    }

    /**
     * Updates the counts. A person is known if they were ever linked to a partner, under their own id or an alias.
     * Facts under an unknown alias are counted as such, not as those of an unknown person.
     *
     * @param known what is in any rulebook
     * @param publishedRun only subjects touched by later runs are counted again, see {@link TouchedSubjects}; null =
     *     all are
     * @return how many facts wait, by kind, including kinds with none
     */
    public Map<String, Long> count(KnownCodes known, @Nullable Long publishedRun) {
        Map<String, List<String>> codes = Map.of(
                "credentials", listed(known.credentials()),
                "metrics", listed(known.metrics()),
                "attestations", listed(known.attestations()),
                "enrolments", listed(known.enrolments()),
                "grants", listed(known.grants()));
        Map<String, Long> waiting = new LinkedHashMap<>();
        for (Kind kind : kinds(Aliases.any(template))) {
            recount(kind, codes, publishedRun);
            waiting.put(kind.name(), 0L);
        }
        jdbc.sql("SELECT kind, SUM(items) FROM waiting_fact GROUP BY kind").query(row -> {
            waiting.put(row.getString(1), row.getLong(2));
        });
        return waiting;
    }

    /** No code is empty, so an additional empty one changes nothing, and IN () is invalid SQL. */
    private static List<String> listed(Set<String> codes) {
        return Stream.concat(codes.stream(), Stream.of("")).toList();
    }

    private void recount(Kind kind, Map<String, List<String>> codes, @Nullable Long publishedRun) {
        // not IN (SELECT ...): H2 fails if it has more rows than fit in memory
        String touched = "t.kind = '%s' AND t.run_id > :published".formatted(kind.letter());
        boolean all = publishedRun == null;
        String ofTouched =
                " AND EXISTS (SELECT 1 FROM touched_subject t WHERE t.subject_id = waiting_fact.subject_id AND %s)"
                        .formatted(touched);
        bound(jdbc.sql("DELETE FROM waiting_fact WHERE kind = :kind" + (all ? "" : ofTouched)), kind, publishedRun)
                .update();
        // who is unknown is asked after grouping: MySQL would look it up for each row, which takes three times as long
        StatementSpec insert = jdbc.sql(
                """
                INSERT INTO waiting_fact (kind, subject_id, items)
                SELECT :kind, f.%1$s, f.items
                FROM (SELECT f.%1$s, COUNT(*) AS items FROM %2$s f %5$s WHERE %3$s GROUP BY f.%1$s) f
                WHERE %4$s
                """
                        .formatted(
                                kind.subject(),
                                kind.table(),
                                kind.counted(),
                                kind.waits(),
                                all
                                        ? ""
                                        : "JOIN touched_subject t ON t.subject_id = f.%s AND %s"
                                                .formatted(kind.subject(), touched)));
        for (Map.Entry<String, List<String>> known : codes.entrySet()) {
            if (kind.counted().contains(":" + known.getKey())) {
                insert = insert.param(known.getKey(), known.getValue());
            }
        }
        bound(insert, kind, publishedRun).update();
    }

    private static StatementSpec bound(StatementSpec statement, Kind kind, @Nullable Long publishedRun) {
        StatementSpec named = statement.param("kind", kind.name());
        return publishedRun == null ? named : named.param("published", publishedRun);
    }
}
