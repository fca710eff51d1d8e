package dev.assay.facts;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How the issuer identifies a credential. Ids may have any length and contain personal data, so only digests are
 * stored: the first 40 characters of the base64url form of the SHA-256 of each.
 *
 * @param issuer digest of the issuer's id; empty = unknown
 * @param id digest of the credential's own id
 */
public record AssertionId(String issuer, String id) {
    private static final int DIGEST_CHARS = 40;

    /** @param issuer null if it is unknown */
    public static AssertionId of(@Nullable String issuer, String id) {
        return new AssertionId(issuer == null ? "" : digest(issuer), digest(id));
    }

    /** True if both may be the same credential: the same id with the same or an unknown issuer. */
    public boolean mayBe(AssertionId other) {
        return id.equals(other.id) && (issuer.isEmpty() || other.issuer.isEmpty() || issuer.equals(other.issuer));
    }

    private static String digest(String text) {
        byte[] digest = Sha256.of(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, DIGEST_CHARS);
    }
}
