package dev.assay.store.history;

import dev.assay.store.sql.RecordRows;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cursors of downstream readers that store them in the table {@code reader}. */
public final class ReaderStore {
    private final JdbcClient jdbc;

    public ReaderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One reader. Instants are UTC.
     *
     * @param lastSeq the last notification that it has processed; 0 if none
     * @param updatedAt when it stored that
     * @param publishedSeq the last published notification; 0 if none
     * @param waitingSince when the oldest unprocessed notification was published; null if there is none
     */
    public record Reader(
            String name,
            long lastSeq,
            LocalDateTime updatedAt,
            long publishedSeq,
            @Nullable LocalDateTime waitingSince) {
        /** How many notifications it has not processed yet; negative if its cursor is beyond the last one. */
        public long behind() {
            return publishedSeq - lastSeq;
        }

        /** True if its cursor is beyond the last notification: it is corrupt, or belongs to another database. */
        public boolean beyond() {
            return behind() < 0;
        }
    }

    /** All registered readers, by name. */
    public List<Reader> all() {
        return jdbc.sql(
                        """
                SELECT d.name, d.last_seq, d.updated_at, p.last_seq AS published, n.published_at
                FROM reader d JOIN publication p ON p.id = 1
                LEFT JOIN notification n ON n.seq = d.last_seq + 1
                ORDER BY d.name
                """)
                .query(RecordRows.of(Reader.class))
                .list();
    }

    /**
     * The last notification that a reader has processed, locked until the current transaction ends. A reader that is
     * not registered is registered with 0.
     */
    public long hold(String name, LocalDateTime now) {
        Optional<Long> known = jdbc.sql("SELECT last_seq FROM reader WHERE name = :name FOR UPDATE")
                .param("name", name)
                .query(Long.class)
                .optional();
        if (known.isEmpty()) {
            jdbc.sql("INSERT INTO reader (name, last_seq, updated_at) VALUES (:name, 0, :now)")
                    .param("name", name)
                    .param("now", now)
                    .update();
        }
        return known.orElse(0L);
    }

    /** Advances the locked cursor of a reader to a notification. */
    public void move(String name, long lastSeq, LocalDateTime now) {
        jdbc.sql("UPDATE reader SET last_seq = :seq, updated_at = :now WHERE name = :name")
                .param("seq", lastSeq)
                .param("now", now)
                .param("name", name)
                .update();
    }
}
