package dev.assay.store.result;

import dev.assay.cause.Cause;
import dev.assay.renewal.Episode;
import dev.assay.renewal.RiskNotification;
import dev.assay.standing.RiskState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON payload of a notification; its contract is {@code notification.schema.json} beside this class. It depends
 * only on the notification, so a night that is retried writes the same bytes.
 */
public final class NotificationPayload {
    /** The JSON Schema of payloads, a resource beside this class. */
    public static final String SCHEMA = "notification.schema.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NotificationPayload() {}

    /** @param businessDate of the night that sends it */
    public static String write(RiskNotification notification, LocalDate businessDate) {
        Episode episode = notification.episode();
        ObjectNode node = JSON.createObjectNode();
        node.put("event_id", notification.eventId().toString());
        node.put("kind", notification.kind().name());
        node.put("partner_id", episode.partnerId());
        node.put("competency_code", episode.competencyCode());
        node.put("business_date", businessDate.toString());
        node.put("term_starts_on", episode.termStartsOn().toString());
        node.put("renews_on", episode.renewsOn().toString());
        node.put("episode", episode.number());
        node.put("telling", episode.notificationCount());
        node.put("state", episode.state().name());
        node.put("displayed_level", episode.displayed().name());
        node.put("renewable_level", episode.renewable().name());
        node.put("membership_at_risk", episode.membershipAtRisk());
        node.put("lapses_on", text(episode.lapsesOn()));
        node.put("silver_still_renewable", episode.silverStillRenewable());
        node.put("cleared_because", text(episode.clearedBecause()));
        node.set("causes", CausesJson.array(episode.causes()));
        return JSON.writeValueAsString(node);
    }

    /** The causes in a payload. */
    public static List<Cause> causes(String payload) {
        return CausesJson.read(JSON.readTree(payload).required("causes").toString());
    }

    /**
     * The content of a payload, with levels named as in views.
     *
     * @param lapsesOn null unless it lapses
     * @param clearedBecause null unless it is cleared
     */
    public record Content(
            RiskState state,
            String displayed,
            String renewable,
            boolean membershipAtRisk,
            @Nullable LocalDate lapsesOn,
            @Nullable String clearedBecause,
            List<Cause> causes) {}

    /** Parses a payload. */
    public static Content read(String payload) {
        JsonNode node = JSON.readTree(payload);
        JsonNode lapsesOn = node.required("lapses_on");
        JsonNode clearedBecause = node.required("cleared_because");
        return new Content(
                RiskState.valueOf(node.required("state").stringValue()),
                node.required("displayed_level").stringValue(),
                node.required("renewable_level").stringValue(),
                node.required("membership_at_risk").booleanValue(),
                lapsesOn.isNull() ? null : LocalDate.parse(lapsesOn.stringValue()),
                clearedBecause.isNull() ? null : clearedBecause.stringValue(),
                CausesJson.read(node.required("causes").toString()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
