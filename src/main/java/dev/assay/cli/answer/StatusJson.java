package dev.assay.cli.answer;

import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.Run;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How things are, for programs. */
final class StatusJson {
    private StatusJson() {}

    static String write(Status status) {
        LeaseStore.Holder holder = status.holder();
        ObjectNode node = RunJson.JSON.createObjectNode();
        node.set("published", runOrNull(status.published()));
        node.set("newest_run", runOrNull(status.newest()));
        node.put("running", holder.taken());
        node.put("running_owner", holder.taken() ? holder.owner() : null);
        node.put("open_risks", status.openRisks());
        ArrayNode held = node.putArray("held_runs");
        status.held().forEach(run -> held.add(RunJson.run(run)));
        ArrayNode deliveries = node.putArray("pending_deliveries");
        status.pending().forEach(line -> deliveries
                .addObject()
                .put("delivery_id", line.deliveryId())
                .put("file", line.file())
                .put("status", line.status())
                .put("reason", line.reason()));
        ArrayNode recent = node.putArray("recent_runs");
        status.recent().forEach(figures -> recent.add(RunJson.figures(figures)));
        readers(status, node.putArray("readers"));
        return RunJson.JSON.writeValueAsString(node);
    }

    private static void readers(Status status, ArrayNode readers) {
        status.readers().forEach(reader -> readers.addObject()
                .put("name", reader.name())
                .put("last_seq", reader.lastSeq())
                .put("updated_at", instant(reader.updatedAt()))
                .put("published_seq", reader.publishedSeq())
                .put("behind", reader.behind())
                .put("waiting_since", instant(reader.waitingSince()))
                .put("beyond_last", reader.beyond()));
    }

    private static JsonNode runOrNull(@Nullable Run run) {
        return run == null ? RunJson.JSON.nullNode() : RunJson.run(run);
    }

    private static @Nullable String instant(@Nullable LocalDateTime utc) {
        return utc == null ? null : utc + "Z";
    }
}
