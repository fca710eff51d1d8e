package dev.assay.renewal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A notification about an episode of risk, before it is published.
 *
 * @param episode the state after this notification; {@code episode.notificationCount()} is the notification's sequence
 *     number within its episode
 */
public record RiskNotification(Kind kind, Episode episode) {
    /** In the order of publication within one competency. */
    public enum Kind {
        CLEARED,
        RAISED,
        CHANGED,
        REMINDER
    }

    /**
     * Depends only on partner, competency, term, episode and the sequence number within the episode, so a night that is
     * retried cannot send a notification twice.
     */
    public UUID eventId() {
        String name = String.join(
                "|",
                "assay",
                episode.partnerId(),
                episode.competencyCode(),
                episode.termStartsOn().toString(),
                Integer.toString(episode.number()),
                Integer.toString(episode.notificationCount()));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
