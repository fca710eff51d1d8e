package dev.assay.feed;

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
 * JSON objects as records, read token by token: what the mapping does not take is passed over and never held, and no
 * record is held whole, but for lists of which an entry is chosen by what is in it. Numbers are taken as they are written.
 */
final class JsonRecords implements RecordSource {
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

    JsonRecords(Reader plain, String ending, Mapping mapping, SourceFormat.Json format, FeedLimits limits) {
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
            // several records on one line count as lines of their own: a rejection is known by its line
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

    /** Goes to the beginning of the next record; false if there is none, and nothing but the rest of the document. */
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
                throw new Refusal("line %d: something follows the document; take it away".formatted(tokens.line()));
            }
            tokens.mark();
        }
        return false;
    }

    /** Goes to the list of records, or to the single one. */
    private void open() throws IOException {
        JsonToken token = tokens.next();
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
            tokens.mark();
        }
    }

    /** Goes to the value of a member of the current object; null if there is none. */
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
            object(tokens, wanted, into);
        } else if (tokens.current() == JsonToken.VALUE_STRING && (!keys.keys().isEmpty() || textField != null)) {
            text(tokens.text(), into);
        } else if (tokens.current() == JsonToken.VALUE_STRING && JwtKeys.isCompact(tokens.text())) {
            throw new Refusal(
                    "line %d: the record is a signed credential in compact form (JWT), and the mapping has no keys to verify it with; add json: {jwt: {keys: […]}} with the public keys of its issuers"
                            .formatted(line));
        } else {
            throw new Refusal(
                    "line %d: the record is no object; see that the mapping's records leads to a list of objects"
                            .formatted(line));
        }
    }

    /** A record that is a text: a signed credential, or what stands at {@code /}. */
    private void text(String text, Fields into) throws IOException, Misfit {
        if (keys.keys().isEmpty()) {
            if (textField != null) {
                value(tokens, textField, into);
            }
            return;
        }
        try (JsonTokens payload = new JsonTokens(new StringReader(keys.verified(text)), limits)) {
            payload.next();
            object(payload, wanted, into);
        } catch (JacksonException e) {
            throw new Misfit(Section.NO_FIELD, null, "the payload of the credential is no JSON that can be read");
        }
    }

    private void object(JsonTokens from, PointerTree place, Fields into) throws IOException {
        while (from.next() == JsonToken.PROPERTY_NAME) {
            PointerTree child = place.child(from.name());
            from.next();
            value(from, child, into);
        }
    }

    private void list(JsonTokens from, PointerTree place, Fields into) throws IOException {
        for (int i = 0; from.next() != JsonToken.END_ARRAY; i++) {
            if (place.list() && from.current().isScalarValue() && from.current() != JsonToken.VALUE_NULL) {
                into.add(place.field(), from.text());
            }
            value(from, place.child(i), into);
        }
    }

    private void value(JsonTokens from, @Nullable PointerTree place, Fields into) throws IOException {
        if (place == null) {
            from.pass();
            return;
        }
        if (!place.chosen().isEmpty()) {
            value(from.tree(), place, into);
            return;
        }
        JsonToken token = from.current();
        int field = place.field();
        if (field >= 0) {
            seen.set(field);
            if (token.isStructStart()) {
                into.setStructured(field);
            } else if (token != JsonToken.VALUE_NULL) {
                into.set(field, from.text());
            }
        }
        if (token == JsonToken.START_OBJECT) {
            object(from, place, into);
        } else if (token == JsonToken.START_ARRAY) {
            list(from, place, into);
        }
    }

    /** The same of a value that is held whole, since of its entries some are chosen by what is in them. */
    private void value(@Nullable Object value, @Nullable PointerTree place, Fields into) {
        if (place == null) {
            return;
        }
        int field = place.field();
        if (field >= 0) {
            seen.set(field);
            if (value instanceof String text) {
                into.set(field, text);
            } else if (value != null) {
                into.setStructured(field);
            }
        }
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> value(member, place.child((String) name), into));
            choose(List.of(members), place, into);
        } else if (value instanceof List<?> entries) {
            for (int i = 0; i < entries.size(); i++) {
                if (place.list() && entries.get(i) instanceof String text) {
                    into.add(field, text);
                }
                value(entries.get(i), place.child(i), into);
            }
            choose(entries, place, into);
        }
    }

    private void choose(List<?> entries, PointerTree place, Fields into) {
        for (PointerTree.Chosen chosen : place.chosen()) {
            entries.stream()
                    .filter(entry ->
                            entry instanceof Map<?, ?> members && chosen.value().equals(members.get(chosen.property())))
                    .findFirst()
                    .ifPresent(entry -> value(entry, chosen.place(), into));
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
                        "no record has anything at %s; see that it is a file of this mapping, or let it be optional there under columns"
                                .formatted(fields.get(field).name()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        tokens.close();
    }
}
