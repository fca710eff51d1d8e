package dev.assay.store.fact;

import dev.assay.facts.Fact;
import dev.assay.facts.Subject;
import dev.assay.store.sql.BatchInsert;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records the subjects of the facts that a run applies, so that later nights know whose results can have changed. */
public final class TouchedSubjects {
    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::kind).thenComparing(Subject::id);

    private final JdbcTemplate jdbc;
    private final long runId;
    private @Nullable Boolean wanted;

    public TouchedSubjects(JdbcTemplate jdbc, long runId) {
        this.jdbc = jdbc;
        this.runId = runId;
    }

    /**
     * Records them in the transaction that applies the facts. Until something is published, everything is evaluated
     * anyway.
     */
    public void by(Collection<? extends Fact> facts) {
        if (facts.isEmpty() || !wanted()) {
            return;
        }
        // in sorted order, to avoid deadlocks
        TreeSet<Subject> subjects = new TreeSet<>(ORDER);
        facts.forEach(fact -> subjects.addAll(fact.subjects()));
        BatchInsert.rows(
                jdbc,
                """
                INSERT INTO touched_subject (kind, subject_id, run_id) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE run_id = VALUES(run_id)
                """,
                subjects,
                subject -> BatchInsert.row(letter(subject.kind()), subject.id(), runId));
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
