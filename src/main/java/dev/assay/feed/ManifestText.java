package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.facts.Notation;
import dev.assay.feed.format.Refusal;
import dev.assay.feed.format.Shown;
import dev.assay.mapping.Mapping;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes manifests. Strict: exactly the five keys, with either feed or mapping, each once and of its type.
 */
final class ManifestText {
    private static final List<String> KEYS = List.of("feed", "mapping", "mode", "produced_at", "rows", "sha256");
    private static final String ITS_KEYS = "feed (or mapping), mode, produced_at, rows, sha256";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ManifestText() {}

    static Manifest parse(byte[] written) throws Refusal {
        JsonNode tree = tree(text(written));
        if (!tree.isObject()) {
            throw new Refusal("the manifest is not a JSON object; write {\"feed\":…,\"mode\":…,…}");
        }
        for (String key : tree.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw new Refusal(
                        "the manifest has the unknown key %s; its keys are %s".formatted(Shown.of(key), ITS_KEYS));
            }
        }
        if (tree.has("feed") && tree.has("mapping")) {
            throw new Refusal("the manifest has both feed and mapping; remove one");
        }
        String mapping = tree.has("mapping") ? mapping(string(tree, "mapping")) : null;
        Feed feed = mapping == null ? feed(string(tree, "feed")) : null;
        return new Manifest(
                feed,
                mapping,
                mode(string(tree, "mode"), feed),
                producedAt(string(tree, "produced_at")),
                rows(tree),
                sha256(string(tree, "sha256")));
    }

    static String write(Manifest manifest) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (manifest.feed() != null) {
            tree.put("feed", manifest.feed().id());
        } else {
            tree.put("mapping", manifest.mapping());
        }
        tree.put("mode", manifest.mode().id());
        tree.put("produced_at", manifest.producedAt().toString());
        tree.put("rows", manifest.rows());
        tree.put("sha256", manifest.sha256());
        return JSON.writeValueAsString(tree);
    }

    private static String text(byte[] written) throws Refusal {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(written))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (CharacterCodingException e) {
            throw new Refusal("the manifest is not UTF-8; write it in UTF-8", e);
        }
    }

    private static JsonNode tree(String text) throws Refusal {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new Refusal("the manifest is not valid JSON: %s; correct it".formatted(problem(e)), e);
        }
    }

    private static String problem(JacksonException e) {
        String problem = Shown.ofParser(e.getOriginalMessage(), 200);
        return e.getLocation() == null
                ? problem
                : "line %d: %s".formatted(e.getLocation().getLineNr(), problem);
    }

    private static Feed feed(String value) throws Refusal {
        return Feed.of(value)
                .orElseThrow(() -> new Refusal(
                        "the manifest's feed %s is unknown; write one of %s".formatted(Shown.of(value), Feed.ids())));
    }

    private static String mapping(String value) throws Refusal {
        if (!Mapping.isName(value)) {
            throw new Refusal("the manifest's mapping %s is not a valid mapping name; write %s"
                    .formatted(Shown.of(value), Mapping.NAME_FORM));
        }
        return value;
    }

    private static Mode mode(String value, @Nullable Feed feed) throws Refusal {
        Mode mode = Mode.of(value)
                .orElseThrow(() -> new Refusal(
                        "the manifest's mode %s is unknown; write 'delta' or 'snapshot'".formatted(Shown.of(value))));
        if (mode == Mode.SNAPSHOT && (feed == null || !feed.snapshots())) {
            throw new Refusal(
                    "the manifest's " + (feed == null ? Manifest.NO_MAPPED_SNAPSHOTS : Manifest.noSnapshots(feed)));
        }
        return mode;
    }

    private static Instant producedAt(String value) throws Refusal {
        Instant instant = Notation.instant(value);
        if (instant == null) {
            throw new Refusal(
                    ("the manifest's produced_at %s is not a valid instant; write ISO 8601 with offset and at most 6"
                                    + " decimals of a second, for example 2026-11-22T01:00:00Z")
                            .formatted(Shown.of(value)));
        }
        return instant;
    }

    private static long rows(JsonNode tree) throws Refusal {
        JsonNode rows = present(tree, "rows");
        if (!rows.isIntegralNumber() || !rows.canConvertToLong() || rows.longValue() < 0) {
            throw new Refusal("the manifest's rows is %s; write the number of records after the header, 0 or more"
                    .formatted(Shown.of(rows.toString())));
        }
        return rows.longValue();
    }

    private static String sha256(String value) throws Refusal {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!lower.matches("[0-9a-f]{64}")) {
            throw new Refusal("the manifest's sha256 %s is not 64 hex digits; write the SHA-256 of the data file"
                    .formatted(Shown.of(value)));
        }
        return lower;
    }

    private static String string(JsonNode tree, String key) throws Refusal {
        JsonNode value = present(tree, key);
        if (!value.isString()) {
            throw new Refusal(
                    "the manifest's %s is %s; write a text in quotes".formatted(key, Shown.of(value.toString())));
        }
        return value.stringValue();
    }

    private static JsonNode present(JsonNode tree, String key) throws Refusal {
        JsonNode value = tree.get(key);
        if (value == null) {
            throw new Refusal("the manifest lacks the key '%s'; its keys are %s".formatted(key, ITS_KEYS));
        }
        return value;
    }
}
