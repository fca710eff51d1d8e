package dev.assay.cli.night;

import dev.assay.night.Preview;
import dev.assay.night.PreviewOrder;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.store.Database;
import dev.assay.store.result.PreparedResults;
import dev.assay.store.result.PreparedResults.ChangeLine;
import dev.assay.store.result.PreparedResults.NotificationLine;
import dev.assay.store.result.PreparedResults.Shift;
import dev.assay.store.run.NightFigures.DeliveryLine;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A preview as one JSON document, written as its rows come in. What readers know has the names of their views. */
final class PreviewJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final PreparedResults prepared;
    private final PrintWriter out;
    private final JsonGenerator json;

    PreviewJson(Database database, PrintWriter out) {
        this.database = database;
        this.prepared = database.prepared();
        this.out = out;
        this.json = JSON.createGenerator(out);
    }

    void write(Preview preview, PreviewOrder order, List<String> notes) {
        Run run = preview.run();
        Run held = preview.held();
        json.writeStartObject();
        json.writeStringProperty("business_date", run.businessDate().toString());
        json.writeStringProperty("inbox", Objects.toString(order.inbox(), null));
        against(preview.against());
        json.writeBooleanProperty("rewound", preview.rewound());
        number("held_run", held == null ? null : held.runId());
        strings("notes", notes);
        strings(
                "missing_feeds",
                preview.missing().stream().map(feed -> feed.id()).toList());
        json.writeArrayPropertyStart("deliveries");
        database.figures().deliveries(run.runId()).forEach(this::delivery);
        json.writeEndArray();
        night(run, preview.count());
        Preview.Alternative alternative = preview.alternative();
        if (alternative == null) {
            json.writeNullProperty("what_if");
        } else {
            whatIf(alternative);
        }
        json.writeEndObject();
        json.flush();
        out.println();
    }

    private void against(@Nullable Run run) {
        if (run == null) {
            json.writeNullProperty("compared_with");
            return;
        }
        json.writeObjectPropertyStart("compared_with");
        json.writeNumberProperty("run_id", run.runId());
        json.writeStringProperty("business_date", run.businessDate().toString());
        json.writeEndObject();
    }

    private void night(Run run, RangeStore.Count count) {
        json.writeStringProperty("rulebook", run.rulebook());
        json.writeNumberProperty("partners_evaluated", run.partnersEvaluated());
        json.writeNumberProperty("partners_failed", run.partnersFailed());
        json.writeArrayPropertyStart("failures");
        for (RangeStore.Failure failure : database.ranges().failures(run.runId())) {
            json.writeStartObject();
            json.writeStringProperty("partner_id", failure.partnerId());
            json.writeStringProperty("reason", failure.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("levels_before", count.pairsBefore());
        json.writeNumberProperty("levels_fallen", count.pairsFallen());
        json.writeStringProperty("held_because", run.heldBecause());
        json.writeArrayPropertyStart("standing_changes");
        prepared.changes(run.runId(), 0, line -> change(line, run.businessDate()));
        json.writeEndArray();
        json.writeArrayPropertyStart("notifications");
        prepared.notifications(run.runId(), 0, line -> notification(line, run.businessDate()));
        json.writeEndArray();
    }

    private void whatIf(Preview.Alternative other) {
        LoadedRulebooks rules = other.whatIf().rulebooks();
        json.writeObjectPropertyStart("what_if");
        json.writeBooleanProperty("other_rulebooks", rules != null);
        json.writeStringProperty("without_person", other.whatIf().withoutPerson());
        json.writeArrayPropertyStart("competencies");
        for (Shift shift : prepared.shifts(other.run().runId())) {
            json.writeStartObject();
            json.writeStringProperty("competency_code", shift.competencyCode());
            json.writeNumberProperty("rises", shift.rises());
            json.writeNumberProperty("falls", shift.falls());
            json.writeNumberProperty("loses_renewal", shift.losesRenewal());
            json.writeNumberProperty("regains_renewal", shift.regainsRenewal());
            json.writeEndObject();
        }
        json.writeEndArray();
        night(other.run(), other.count());
        json.writeStringProperty("leaves_partner", other.leaves());
        json.writeEndObject();
    }

    private void delivery(DeliveryLine line) {
        json.writeStartObject();
        json.writeNumberProperty("delivery_id", line.deliveryId());
        json.writeStringProperty("feed", line.feed());
        json.writeStringProperty("file", line.file());
        json.writeStringProperty("status", line.status());
        json.writeStringProperty("reason", line.reason());
        json.writeNumberProperty("rows_read", line.read());
        json.writeNumberProperty("rows_applied", line.applied());
        json.writeNumberProperty("rows_unchanged", line.unchanged());
        json.writeNumberProperty("rows_stale", line.stale());
        json.writeNumberProperty("rows_rejected", line.rejected());
        json.writeNumberProperty("items_ended", line.ended());
        json.writeNumberProperty("rows_left_out", line.leftOut().total());
        json.writeObjectPropertyStart("left_out");
        line.leftOut().byCondition().forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeNumberProperty("conflicts", line.conflicts());
        json.writeEndObject();
    }

    private void change(ChangeLine line, LocalDate date) {
        json.writeStartObject();
        json.writeStringProperty("business_date", date.toString());
        json.writeStringProperty("partner_id", line.partnerId());
        json.writeStringProperty("competency_code", line.competencyCode());
        json.writeStringProperty("effective_from", line.effectiveFrom());
        json.writeStringProperty("effective_to", line.effectiveTo());
        json.writeStringProperty("displayed_from", line.displayedFrom());
        json.writeStringProperty("displayed_to", line.displayedTo());
        raw("causes", line.causesJson());
        json.writeEndObject();
    }

    private void notification(NotificationLine line, LocalDate date) {
        json.writeStartObject();
        json.writeStringProperty("event_id", line.eventId());
        json.writeStringProperty("kind", line.kind().name());
        json.writeStringProperty("partner_id", line.partnerId());
        json.writeStringProperty("competency_code", line.competencyCode());
        json.writeStringProperty("business_date", date.toString());
        json.writeStringProperty("renews_on", line.renewsOn().toString());
        raw("payload", line.payload());
        json.writeEndObject();
    }

    private void raw(String name, String document) {
        json.writeName(name);
        json.writeRawValue(document);
    }

    private void strings(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private void number(String name, @Nullable Long value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }
}
