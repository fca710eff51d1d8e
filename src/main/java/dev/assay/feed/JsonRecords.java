package dev.assay.feed;

import dev.assay.mapping.Fields;
import dev.assay.mapping.Mapping;
import dev.assay.mapping.SourceField;
import dev.assay.mapping.SourceFormat;
import java.io.IOException;
import java.io.Reader;
import java.util.BitSet;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON objects as records, read token by token: what the mapping does not take is passed over and never held, and no
 * record is held whole. Numbers are taken as they are written.
 */
final class JsonRecords implements RecordSource {
    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 1000;
    private static final int LONGEST_TEXT = 2000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Reader plain;
    private final JsonParser parser;
    private final boolean lines;
    private final List<String> way;
    private final List<SourceField> fields;
    private final PointerTree wanted;
    private final BitSet seen = new BitSet();
    private final FeedLimits limits;
    private long line;
    private long lastLine;
    private long began;
    private boolean opened;
    private boolean inList;

    JsonRecords(Reader plain, String ending, Mapping mapping, SourceFormat.Json format, FeedLimits limits) {
        this.plain = plain;
        this.parser = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // the hash of the whole file is asked for at its end
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxStringLength(limits.fieldChars())
                        .maxNameLength(limits.fieldChars())
                        .build())
                .build()
                .createParser(ObjectReadContext.empty(), plain);
        this.lines = ending.equals(".ndjson");
        this.way = lines ? List.of() : format.records();
        this.fields = mapping.fields();
        this.wanted = PointerTree.of(fields);
        this.limits = limits;
    }

    @Override
    public boolean next(Fields into) throws IOException {
        try {
            if (!toRecord()) {
                return false;
            }
            // several records on one line count as lines of their own: a rejection is known by its line
            line = Math.max(here(), line + 1);
            if (lines && here() == lastLine) {
                throw new Refusal(
                        "line %d: a second record begins on this line; write one per line".formatted(lastLine));
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new Refusal(
                        "line %d: the record is no object; see that the mapping's records leads to a list of objects"
                                .formatted(line));
            }
            object(wanted, into);
            lastLine = here();
            return true;
        } catch (JacksonException e) {
            throw refusal(e);
        }
    }

    /** Goes to the beginning of the next record; false if there is none, and nothing but the rest of the document. */
    private boolean toRecord() throws IOException {
        if (lines) {
            began = offset();
            return token() != null;
        }
        if (!opened) {
            opened = true;
            open();
            if (!inList) {
                return true;
            }
        }
        began = offset();
        if (inList && token() != JsonToken.END_ARRAY) {
            return true;
        }
        inList = false;
        while (token() != null) {
            if (beginsAnotherDocument()) {
                throw new Refusal("line %d: something follows the document; take it away".formatted(here()));
            }
            began = offset();
        }
        return false;
    }

    private boolean beginsAnotherDocument() {
        TokenStreamContext around = parser.streamReadContext();
        JsonToken token = parser.currentToken();
        return token.isStructStart() ? around.getParent().inRoot() : token.isScalarValue() && around.inRoot();
    }

    /** Goes to the list of records, or to the single one. */
    private void open() throws IOException {
        JsonToken token = token();
        for (int i = 0; i < way.size(); i++) {
            token = token == JsonToken.START_OBJECT ? member(way.get(i)) : null;
            if (token == null) {
                throw new Refusal(
                        "there is nothing at /%s, where the mapping has the records; see that it is a file of this mapping"
                                .formatted(String.join("/", way.subList(0, i + 1))));
            }
        }
        if (token == JsonToken.START_ARRAY) {
            inList = true;
        } else if (token == null) {
            throw new Refusal("the file is empty; write a list of records, [] if there are none");
        } else {
            began = offset();
        }
    }

    /** Goes to the value of a member of the current object; null if there is none. */
    private @Nullable JsonToken member(String name) throws IOException {
        while (token() == JsonToken.PROPERTY_NAME) {
            boolean found = parser.currentName().equals(name);
            JsonToken value = token();
            if (found) {
                return value;
            }
            pass();
        }
        return null;
    }

    private void object(PointerTree place, Fields into) throws IOException {
        while (token() == JsonToken.PROPERTY_NAME) {
            PointerTree child = place.child(parser.currentName());
            token();
            value(child, into);
        }
    }

    private void list(PointerTree place, Fields into) throws IOException {
        for (int i = 0; token() != JsonToken.END_ARRAY; i++) {
            value(place.child(i), into);
        }
    }

    private void value(@Nullable PointerTree place, Fields into) throws IOException {
        if (place == null) {
            pass();
            return;
        }
        JsonToken token = parser.currentToken();
        int field = place.field();
        if (field >= 0) {
            seen.set(field);
            if (token.isStructStart()) {
                into.setStructured(field);
            } else if (token != JsonToken.VALUE_NULL) {
                into.set(field, text());
            }
        }
        if (token == JsonToken.START_OBJECT) {
            object(place, into);
        } else if (token == JsonToken.START_ARRAY) {
            list(place, into);
        }
    }

    private String text() throws Refusal {
        String text = parser.getString();
        if (text.length() > limits.fieldChars()) {
            throw tooLong();
        }
        return text;
    }

    /** Passes over the value at which the parser stands. */
    private void pass() throws IOException {
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                return;
            }
            token = token();
            if (token == null) {
                return;
            }
        }
    }

    private @Nullable JsonToken token() throws Refusal {
        JsonToken token = parser.nextToken();
        if (offset() - began > limits.recordChars()) {
            throw new Refusal(
                    "line %d: the record has more than %d characters; shorten it or raise assay.limits.record-chars"
                            .formatted(line, limits.recordChars()));
        }
        return token;
    }

    private long offset() {
        return parser.currentLocation().getCharOffset();
    }

    private long here() {
        return parser.currentTokenLocation().getLineNr();
    }

    private Refusal tooLong() {
        return new Refusal("line %d: a text has more than %d characters; shorten it or raise assay.limits.field-chars"
                .formatted(here(), limits.fieldChars()));
    }

    private IOException refusal(JacksonException e) {
        if (e.getCause() instanceof IOException io) {
            return io;
        }
        if (e instanceof StreamConstraintsException && e.getOriginalMessage().contains("String value")) {
            return tooLong();
        }
        String problem = Shown.cut(e.getOriginalMessage().replaceAll("\\p{Cntrl}", " "), 200);
        return new Refusal(
                "line %d: no valid JSON: %s; write it again"
                        .formatted(
                                e.getLocation() == null
                                        ? here()
                                        : e.getLocation().getLineNr(),
                                problem),
                e);
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public String shown(Fields values) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (int field = 0; field < fields.size(); field++) {
            if (values.present(field)) {
                String text = values.shown(field);
                shown.put(fields.get(field).name(), text == null ? "…" : Shown.masked(fields.get(field), text));
            }
        }
        return Shown.cut(JSON.writeValueAsString(shown), LONGEST_TEXT);
    }

    @Override
    public void complain() throws Refusal {
        for (int field = 0; field < fields.size(); field++) {
            if (!seen.get(field) && !fields.get(field).optional()) {
                throw new Refusal(
                        "no record has anything at %s; see that it is a file of this mapping, or let it be optional there under columns"
                                .formatted(fields.get(field).name()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
        plain.close();
    }
}
