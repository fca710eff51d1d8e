package dev.assay.store.result;

import dev.assay.facts.AgentOverride;
import dev.assay.store.fact.FactTables;
import dev.assay.store.sql.BatchInsert;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The status of each override by run, written as differences from the published state. */
public final class OverrideStandings {
    private static final String COLUMNS =
            """
            override_id, partner_id, competency_code, level, requirement_id, person_id, credential_code, granted_on,
            ends_on, status, expired_by_run
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    public OverrideStandings(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    private record Seen(long writtenBy, List<@Nullable Object> said, @Nullable Long expiredByRun) {}

    /** How many overrides are known. */
    public long facts() {
        return jdbc.sql("SELECT COUNT(*) FROM agent_override").query(Long.class).single();
    }

    /** The next overrides in the order of their ids, of any date, whether or not their partner is known. */
    public List<AgentOverride> factsAfter(String overrideId, int atMost) {
        return jdbc.sql(FactTables.OVERRIDES.select() + "WHERE override_id > :after ORDER BY override_id LIMIT :n")
                .param("after", overrideId)
                .param("n", atMost)
                .query((row, n) -> FactTables.OVERRIDES.fact(row))
                .list();
    }

    /**
     * Writes the status of those overrides of the page for which it differs from the published one. Runs in the
     * caller's transaction; idempotent.
     *
     * @param asOf the business date of the run
     * @param duration the longest duration of an override
     */
    public void write(long runId, List<AgentOverride> page, LocalDate asOf, Period duration) {
        if (page.isEmpty()) {
            return;
        }
        Map<String, Seen> seen = seen(runId, page);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (AgentOverride override : page) {
            List<@Nullable Object> says = says(override, asOf, duration);
            Seen before = seen.get(override.overrideId());
            boolean same = before != null
                    && (before.writtenBy() == runId || before.said().equals(says));
            if (!same) {
                List<@Nullable Object> row = new ArrayList<>(says);
                row.add(override.statusOn(asOf, duration)
                        .expiredBy(runId, before == null ? null : before.expiredByRun()));
                row.add(runId);
                rows.add(row.toArray());
            }
        }
        BatchInsert.rows(
                template,
                "INSERT INTO override_standing (%s, run_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        .formatted(COLUMNS),
                rows);
    }

    private static List<@Nullable Object> says(AgentOverride override, LocalDate asOf, Period duration) {
        List<@Nullable Object> says = new ArrayList<>();
        says.add(override.overrideId());
        says.add(override.partnerId());
        says.add(override.competencyCode());
        says.add(Objects.toString(override.grant().level(), null));
        says.add(override.grant().requirementId());
        says.add(override.grant().personId());
        says.add(override.grant().credentialCode());
        says.add(override.grantedOn());
        says.add(override.endsOn(duration));
        says.add(override.statusOn(asOf, duration).name());
        return says;
    }

    private Map<String, Seen> seen(long runId, List<AgentOverride> page) {
        Map<String, Seen> seen = new HashMap<>();
        jdbc.sql(
                        """
                SELECT s.run_id, %s FROM override_standing s WHERE s.override_id IN (:ids) AND s.run_id = (
                    SELECT MAX(n.run_id) FROM override_standing n JOIN run nr ON nr.run_id = n.run_id
                    WHERE n.override_id = s.override_id AND (nr.edition IS NOT NULL OR n.run_id = :run))
                """
                                .formatted(COLUMNS))
                .param("ids", page.stream().map(AgentOverride::overrideId).toList())
                .param("run", runId)
                .query(row -> {
                    List<@Nullable Object> said = new ArrayList<>();
                    for (int column = 2; column <= 8; column++) {
                        said.add(row.getString(column));
                    }
                    said.add(row.getObject(9, LocalDate.class));
                    said.add(row.getObject(10, LocalDate.class));
                    said.add(row.getString(11));
                    seen.put(row.getString(2), new Seen(row.getLong(1), said, row.getObject(12, Long.class)));
                });
        return seen;
    }
}
