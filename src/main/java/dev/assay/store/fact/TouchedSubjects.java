package dev.assay.store.fact;

import dev.assay.facts.Change;
import dev.assay.facts.Subject;
import dev.assay.store.sql.BatchInsert;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Records the subjects of the facts that a run changes, and until which day the changes make a difference, so that later
 * nights know whose results can have changed.
 */
public final class TouchedSubjects {
    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::kind).thenComparing(Subject::id);
    /** The last day that all databases can store. */
    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    private final JdbcTemplate jdbc;
    private final long runId;
    private @Nullable Boolean wanted;

    public TouchedSubjects(JdbcTemplate jdbc, long runId) {
        this.jdbc = jdbc;
        this.runId = runId;
    }

    /**
     * Records them in the transaction that stores the facts. Until something is published, everything is evaluated
     * anyway, and nobody asks for the changes.
     */
    public void by(Supplier<List<Change>> changes) {
        if (!wanted()) {
            return;
        }
        // in sorted order, to avoid deadlocks
        Map<Subject, LocalDate> untilBySubject = new TreeMap<>(ORDER);
        for (Change change : changes.get()) {
            LocalDate until = change.differsUntil();
            if (until.isAfter(LocalDate.MIN)) {
                change.subjects().forEach(subject -> untilBySubject.merge(subject, until, TouchedSubjects::later));
            }
        }
        BatchInsert.rows(
                jdbc,
                """
                INSERT INTO touched_subject (kind, subject_id, run_id, differs_until) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE run_id = VALUES(run_id),
                    differs_until = GREATEST(differs_until, VALUES(differs_until))
                """,
                untilBySubject.entrySet(),
                touched -> BatchInsert.row(
                        letter(touched.getKey().kind()),
                        touched.getKey().id(),
                        runId,
                        touched.getValue().isAfter(FOREVER) ? FOREVER : touched.getValue()));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static String letter(Subject.Kind kind) {
        return switch (kind) {
            case PARTNER -> "P";
            case PERSON -> "U";
        };
    }

    private boolean wanted() {
        if (wanted == null) {
            wanted = jdbc.queryForObject("SELECT run_id FROM publication WHERE id = 1", Long.class) != null;
        }
        return wanted;
    }
}
