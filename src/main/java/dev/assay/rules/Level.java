package dev.assay.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place on a ladder, or {@code NONE}, which is below all. Levels of one ladder compare by their places; to compare
 * those of two ladders, or of two rulebooks that do not give the ladder the same levels, is an error.
 *
 * <p>Two levels are equal if they are called the same on the same ladder, whatever other levels it has.
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

    /** As views and feeds have it: in capitals, {@code NONE} for none. */
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
     * True if who has this level, by the rules of some day, has what was {@code wanted} by the rules of another: this
     * one's ladder has {@code wanted} too, at the same place or below. What the ladder lacks is never reached.
     *
     * <p>Example: of a ladder {@code [bronze, gold]}, GOLD reaches BRONZE of an older {@code [bronze, silver, gold]} and
     * GOLD, but not SILVER.
     */
    public boolean reaches(Level wanted) {
        return risenFrom(wanted) >= 0;
    }

    /**
     * How many levels it is up from what was had before, by the rules of another day, to this level, on this one's
     * ladder; negative for down. Where the ladder lacks {@code before}, it is one level down.
     */
    public int risenFrom(Level before) {
        Ladder on = ladder == null ? before.ladder : ladder;
        Integer was = on == null ? Integer.valueOf(place) : before.place(on);
        return was == null ? -1 : place - was;
    }

    /** The place on the ladder, as it is there; -1 for {@code NONE}, null if the ladder lacks it. */
    @Nullable
    Integer place(Ladder on) {
        if (ladder == null || ladder.isSame(on)) {
            return place;
        }
        return ladder.id().equals(on.id())
                ? on.level(name).map(level -> level.place).orElse(null)
                : null;
    }

    /** The lower of the two, which are of one ladder. */
    public static Level lower(Level a, Level b) {
        return a.below(b) ? a : b;
    }

    /** The higher of the two, which are of one ladder. */
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
