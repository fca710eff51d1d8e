package dev.assay.store.history;

import dev.assay.cause.Cause;
import dev.assay.store.run.Run;
import dev.assay.store.sql.RecordRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts for the whole programme as of one run; see {@link RunFindings} for which state that is. Levels are named as in
 * views.
 */
public final class RunOverview {
    private static final String DUE =
            """
            SELECT s.competency_code, s.displayed_level, EXTRACT(YEAR FROM t.renews_on), EXTRACT(MONTH FROM t.renews_on),
                COUNT(*), SUM(CASE WHEN s.risk_state <> 'NONE' THEN 1 ELSE 0 END)
            FROM (SELECT s.partner_id, s.competency_code, s.displayed_level, s.risk_state %s
                AND NOT s.gone AND s.displayed_level <> 'NONE') s
            LEFT JOIN (SELECT s.partner_id, s.renews_on %s) t ON t.partner_id = s.partner_id
            GROUP BY s.competency_code, s.displayed_level, EXTRACT(YEAR FROM t.renews_on), EXTRACT(MONTH FROM t.renews_on)
            """
                    .formatted(AsOf.LEVELS, AsOf.rows("partner_standing", "n.partner_id = s.partner_id"));

    private final JdbcClient jdbc;
    private final Run run;
    private final AsOf asOf;

    public RunOverview(JdbcClient jdbc, Run run) {
        this.jdbc = jdbc;
        this.run = run;
        this.asOf = new AsOf(jdbc, run);
    }

    /**
     * The displayed competencies of one level that renew in a month.
     *
     * @param month null if the end of the term is unknown
     * @param displayed how many partners display it
     * @param atRisk how many of those are at risk of not renewing it
     */
    public record Due(String competencyCode, String level, @Nullable YearMonth month, long displayed, long atRisk) {}

    /** For how many partners the run changes the displayed level of a competency. */
    public record Move(String competencyCode, String from, String to, long partners) {}

    /** How often a competency is affected, and by causes of which kinds; there may be several per case. */
    public record Reasons(String competencyCode, long total, Map<Cause.Kind, Long> byCause) {}

    /** How many competencies had a level before a run, and how many of them fall in it. */
    public record Share(long before, long fallen) {
        /** The percentage that falls; 0 if there were none before. */
        public double percent() {
            return before == 0 ? 0 : 100.0 * fallen / before;
        }
    }

    /** The displayed levels, by month of renewal. */
    public List<Due> due() {
        return asOf.sql(DUE)
                .query((row, n) ->
                        new Due(row.getString(1), row.getString(2), month(row), row.getLong(5), row.getLong(6)))
                .list();
    }

    private static @Nullable YearMonth month(ResultSet row) throws SQLException {
        int year = row.getInt(3);
        return row.wasNull() ? null : YearMonth.of(year, row.getInt(4));
    }

    /** The changes of displayed levels in the run, published or prepared. */
    public List<Move> moves() {
        return jdbc.sql(
                        """
                SELECT competency_code, displayed_from, displayed_to, COUNT(*) FROM standing_change
                WHERE run_id = :run AND displayed_from <> displayed_to
                GROUP BY competency_code, displayed_from, displayed_to
                """)
                .param("run", run.runId())
                .query(RecordRows.of(Move.class))
                .list();
    }

    /** The causes of open risks. */
    public List<Reasons> risks() {
        return asOf.sql("SELECT s.competency_code, COUNT(*)" + counts() + " " + AsOf.OPEN_RISKS
                        + " GROUP BY s.competency_code ORDER BY s.competency_code")
                .query(RunOverview::reasons)
                .list();
    }

    /** The causes of falling effective levels in the run. */
    public List<Reasons> falls() {
        return jdbc.sql("SELECT s.competency_code, COUNT(*)" + counts()
                        + " FROM standing_change s WHERE s.run_id = :run AND s.risen < 0"
                        + " GROUP BY s.competency_code ORDER BY s.competency_code")
                .param("run", run.runId())
                .query(RunOverview::reasons)
                .list();
    }

    /** How many levels fell in each of these runs. */
    public Map<Long, Share> shares(Collection<Long> runs) {
        Map<Long, Share> shares = new HashMap<>();
        jdbc.sql(
                        """
                SELECT r.run_id, COALESCE(c.pairs_after, SUM(g.pairs_before), 0), COALESCE(SUM(g.pairs_fallen), 0)
                FROM run r LEFT JOIN run_range g ON g.run_id = r.run_id LEFT JOIN run c ON c.run_id = r.compared_with
                WHERE r.run_id IN (:runs) GROUP BY r.run_id, c.pairs_after
                """)
                .param("runs", runs)
                .query(row -> {
                    shares.put(row.getLong(1), new Share(row.getLong(2), row.getLong(3)));
                });
        return shares;
    }

    private static String counts() {
        StringBuilder counts = new StringBuilder();
        for (Cause.Kind kind : Cause.Kind.values()) {
            counts.append(", SUM(CASE WHEN s.causes LIKE '%\"kind\":\"")
                    .append(kind.name())
                    .append("\"%' THEN 1 ELSE 0 END)");
        }
        return counts.toString();
    }

    private static Reasons reasons(ResultSet row, int number) throws SQLException {
        Map<Cause.Kind, Long> found = new EnumMap<>(Cause.Kind.class);
        for (Cause.Kind kind : Cause.Kind.values()) {
            long count = row.getLong(kind.ordinal() + 3);
            if (count > 0) {
                found.put(kind, count);
            }
        }
        return new Reasons(row.getString(1), row.getLong(2), found);
    }
}
