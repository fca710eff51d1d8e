package dev.assay.store.history;

import dev.assay.standing.Score;
import dev.assay.store.result.NotificationPayload;
import dev.assay.store.sql.RecordRows;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The published notifications, read in order. */
public final class PublishedNotifications {
    private final JdbcClient jdbc;

    public PublishedNotifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One notification.
     *
     * @param name the partner's name; null if it is unknown
     * @param businessDate of the night that sent it
     * @param score the points of the competency as published last; null where none are asked for
     */
    public record Notification(
            long seq,
            String eventId,
            String kind,
            String partnerId,
            @Nullable String name,
            String competencyCode,
            LocalDate businessDate,
            LocalDate renewsOn,
            NotificationPayload.Content content,
            @Nullable Score score) {}

    /** The notifications after a sequence number, in order. */
    public List<Notification> after(long seq, int atMost) {
        return jdbc.sql(
                        """
                SELECT n.seq, n.event_id, n.kind, n.partner_id, p.name, n.competency_code, n.business_date, n.renews_on,
                    n.payload, k.score, k.score_needed
                FROM v1_notification n LEFT JOIN partner p ON p.partner_id = n.partner_id
                    LEFT JOIN v1_competency_standing k
                        ON k.partner_id = n.partner_id AND k.competency_code = n.competency_code
                WHERE n.seq > :seq ORDER BY n.seq LIMIT :most
                """)
                .param("seq", seq)
                .param("most", atMost)
                .query(RecordRows.of(Notification.class)
                        .with(NotificationPayload.Content.class, NotificationPayload::read))
                .list();
    }

    /** The last sequence number; 0 if there is none. */
    public long last() {
        return jdbc.sql("SELECT last_seq FROM publication WHERE id = 1")
                .query(Long.class)
                .single();
    }
}
