package dev.assay.cli.answer;

import dev.assay.store.history.RunFigures;
import dev.assay.store.run.Run;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs as JSON. Times in seconds, rates per second; null where nothing is known. */
final class RunJson {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private RunJson() {}

    static ObjectNode run(Run run) {
        return JSON.createObjectNode()
                .put("run_id", run.runId())
                .put("business_date", run.businessDate().toString())
                .put("attempt", run.attempt())
                .put("status", run.status().name())
                .put("rulebook", run.rulebook())
                .put("started_at", run.startedAt() + "Z")
                .put("published_at", run.publishedAt() == null ? null : run.publishedAt() + "Z")
                .put("first_seq", run.firstSeq())
                .put("last_seq", run.lastSeq())
                .put("partners_evaluated", run.partnersEvaluated())
                .put("partners_failed", run.partnersFailed())
                .put("standings_changed", run.standingsChanged())
                .put("notifications", run.notifications())
                .put("held_because", run.heldBecause())
                .put("failure", run.failure());
    }

    /** The same, and what it took. */
    static ObjectNode figures(RunFigures figures) {
        ObjectNode node = run(figures.run())
                .put("reason", figures.run().reason())
                .put("took_seconds", seconds(figures.took()))
                .put("deliveries", figures.intake().deliveries())
                .put("rows_read", figures.intake().read())
                .put("rows_applied", figures.intake().applied())
                .put("rows_rejected", figures.intake().rejected())
                .put("rows_per_second", figures.rowsPerSecond())
                .put("partners_per_second", figures.partnersPerSecond())
                .put("rose", figures.rose())
                .put("fell", figures.fell())
                .put("open_risks", figures.openRisks());
        ArrayNode steps = node.putArray("steps");
        figures.steps()
                .forEach(step -> steps.addObject().put("name", step.name()).put("seconds", seconds(step.took())));
        return node;
    }

    private static @Nullable Double seconds(@Nullable Duration took) {
        return took == null ? null : took.toMillis() / 1000.0;
    }
}
