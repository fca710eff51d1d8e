package dev.assay.cli.night;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.assay.cli.command.DeliveryJson;
import dev.assay.cli.output.Json;
import dev.assay.facts.Feed;
import dev.assay.night.Preview;
import dev.assay.night.PreviewOrder;
import dev.assay.operation.Visible;
import dev.assay.store.Database;
import dev.assay.store.result.PreparedResults;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A preview as one JSON document, written as its rows are read. What readers know has the names of their views. */
final class PreviewJson {
    private final Database database;
    private final PreparedResults prepared;
    private final PrintWriter out;
    private final JsonGenerator json;

    PreviewJson(Database database, PrintWriter out) {
        this.database = database;
        this.prepared = database.prepared();
        this.out = out;
        this.json = Json.MAPPER.createGenerator(out);
    }

    private record Against(long runId, LocalDate businessDate) {}

    private record Change(
            LocalDate businessDate,
            String partnerId,
            String competencyCode,
            String effectiveFrom,
            String effectiveTo,
            String displayedFrom,
            String displayedTo,
            @JsonRawValue String causes) {}

    private record Notification(
            String eventId,
            String kind,
            String partnerId,
            String competencyCode,
            LocalDate businessDate,
            LocalDate renewsOn,
            @JsonRawValue String payload) {}

    void write(Preview preview, PreviewOrder order, List<String> notes) {
        Run run = preview.run();
        Run against = preview.against();
        Run held = preview.held();
        json.writeStartObject();
        put("business_date", run.businessDate());
        put("inbox", Objects.toString(order.inbox(), null));
        put("compared_with", against == null ? null : new Against(against.runId(), against.businessDate()));
        put("rewound", preview.rewound());
        put("held_run", held == null ? null : held.runId());
        put("notes", notes);
        put("missing_feeds", preview.missing().stream().map(Feed::id).toList());
        put(
                "deliveries",
                database.figures().deliveries(run.runId()).stream()
                        .map(DeliveryJson::of)
                        .toList());
        night(run, preview.count(), preview.levelsBefore());
        Preview.Alternative alternative = preview.alternative();
        if (alternative == null) {
            put("what_if", null);
        } else {
            whatIf(alternative);
        }
        json.writeEndObject();
        json.flush();
        out.println();
    }

    private void night(Run run, RangeStore.Count count, long levelsBefore) {
        put("rulebook", run.rulebook());
        put("partners_evaluated", run.partnersEvaluated());
        put("partners_failed", run.partnersFailed());
        put("failures", database.ranges().failures(run.runId()));
        put("levels_before", levelsBefore);
        put("levels_fallen", count.pairsFallen());
        put("held_because", run.heldBecause());
        json.writeArrayPropertyStart("standing_changes");
        prepared.changes(
                run.runId(),
                0,
                line -> json.writePOJO(new Change(
                        run.businessDate(),
                        line.partnerId(),
                        line.competencyCode(),
                        line.effectiveFrom(),
                        line.effectiveTo(),
                        line.displayedFrom(),
                        line.displayedTo(),
                        Visible.of(line.causesJson()))));
        json.writeEndArray();
        json.writeArrayPropertyStart("notifications");
        prepared.notifications(
                run.runId(),
                0,
                line -> json.writePOJO(new Notification(
                        line.eventId(),
                        line.kind().name(),
                        line.partnerId(),
                        line.competencyCode(),
                        run.businessDate(),
                        line.renewsOn(),
                        Visible.of(line.payload()))));
        json.writeEndArray();
    }

    private void whatIf(Preview.Alternative other) {
        json.writeObjectPropertyStart("what_if");
        put("other_rulebooks", other.whatIf().rulebooks() != null);
        put("without_person", other.whatIf().withoutPerson());
        put("competencies", prepared.shifts(other.run().runId()));
        night(other.run(), other.count(), other.count().pairsBefore());
        put("leaves_partner", other.leaves());
        json.writeEndObject();
    }

    private void put(String key, @Nullable Object value) {
        json.writePOJOProperty(key, value);
    }
}
