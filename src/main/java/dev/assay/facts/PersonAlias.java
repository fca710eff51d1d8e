package dev.assay.facts;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The person behind a name that a source uses, such as a mail address or its hash. The name itself is personal data
 * that no rule needs: only its pseudo id is stored, under which facts may be delivered as under any other person id.
 *
 * @param pseudoId of the alias, see {@link #pseudoId(String, String)}
 * @param personId the person behind it; never a pseudo id, so that no alias refers to another
 */
public record PersonAlias(String pseudoId, String personId, Instant updatedAt) implements Fact {
    /** The kind of mail addresses, the only kind in which case is ignored. */
    public static final String MAIL = "mail";

    private static final String PREFIX = "alias.";
    private static final int DIGEST_CHARS = 34;
    private static final Pattern KIND = Pattern.compile("[a-z0-9-]{1,20}");
    private static final Pattern PSEUDO_ID = Pattern.compile("alias\\.[A-Za-z0-9_-]{34}");

    public PersonAlias {
        if (!isPseudoId(pseudoId)) {
            throw new IllegalArgumentException(pseudoId + " is not a pseudo id");
        }
        if (isPseudoId(personId)) {
            throw new IllegalArgumentException(personId + " is the pseudo id of an alias, not a person");
        }
    }

    /**
     * The id under which facts of the person behind an alias are stored: {@code alias.} and the first 34 characters of
     * the base64url form of the SHA-256 of kind, U+001F and canonical alias in UTF-8; together 40 characters, a valid
     * person id. Canonical: without whitespace at its ends and, for {@code mail}, in lower case.
     *
     * <p>Example: {@code mail} with {@code " Ada@Example.org "} is {@code mail} with {@code "ada@example.org"}.
     *
     * @param kind 1 to 20 of {@code a-z 0-9 -}, see {@link #isKind}
     * @param alias not blank
     * @throws IllegalArgumentException if one of them is invalid
     */
    public static String pseudoId(String kind, String alias) {
        if (!isKind(kind) || !isAlias(alias)) {
            // the alias may be a mail address, and messages are logged
            throw new IllegalArgumentException("an invalid alias or kind of alias");
        }
        byte[] digest = Sha256.of(kind + UNIT_SEPARATOR + canonical(kind, alias));
        return PREFIX
                + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, DIGEST_CHARS);
    }

    /** True if it is a valid kind of alias. */
    public static boolean isKind(String text) {
        return KIND.matcher(text).matches();
    }

    /** True if it is a valid alias: it is not blank. */
    public static boolean isAlias(String text) {
        return !trimmed(text).isEmpty();
    }

    /** True if the id has the form of {@link #pseudoId(String, String)}. */
    public static boolean isPseudoId(String personId) {
        return personId.startsWith(PREFIX) && PSEUDO_ID.matcher(personId).matches();
    }

    @Override
    public Feed feed() {
        return Feed.ALIASES;
    }

    @Override
    public List<String> key() {
        return List.of(pseudoId);
    }

    @Override
    public Set<Subject> subjects() {
        return Set.of(Subject.person(pseudoId), Subject.person(personId));
    }

    /** Only the pseudo id of the feed's first two columns is known; equal if they are. */
    @Override
    public List<@Nullable String> values() {
        return List.of(pseudoId, personId, updatedAt.toString());
    }

    private static String canonical(String kind, String alias) {
        String trimmed = trimmed(alias);
        return kind.equals(MAIL) ? trimmed.toLowerCase(Locale.ROOT) : trimmed;
    }

    private static String trimmed(String alias) {
        int from = 0;
        int to = alias.length();
        while (from < to && blank(alias.charAt(from))) {
            from++;
        }
        while (to > from && blank(alias.charAt(to - 1))) {
            to--;
        }
        return alias.substring(from, to);
    }

    /** Unlike {@code strip()}, treats no-break spaces as whitespace. */
    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
