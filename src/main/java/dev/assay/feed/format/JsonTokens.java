package dev.assay.feed.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** The tokens of a JSON text, parsed strictly; no token or record may be larger than the limits allow. */
final class JsonTokens implements Closeable {
    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 1000;
    private static final int LONGEST_PROBLEM = 200;

    private final Reader text;
    private final JsonParser parser;
    private final FeedLimits limits;
    private long marked;

    JsonTokens(Reader text, FeedLimits limits) {
        this.text = text;
        this.limits = limits;
        this.parser = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // the rest of the file is still needed for its hash
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxStringLength(limits.fieldChars())
                        .maxNameLength(limits.fieldChars())
                        .build())
                .build()
                .createParser(ObjectReadContext.empty(), text);
    }

    /** Marks the beginning of a record: its characters are counted from here. */
    void mark() {
        marked = offset();
    }

    /**
     * Moves to the next token; null at the end.
     *
     * @throws Refusal if more characters than a record may have were read since the mark
     * @throws JacksonException see {@link #refusal}
     */
    @Nullable
    JsonToken next() throws Refusal {
        JsonToken token = parser.nextToken();
        if (offset() - marked > limits.recordChars()) {
            throw new Refusal(
                    "line %d: the record has more than %d characters; shorten it or raise assay.limits.record-chars"
                            .formatted(line(), limits.recordChars()));
        }
        return token;
    }

    JsonToken current() {
        return parser.currentToken();
    }

    /** The property name that the current token is, or is the value of. */
    String name() {
        return parser.currentName();
    }

    /** The current string; a number or boolean as it is written. */
    String text() throws Refusal {
        String value = parser.getString();
        if (value.length() > limits.fieldChars()) {
            throw tooLong();
        }
        return value;
    }

    /** Skips the current value. */
    void pass() throws Refusal {
        int depth = 0;
        @Nullable JsonToken token = parser.currentToken();
        while (token != null) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                return;
            }
            token = next();
        }
    }

    /** The complete current value: a map, a list, a string (also for numbers and booleans), or null. */
    @Nullable
    Object tree() throws Refusal {
        JsonToken token = current();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            while (next() == JsonToken.PROPERTY_NAME) {
                String name = name();
                next();
                members.put(name, tree());
            }
            return members;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> entries = new ArrayList<>();
            while (next() != JsonToken.END_ARRAY) {
                entries.add(tree());
            }
            return entries;
        }
        return token == JsonToken.VALUE_NULL ? null : text();
    }

    /** True if the current token is outside the document. */
    boolean beginAnotherDocument() {
        TokenStreamContext around = parser.streamReadContext();
        JsonToken token = parser.currentToken();
        return token.isStructStart() ? around.getParent().inRoot() : token.isScalarValue() && around.inRoot();
    }

    /** The line of the current token, from 1. */
    long line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** Translates an error of the parser into a reason for refusing the delivery. */
    IOException refusal(JacksonException e) {
        if (e.getCause() instanceof IOException io) {
            return io;
        }
        if (e instanceof StreamConstraintsException && e.getOriginalMessage().contains("String value")) {
            return tooLong();
        }
        String problem = Shown.ofParser(e.getOriginalMessage(), LONGEST_PROBLEM);
        long at = e.getLocation() == null ? line() : e.getLocation().getLineNr();
        return new Refusal("line %d: invalid JSON: %s; correct the file".formatted(at, problem), e);
    }

    private Refusal tooLong() {
        return new Refusal("line %d: a string has more than %d characters; shorten it or raise assay.limits.field-chars"
                .formatted(line(), limits.fieldChars()));
    }

    private long offset() {
        return parser.currentLocation().getCharOffset();
    }

    @Override
    public void close() throws IOException {
        parser.close();
        text.close();
    }
}
