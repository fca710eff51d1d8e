package dev.assay.facts;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of one of the feeds. Rows are upserts by natural key and win as a whole: the later {@code updatedAt} wins;
 * of two equal ones the larger canonical text (but see {@link Achievement#on}). That is a total order, so any order and any number of deliveries give
 * the same facts.
 */
public sealed interface Fact
        permits Achievement,
                AgentOverride,
                Association,
                Attestation,
                Enrolment,
                Membership,
                MetricMonth,
                Partner,
                PersonAlias {
    /** What parts two columns in a canonical text. */
    String UNIT_SEPARATOR = "\u001f";

    /** The feed of the row. */
    Feed feed();

    /** The values that identify the fact within its feed, in the order of the contract, as text. */
    List<String> key();

    /** Whom it is about: only what is said of these, or of the partners that these people were ever with, can change by it. */
    Set<Subject> subjects();

    /** When the source last changed the row, to the microsecond. */
    Instant updatedAt();

    /** The values in the contract's column order, as strings; null or empty = absent. */
    List<@Nullable String> values();

    /** The values joined by U+001F. */
    default String canonicalText() {
        return values().stream().map(value -> value == null ? "" : value).collect(Collectors.joining(UNIT_SEPARATOR));
    }

    /** The effect of this row, arriving now, on the stored row with the same key. */
    default Effect on(@Nullable Fact stored) {
        if (stored == null) {
            return Effect.APPLIED;
        }
        int later = updatedAt().compareTo(stored.updatedAt());
        if (later != 0) {
            return later > 0 ? Effect.APPLIED : Effect.STALE;
        }
        int larger = byCodePoint().compare(canonicalText(), stored.canonicalText());
        return larger > 0 ? Effect.APPLIED : larger == 0 ? Effect.UNCHANGED : Effect.STALE;
    }

    /** The outcome of a row that was read and not rejected. */
    enum Effect {
        /** It is stored now. */
        APPLIED,
        /** It is identical to what was stored. */
        UNCHANGED,
        /** What was stored is newer and remains. */
        STALE
    }

    /** The order of texts by code point, which for characters beyond U+FFFF is not that of {@code String}. */
    static Comparator<String> byCodePoint() {
        return (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
