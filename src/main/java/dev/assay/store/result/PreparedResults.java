package dev.assay.store.result;

import dev.assay.cause.Cause;
import dev.assay.renewal.RiskNotification;
import dev.assay.store.sql.RecordRows;
import dev.assay.store.sql.Vendor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * What a run has prepared, whether published or not: changes and notifications. Rows are streamed, so that no number of
 * them fills the memory; until the last one the transaction can run no other statement.
 */
public final class PreparedResults {
    /** No limit. */
    private static final long ALL = Long.MAX_VALUE;

    private static final String CHANGES =
            """
            SELECT c.partner_id, p.name, c.competency_code, c.effective_from, c.effective_to, c.displayed_from,
                c.displayed_to, c.causes
            FROM standing_change c LEFT JOIN partner p ON p.partner_id = c.partner_id
            WHERE c.run_id = ? ORDER BY c.partner_id, c.competency_code LIMIT ?
            """;
    private static final String NOTIFICATIONS =
            """
            SELECT n.partner_id, p.name, n.competency_code, n.kind, n.event_id, n.renews_on, n.payload
            FROM prepared_notification n LEFT JOIN partner p ON p.partner_id = n.partner_id
            WHERE n.run_id = ? ORDER BY n.partner_id, n.competency_code, n.kind_order LIMIT ?
            """;
    private static final String BY_COMPETENCY =
            """
            SELECT competency_code, SUM(rises), SUM(falls), SUM(loses), SUM(regains) FROM (
                SELECT competency_code,
                    CASE WHEN risen > 0 THEN 1 ELSE 0 END AS rises, CASE WHEN risen < 0 THEN 1 ELSE 0 END AS falls,
                    0 AS loses, 0 AS regains
                FROM standing_change WHERE run_id = ? AND effective_from <> effective_to
                UNION ALL
                SELECT n.competency_code, 0, 0, CASE WHEN n.kind = 'RAISED' THEN 1 ELSE 0 END,
                    CASE WHEN n.kind = 'CLEARED' AND c.partner_id IS NULL THEN 1 ELSE 0 END
                FROM prepared_notification n LEFT JOIN standing_change c ON c.run_id = n.run_id
                    AND c.partner_id = n.partner_id AND c.competency_code = n.competency_code AND c.displayed_to = 'NONE'
                WHERE n.run_id = ? AND n.kind IN ('RAISED', 'CLEARED')
            ) e GROUP BY competency_code ORDER BY competency_code
            """;

    private final JdbcTemplate jdbc;

    public PreparedResults(DataSource source, Vendor vendor) {
        this.jdbc = vendor.streaming(source);
    }

    /** A change of a competency, with the names of the levels and the partner's name if it is known. */
    public record ChangeLine(
            String partnerId,
            @Nullable String name,
            String competencyCode,
            String effectiveFrom,
            String effectiveTo,
            String displayedFrom,
            String displayedTo,
            List<Cause> causes,
            String causesJson) {}

    /** A notification, with the partner's name if it is known. */
    public record NotificationLine(
            String partnerId,
            @Nullable String name,
            String competencyCode,
            RiskNotification.Kind kind,
            String eventId,
            LocalDate renewsOn,
            String payload) {}

    /**
     * How many partners differ in a competency from the published run that the run was compared with.
     *
     * @param rises a higher effective level
     * @param falls a lower one
     * @param losesRenewal newly at risk
     * @param regainsRenewal no longer at risk, and still displayed
     */
    public record Shift(String competencyCode, long rises, long falls, long losesRenewal, long regainsRenewal) {}

    /** The changes, by partner and competency; {@code atMost} 0 = all. */
    public void changes(long runId, long atMost, Consumer<ChangeLine> each) {
        RowCallbackHandler handler = row -> each.accept(change(row));
        jdbc.query(CHANGES, handler, runId, atMost == 0 ? ALL : atMost);
    }

    /** The notifications, in the order in which they are numbered; {@code atMost} 0 = all. */
    public void notifications(long runId, long atMost, Consumer<NotificationLine> each) {
        RowCallbackHandler handler = row -> each.accept(notification(row));
        jdbc.query(NOTIFICATIONS, handler, runId, atMost == 0 ? ALL : atMost);
    }

    /** The differences by competency, without those that have none. */
    public List<Shift> shifts(long runId) {
        return jdbc.query(BY_COMPETENCY, RecordRows.of(Shift.class), runId, runId).stream()
                .filter(shift -> shift.rises() + shift.falls() + shift.losesRenewal() + shift.regainsRenewal() > 0)
                .toList();
    }

    private static ChangeLine change(ResultSet row) throws SQLException {
        String causes = row.getString(8);
        return new ChangeLine(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                CausesJson.read(causes),
                causes);
    }

    private static NotificationLine notification(ResultSet row) throws SQLException {
        return new NotificationLine(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                RiskNotification.Kind.valueOf(row.getString(4)),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getString(7));
    }
}
