package dev.assay.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that verify credentials in the compact form of RFC 7515 (JWT): header, payload and signature, each in
 * base64url, joined by full stops. The header only selects one of the keys; it never determines how the key is used.
 *
 * @param keys empty = no credential can be verified
 */
public record JwtKeys(List<JwtKey> keys) {
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public JwtKeys {
        keys = List.copyOf(keys);
    }

    /** True if the text may be intended as one. */
    public static boolean isCompact(String text) {
        return COMPACT.matcher(text).matches();
    }

    /**
     * Verifies a credential and returns its payload, which is JSON.
     *
     * @throws Misfit if it is not such a credential, or was not signed with one of the keys by that key's issuer
     */
    public String verified(String token) throws Misfit {
        if (!isCompact(token)) {
            throw unfit("is not a credential in compact form (header.payload.signature in base64url)");
        }
        String[] parts = token.split("\\.", -1);
        JsonNode header = tree(text(parts[0], "header"), "header");
        if (header.has("crit")) {
            throw unfit("has a header that asks for extensions (crit), none of which is supported");
        }
        List<JwtKey> fitting = fitting(header);
        byte[] signed = (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = bytes(parts[2], "signature");
        String payload = text(parts[1], "payload");
        for (JwtKey key : fitting) {
            if (verifies(key, signed, signature)) {
                checkIssuer(key, tree(payload, "payload"));
                return payload;
            }
        }
        throw unfit("has a signature that does not match its content and key%s".formatted(told(header)));
    }

    private List<JwtKey> fitting(JsonNode header) throws Misfit {
        String algorithm = header.path("alg").asString("");
        String id = header.path("kid").asString("");
        List<JwtKey> fitting = new ArrayList<>();
        for (JwtKey key : keys) {
            boolean named = key.id() == null || id.isEmpty() || key.id().equals(id);
            if (named && key.algorithm().id().equals(algorithm)) {
                fitting.add(key);
            }
        }
        if (fitting.isEmpty()) {
            throw unfit("was signed with %s%s, for which the mapping has no key; add it under json.jwt.keys"
                    .formatted(algorithm.isEmpty() ? "nothing" : algorithm, told(header)));
        }
        return fitting;
    }

    private static String told(JsonNode header) {
        String id = header.path("kid").asString("");
        return id.isEmpty() ? "" : " '%s'".formatted(id.length() > 100 ? id.substring(0, 100) : id);
    }

    private static boolean verifies(JwtKey key, byte[] signed, byte[] signature) {
        try {
            return key.verifies(signed, signature);
        } catch (GeneralSecurityException e) {
            // a signature of another length, or impossible numbers
            return false;
        }
    }

    /** A key may sign only for its own issuer. */
    private static void checkIssuer(JwtKey key, JsonNode payload) throws Misfit {
        if (key.issuer() == null) {
            return;
        }
        Set<String> named = new TreeSet<>();
        for (JsonNode issuer : List.of(
                payload.path("iss"), payload.path("issuer"), payload.path("vc").path("issuer"))) {
            String id = issuer.isObject() ? issuer.path("id").asString("") : issuer.asString("");
            if (!id.isEmpty()) {
                named.add(id);
            }
        }
        if (!named.equals(Set.of(key.issuer()))) {
            throw unfit("names %s as its issuer, but was signed with the key of '%s'"
                    .formatted(named.isEmpty() ? "nobody" : "another one", key.issuer()));
        }
    }

    private static JsonNode tree(String text, String part) throws Misfit {
        try {
            JsonNode tree = JSON.readTree(text);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            throw unfit("has a %s that is not valid JSON".formatted(part));
        }
        throw unfit("has a %s that is not a JSON object".formatted(part));
    }

    private static String text(String part, String name) throws Misfit {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(part, name)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unfit("has a %s that is not UTF-8".formatted(name));
        }
    }

    private static byte[] bytes(String part, String name) throws Misfit {
        byte @Nullable [] bytes = decoded(part);
        if (bytes == null) {
            throw unfit("has a %s that is not base64url".formatted(name));
        }
        return bytes;
    }

    static byte @Nullable [] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The credential itself is not shown, because it contains personal data. */
    private static Misfit unfit(String why) {
        return new Misfit(Section.NO_FIELD, null, "the credential " + why + "; ask its issuer for a valid one");
    }
}
