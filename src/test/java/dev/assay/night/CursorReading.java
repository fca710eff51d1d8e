package dev.assay.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads notifications after the last seq, a few at a time: without gaps or duplicates. */
final class CursorReading implements Reading {
    private static final String NEXT = "SELECT * FROM v1_notification WHERE seq > ? ORDER BY seq LIMIT 3";

    private final List<Told> handled = new ArrayList<>();
    private final Set<String> events = new HashSet<>();

    /** The contents of a notification. */
    record Told(long seq, String eventId, long runId, String payload) {}

    @Override
    public void look(JdbcTemplate views) {
        for (Told told : told(views, NEXT, handled.size())) {
            assertThat(told.seq()).isEqualTo(handled.size() + 1L);
            assertThat(events.add(told.eventId())).as("%s is new", told).isTrue();
            handled.add(told);
        }
    }

    /** What a query on the view finds, in its order. */
    static List<Told> told(JdbcTemplate views, String query, Object... parameters) {
        return views.query(
                query,
                (row, n) -> new Told(
                        row.getLong("seq"), row.getString("event_id"), row.getLong("run_id"), row.getString("payload")),
                parameters);
    }

    /** What has been handled, in order. */
    List<Told> handled() {
        return List.copyOf(handled);
    }

    @Override
    public boolean inOneTransaction() {
        return false;
    }
}
