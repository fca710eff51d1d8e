package dev.assay.feed.format;

import dev.assay.mapping.Fields;
import dev.assay.mapping.JwtKeys;
import dev.assay.mapping.Mapping;
import dev.assay.mapping.Misfit;
import dev.assay.mapping.Section;
import dev.assay.mapping.SourceField;
import dev.assay.mapping.SourceFormat;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON objects as records, read as a stream of tokens: what the mapping does not use is skipped, and no record is held
 * in memory, except lists from which entries are selected by content. Numbers are taken as written.
 */
public final class JsonRecords implements RecordSource {
    private static final int LONGEST_TEXT = 2000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonTokens tokens;
    private final boolean lines;
    private final List<String> way;
    private final List<SourceField> fields;
    private final PointerTree wanted;
    private final @Nullable PointerTree textField;
    private final JwtKeys keys;
    private final FeedLimits limits;
    private final BitSet seen = new BitSet();
    private long line;
    private long lastLine;
    private boolean opened;
    private boolean anyRead;
    private boolean inList;

    public JsonRecords(Reader plain, String ending, Mapping mapping, SourceFormat.Json format, FeedLimits limits) {
        this.tokens = new JsonTokens(plain, limits);
        this.lines = ending.equals(".ndjson");
        this.way = lines ? List.of() : format.records();
        this.fields = mapping.fields();
        this.wanted = PointerTree.of(fields);
        this.textField = wanted.child("");
        this.keys = format.keys();
        this.limits = limits;
    }

    @Override
    public boolean next(Fields into) throws IOException, Misfit {
        try {
            if (!toRecord()) {
                return false;
            }
            // several records on one line count as separate lines, because a rejection is identified by its line
            line = Math.max(tokens.line(), line + 1);
            if (lines && tokens.line() == lastLine) {
                throw new Refusal(
                        "line %d: a second record begins on this line; write one per line".formatted(lastLine));
            }
            lastLine = tokens.line();
            record(into);
            anyRead = true;
            lastLine = tokens.line();
            return true;
        } catch (JacksonException e) {
            throw tokens.refusal(e);
        }
    }

    /** Moves to the beginning of the next record; false if only the rest of the document is left. */
    private boolean toRecord() throws IOException {
        if (lines) {
            tokens.mark();
            return tokens.next() != null;
        }
        if (!opened) {
            opened = true;
            open();
            if (!inList) {
                return true;
            }
        }
        tokens.mark();
        if (inList && tokens.next() != JsonToken.END_ARRAY) {
            return true;
        }
        inList = false;
        while (tokens.next() != null) {
            if (tokens.beginAnotherDocument()) {
                throw new Refusal("line %d: there is more after the document; remove it".formatted(tokens.line()));
            }
            tokens.mark();
        }
        return false;
    }

    /** Moves to the list of records, or to the single record. */
    private void open() throws IOException {
        JsonToken token = tokens.next();
        for (int i = 0; i < way.size(); i++) {
            token = token == JsonToken.START_OBJECT ? member(way.get(i)) : null;
            if (token == null) {
                throw new Refusal(
                        "there is nothing at /%s, where the mapping expects the records; check that the file belongs to this mapping"
                                .formatted(String.join("/", way.subList(0, i + 1))));
            }
        }
        if (token == JsonToken.START_ARRAY) {
            inList = true;
        } else if (token == null) {
            throw new Refusal("the file is empty; write a list of records, [] if there are none");
        } else {
            tokens.mark();
        }
    }

    /** Moves to the value of a member of the current object; null if there is none. */
    private @Nullable JsonToken member(String name) throws IOException {
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            boolean found = tokens.name().equals(name);
            JsonToken value = tokens.next();
            if (found) {
                return value;
            }
            tokens.pass();
        }
        return null;
    }

    private void record(Fields into) throws IOException, Misfit {
        if (tokens.current() == JsonToken.START_OBJECT) {
            wanted.read(tokens, into, seen);
        } else if (tokens.current() == JsonToken.VALUE_STRING && (!keys.keys().isEmpty() || textField != null)) {
            text(tokens.text(), into);
        } else if (tokens.current() == JsonToken.VALUE_STRING && JwtKeys.isCompact(tokens.text())) {
            throw new Refusal(
                    "line %d: the record is a signed credential in compact form (JWT), and the mapping has no keys to verify it with; add json: {jwt: {keys: […]}} with the public keys of its issuers"
                            .formatted(line));
        } else {
            throw new Refusal("line %d: the record is not an object; %s"
                    .formatted(
                            line,
                            lines
                                    ? "write one object per line"
                                    : "check that the mapping's records leads to a list of objects"));
        }
    }

    /** A record that is a string: a signed credential, or the value at {@code /}. */
    private void text(String text, Fields into) throws IOException, Misfit {
        if (keys.keys().isEmpty()) {
            if (textField != null) {
                textField.read(tokens, into, seen);
            }
            return;
        }
        try (JsonTokens payload = new JsonTokens(new StringReader(keys.verified(text)), limits)) {
            payload.next();
            wanted.read(payload, into, seen);
        } catch (JacksonException e) {
            throw new Misfit(Section.NO_FIELD, null, "the payload of the credential is not valid JSON");
        }
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
        for (int field = 0; anyRead && field < fields.size(); field++) {
            if (!seen.get(field) && !fields.get(field).optional()) {
                throw new Refusal(
                        "no record has a value at %s; check that the file belongs to this mapping, or make it optional there under columns"
                                .formatted(fields.get(field).name()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        tokens.close();
    }
}
