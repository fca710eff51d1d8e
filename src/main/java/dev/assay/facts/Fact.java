package dev.assay.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of one of the feeds. Rows are upserts by natural key, and of two with the same key one prevails as a whole. The
 * order is total, so any order and any number of deliveries give the same facts.
 */
public sealed interface Fact extends RowVersion
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

    /**
     * The first day from which this fact says on each day what the other version says: only what the two say of earlier
     * days differs.
     *
     * @param before another version with the same key; null = there is no fact with this key
     * @return {@link LocalDate#MIN} if they do not differ, {@link LocalDate#MAX} if they may differ on any day
     */
    default LocalDate differsUntil(@Nullable Fact before) {
        return LocalDate.MAX;
    }

    /** The values in the contract's column order, as strings; null or empty = absent. */
    List<@Nullable String> values();

    /** The values as text, in their order; null stays null. */
    static List<@Nullable String> texts(@Nullable Object... values) {
        List<@Nullable String> texts = new ArrayList<>(values.length);
        for (Object value : values) {
            texts.add(Objects.toString(value, null));
        }
        return texts;
    }

    /** False for the rows of most feeds. */
    @Override
    default boolean preferred() {
        return false;
    }

    /** The values joined by U+001F. */
    @Override
    default String canonicalText() {
        return values().stream().map(value -> value == null ? "" : value).collect(Collectors.joining(UNIT_SEPARATOR));
    }

    /** The effect of this row, arriving now, on the stored row with the same key. */
    default Effect on(@Nullable Fact stored) {
        int order = stored == null ? 1 : PRECEDENCE.compare(this, stored);
        return order > 0 ? Effect.APPLIED : order == 0 ? Effect.UNCHANGED : Effect.STALE;
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
