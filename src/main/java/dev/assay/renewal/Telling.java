package dev.assay.renewal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Something to be told of an episode: a notification before it is published.
 *
 * @param episode as it is after this telling; {@code episode.tellings()} says the how-manieth of the episode this is
 */
public record Telling(Kind kind, Episode episode) {
    /** In the order in which they are told within one competency. */
    public enum Kind {
        CLEARED,
        RAISED,
        CHANGED,
        REMINDER
    }

    /**
     * Depends only on partner, competency, term, episode and the how-manieth telling this is, so a night that is tried
     * again cannot tell it twice.
     */
    public UUID eventId() {
        String name = String.join(
                "|",
                "assay",
                episode.partnerId(),
                episode.competencyCode(),
                episode.termStartsOn().toString(),
                Integer.toString(episode.number()),
                Integer.toString(episode.tellings()));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
