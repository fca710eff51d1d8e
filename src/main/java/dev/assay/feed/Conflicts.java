package dev.assay.feed;

import dev.assay.facts.AssertionId;
import dev.assay.facts.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of one delivery that have the natural key and the {@code updated_at} of an earlier row but different
 * content. Stores a 64-bit digest of each key, for at most {@value #MOST_KEYS} keys: later rows are compared with the
 * stored ones, not with each other.
 */
final class Conflicts {
    private static final int MOST_KEYS = 2_500_000;
    private static final long PRIME = 0x100000001b3L;

    private long[] keys = new long[1 << 12];
    private int[] contents = new int[keys.length];
    private int size;
    private long count;

    /** @param assertion the credential behind an achievement: two different credentials are not a conflict */
    void see(Fact fact, @Nullable AssertionId assertion) {
        long key = digest(fact, assertion);
        int content = fact.hashCode();
        int slot = slot(key);
        if (keys[slot] == key) {
            count += contents[slot] == content ? 0 : 1;
        } else if (size < MOST_KEYS) {
            keys[slot] = key;
            contents[slot] = content;
            size++;
            if (size > keys.length / 3 * 2) {
                grow();
            }
        }
    }

    long count() {
        return count;
    }

    /** The slot where the key is, or would be stored. */
    private int slot(long key) {
        int slot = (int) (key >>> 32) & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldContents = contents;
        keys = new long[oldKeys.length * 2];
        contents = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                contents[slot] = oldContents[i];
            }
        }
    }

    /** Never 0. */
    private static long digest(Fact fact, @Nullable AssertionId assertion) {
        long digest = fact.updatedAt().getEpochSecond() * 31 + fact.updatedAt().getNano();
        for (String part : fact.key()) {
            digest = digest(digest, part);
        }
        if (assertion != null) {
            digest = digest(digest(digest, assertion.issuer()), assertion.id());
        }
        digest ^= digest >>> 29;
        digest *= 0xbf58476d1ce4e5b9L;
        digest ^= digest >>> 32;
        return digest == 0 ? 1 : digest;
    }

    private static long digest(long before, String text) {
        long digest = (before ^ text.length()) * PRIME;
        for (int i = 0; i < text.length(); i++) {
            digest = (digest ^ text.charAt(i)) * PRIME;
        }
        return digest;
    }
}
