package dev.assay.facts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * By what a credential that was issued to somebody is known to its issuer. Ids are of any length and may name people, so
 * digests are all that is kept: the first 40 characters of the base64url form of the SHA-256 of each.
 *
 * @param issuer of the issuer's id; empty = not known
 * @param id of the credential's own id
 */
public record AssertionId(String issuer, String id) {
    private static final int DIGEST_CHARS = 40;

    /** @param issuer null if it is not known */
    public static AssertionId of(@Nullable String issuer, String id) {
        return new AssertionId(issuer == null ? "" : digest(issuer), digest(id));
    }

    /** True if both may be the same credential: the same id of the same issuer, or of one that is not known. */
    public boolean mayBe(AssertionId other) {
        return id.equals(other.id) && (issuer.isEmpty() || other.issuer.isEmpty() || issuer.equals(other.issuer));
    }

    private static String digest(String text) {
        byte[] digest = PersonAlias.sha256(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, DIGEST_CHARS);
    }
}
