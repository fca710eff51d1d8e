package dev.assay.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.store.StoreWorld;
import dev.assay.store.history.ReaderStore.Reader;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

final class ReaderStoreIT {
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 3, 1, 2, 0);

    @EachEngine
    void a_reader_is_as_far_behind_as_notifications_came_after_its_cursor(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = new StoreWorld(database)) {
            enter(world, "all", 3);
            enter(world, "beyond", 9);
            enter(world, "fresh", 0);
            enter(world, "slow", 1);
            for (int seq = 1; seq <= 3; seq++) {
                world.jdbc.update(
                        """
                        INSERT INTO notification (seq, id, aggregatetype, aggregateid, type, payload, competency_code,
                            business_date, run_id, renews_on, published_at)
                        VALUES (?, ?, 'partner', 'P1', 'RAISED', '{}', 'CLOUD', '2026-03-01', ?, '2027-01-01', ?)
                        """,
                        seq,
                        "id-" + seq,
                        seq,
                        FIRST.plusDays(seq - 1));
            }
            world.jdbc.update("UPDATE publication SET last_seq = 3");

            List<Reader> readers = new ReaderStore(JdbcClient.create(world.jdbc)).all();

            assertThat(readers).extracting(Reader::name).containsExactly("all", "beyond", "fresh", "slow");
            assertThat(readers).extracting(Reader::behind).containsExactly(0L, -6L, 3L, 2L);
            assertThat(readers).extracting(Reader::beyond).containsExactly(false, true, false, false);
            assertThat(readers).extracting(Reader::waitingSince).containsExactly(null, null, FIRST, FIRST.plusDays(1));
        }
    }

    @EachEngine
    void a_cursor_before_the_first_notification_is_refused(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = new StoreWorld(database)) {
            assertThatThrownBy(() -> enter(world, "lost", -1))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageMatching("(?is).*reader_last_seq.*");
        }
    }

    private static void enter(StoreWorld world, String name, long lastSeq) {
        world.jdbc.update("INSERT INTO reader (name, last_seq, updated_at) VALUES (?, ?, ?)", name, lastSeq, FIRST);
    }
}
