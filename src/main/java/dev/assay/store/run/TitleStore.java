package dev.assay.store.run;

import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.store.sql.BatchInsert;
import dev.assay.store.sql.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** How the rules of runs call competencies and credentials, for readers. */
public final class TitleStore {
    private final JdbcTemplate template;

    public TitleStore(JdbcTemplate template) {
        this.template = template;
    }

    /**
     * Keeps the titles for a run, unless they are kept already. To be called in a transaction.
     *
     * @param run whose date and rules they are of; what the version in force lacks is called as an earlier one does
     */
    public void keep(Run run, Rulebooks rulebooks) {
        Long kept = template.queryForObject(
                "SELECT COUNT(*) FROM rulebook_title WHERE fingerprint = ? AND rulebook = ?",
                Long.class,
                run.fingerprint(),
                run.rulebook());
        if (kept == null || kept == 0) {
            BatchInsert.rows(
                    template,
                    "INSERT INTO rulebook_title (fingerprint, rulebook, kind, code, title, detail) VALUES (?, ?, ?, ?, ?, ?)",
                    rows(run, rulebooks));
        }
    }

    private static List<@Nullable Object[]> rows(Run run, Rulebooks rulebooks) {
        Map<String, Competency> competencies = new TreeMap<>();
        Map<String, Credential> credentials = new TreeMap<>();
        for (Rulebook version : rulebooks.upTo(run.businessDate())) {
            competencies.putAll(version.competencies());
            credentials.putAll(version.credentials());
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        competencies.forEach((code, known) -> rows.add(row(run, "C", code, known.title(), known.center())));
        credentials.forEach((code, known) -> rows.add(row(run, "K", code, known.title(), known.kind())));
        return rows;
    }

    private static @Nullable Object[] row(Run run, String kind, String code, String title, String detail) {
        return BatchInsert.row(
                run.fingerprint(), run.rulebook(), kind, code, Text.cut(title, 200), Text.cut(detail, 200));
    }
}
