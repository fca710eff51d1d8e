package dev.assay.store.history;

import dev.assay.store.run.Run;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Statements about the state as of one run; see {@link RunFindings} for which state that is. */
final class AsOf {
    /** The rows {@code s} of competency standings that are valid as of the run. */
    static final String LEVELS =
            rows("competency_standing", "n.partner_id = s.partner_id AND n.competency_code = s.competency_code");

    /** The same of open risks, with the partner {@code p}. */
    static final String OPEN_RISKS = namedRows(
                    "risk_episode",
                    """
                    n.partner_id = s.partner_id AND n.competency_code = s.competency_code
                    AND n.term_starts_on = s.term_starts_on AND n.episode = s.episode""")
            + " AND s.cleared_on IS NULL";

    private final JdbcClient jdbc;
    private final Run run;

    AsOf(JdbcClient jdbc, Run run) {
        this.jdbc = jdbc;
        this.run = run;
    }

    /**
     * The rows {@code s} of a result table that are valid as of the run, up to the end of the {@code WHERE}.
     *
     * @param sameKey compares the key of a row {@code n} with that of {@code s}
     */
    static String rows(String table, String sameKey) {
        return rows(table, sameKey, "");
    }

    /** The same, with the partner {@code p}, whose columns are null if it is unknown. */
    static String namedRows(String table, String sameKey) {
        return rows(table, sameKey, "LEFT JOIN partner p ON p.partner_id = s.partner_id");
    }

    private static String rows(String table, String sameKey, String join) {
        return """
            FROM %1$s s JOIN run r ON r.run_id = s.run_id AND (r.edition IS NOT NULL OR r.run_id = :own)
            %3$s
            WHERE s.run_id <= :run AND NOT EXISTS (
                SELECT 1 FROM %1$s n JOIN run nr ON nr.run_id = n.run_id
                WHERE %2$s AND n.run_id > s.run_id AND n.run_id <= :run
                    AND (nr.edition IS NOT NULL OR nr.run_id = :own))
            """
                .formatted(table, sameKey, join);
    }

    /** A statement with the parameters {@code :run} and {@code :own}, by which these rows are found. */
    StatementSpec sql(String sql) {
        return jdbc.sql(sql).param("run", run.runId()).param("own", run.status().hasAnswer() ? run.runId() : -1);
    }
}
