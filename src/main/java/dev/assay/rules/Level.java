package dev.assay.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A position on a ladder, or {@code NONE}, which is below all. Levels of one ladder are compared by their position;
 * comparing levels of two ladders, or of two rulebooks that define the ladder differently, is an error.
 *
 * <p>Two levels are equal if they have the same name on the same ladder, whatever its other levels.
 */
public final class Level implements Comparable<Level> {
    /** No level; it is on no ladder. */
    public static final Level NONE = new Level(null, "none", -1);

    private final @Nullable Ladder ladder;
    private final String name;
    private final int place;

    /** @param place from 0; -1 for none */
    Level(@Nullable Ladder ladder, String name, int place) {
        this.ladder = ladder;
        this.name = name.toUpperCase(Locale.ROOT);
        this.place = place;
    }

    /** The name in views and feeds: in capitals, {@code NONE} for none. */
    public String name() {
        return name;
    }

    /** The ladder; null for {@code NONE}. */
    public @Nullable Ladder ladder() {
        return ladder;
    }

    /** True for {@code NONE}. */
    public boolean isNone() {
        return ladder == null;
    }

    /**
     * How many levels this is above the other; negative below.
     *
     * @throws IllegalArgumentException if they are levels of two ladders
     */
    public int above(Level other) {
        if (ladder != null && other.ladder != null && !ladder.isSame(other.ladder)) {
            throw new IllegalArgumentException("level %s of ladder %s does not compare with level %s of ladder %s"
                    .formatted(name, ladder, other.name, other.ladder));
        }
        return place - other.place;
    }

    /**
     * True if this level is as high as the other or higher.
     *
     * @throws IllegalArgumentException if they are levels of two ladders
     */
    public boolean atLeast(Level other) {
        return above(other) >= 0;
    }

    /**
     * True if this level is strictly lower than the other.
     *
     * @throws IllegalArgumentException if they are levels of two ladders
     */
    public boolean below(Level other) {
        return above(other) < 0;
    }

    /**
     * True if this level, by the rules of some day, includes the level {@code wanted} by the rules of another: this
     * level's ladder has {@code wanted} too, at the same position or below. A level that the ladder lacks is never
     * reached.
     *
     * <p>Example: of a ladder {@code [bronze, gold]}, GOLD reaches BRONZE of an older {@code [bronze, silver, gold]} and
     * GOLD, but not SILVER.
     */
    public boolean reaches(Level wanted) {
        return risenFrom(wanted) >= 0;
    }

    /**
     * By how many levels this one is above the level before, by the rules of another day, on this level's ladder;
     * negative for below. If the ladder lacks {@code before}, it is one level down.
     */
    public int risenFrom(Level before) {
        Ladder on = ladder == null ? before.ladder : ladder;
        Integer was = on == null ? Integer.valueOf(place) : before.place(on);
        return was == null ? -1 : place - was;
    }

    /** The position on the ladder; -1 for {@code NONE}, null if the ladder lacks it. */
    @Nullable
    Integer place(Ladder on) {
        if (ladder == null || ladder.isSame(on)) {
            return place;
        }
        return ladder.id().equals(on.id())
                ? on.level(name).map(level -> level.place).orElse(null)
                : null;
    }

    /** The higher of the two, which must be on the same ladder. */
    public static Level higher(Level a, Level b) {
        return a.below(b) ? b : a;
    }

    /** @throws IllegalArgumentException if they are levels of two ladders */
    @Override
    public int compareTo(Level other) {
        return above(other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Level level
                        && name.equals(level.name)
                        && ladder != null
                        && level.ladder != null
                        && ladder.id().equals(level.ladder.id());
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
