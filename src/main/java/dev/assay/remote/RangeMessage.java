package dev.assay.remote;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a worker to process a range of a run. Sent as JSON text, never as a serialised object, and only a hint: all that a
 * worker needs to know, and where it has to begin, it reads from the database.
 *
 * @param range the number of the range
 * @param stepExecutionId Spring Batch's execution of the range
 * @param token the lease under which the run is processed
 */
public record RangeMessage(long runId, int range, long stepExecutionId, long token) {
    private static final int MOST_CHARS = 1000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    String text() {
        return JSON.writeValueAsString(this);
    }

    /** The message with that text; empty if it is none. */
    static Optional<RangeMessage> of(String text) {
        try {
            return text.length() > MOST_CHARS
                    ? Optional.empty()
                    : Optional.ofNullable(JSON.readValue(text, RangeMessage.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
