package dev.assay.rules;

import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The levels of a competency in ascending order, as in one rulebook. Levels of one ladder are compared by their
 * position, levels of two ladders never; {@link Level#NONE} is below all.
 */
public final class Ladder {
    /** The id of the membership ladder, which no other ladder can have as its name. */
    public static final String MEMBERSHIP = "membership";

    private static final Pattern LEVEL = Pattern.compile("[a-z0-9-]{1,20}");
    private static final String NONE = "none";

    private final String name;
    private final List<String> names;
    private final Term term;
    private final int windowMonths;
    private final Period grace;
    private final List<Level> levels;

    /**
     * @param name unique in its rulebook
     * @param names of the levels, lowest first: distinct, 1 to 20 of {@code a-z 0-9 -}, not {@code none}
     * @param term determines how long its levels are displayed
     * @param windowMonths how many months, up to that of the renewal, form the window in which the renewal can be
     *     secured; 0 = no window
     * @param grace how long a level is displayed after the end of its term; zero = not at all
     */
    public Ladder(String name, List<String> names, Term term, int windowMonths, Period grace) {
        this.name = Objects.requireNonNull(name);
        this.names = List.copyOf(names);
        this.term = Objects.requireNonNull(term);
        this.windowMonths = windowMonths;
        this.grace = Objects.requireNonNull(grace);
        if (term != Term.MEMBERSHIP && name.equals(MEMBERSHIP)) {
            throw new IllegalArgumentException("ladder " + name + " without memberships");
        }
        if (windowMonths < 0 || grace.isNegative()) {
            throw new IllegalArgumentException(
                    "ladder %s with a window of %d months and a grace of %s".formatted(name, windowMonths, grace));
        }
        if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("ladder " + name + " has no levels, or one twice: " + names);
        }
        names.stream().filter(level -> !isLevel(level)).findFirst().ifPresent(level -> {
            throw new IllegalArgumentException("ladder " + name + " cannot have a level " + level);
        });
        List<Level> places = new ArrayList<>();
        this.names.forEach(level -> places.add(new Level(this, level, places.size())));
        this.levels = List.copyOf(places);
    }

    /** What a level is displayed by: the term of the partner's membership, or a term of the competency. */
    public enum Term {
        MEMBERSHIP,
        ENROLMENT
    }

    /** True if it is a valid name of a level in a rulebook. */
    public static boolean isLevel(String text) {
        return LEVEL.matcher(text).matches() && !text.equals(NONE);
    }

    /** The name in the rulebook. */
    public String name() {
        return name;
    }

    /**
     * Identifies the ladder independently of its levels: its name, or {@code membership} for the membership ladder,
     * whatever its name in a rulebook.
     */
    public String id() {
        return term == Term.MEMBERSHIP ? MEMBERSHIP : name;
    }

    /** What its levels are displayed by. */
    public Term term() {
        return term;
    }

    /**
     * How many months, up to that of the renewal, form the window in which the renewal can be secured; 0 = no window.
     */
    public int windowMonths() {
        return windowMonths;
    }

    /** How long a level is displayed after the end of its term; zero = not at all. */
    public Period grace() {
        return grace;
    }

    /** The levels, lowest first, without {@code NONE}. */
    public List<Level> levels() {
        return levels;
    }

    /** The names of the levels, in capitals, lowest first. */
    public List<String> names() {
        return levels.stream().map(Level::name).toList();
    }

    /** The level with that name, ignoring case; empty if the ladder has none. */
    public Optional<Level> level(String name) {
        return levels.stream()
                .filter(level -> level.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** True if the level is on this ladder, or {@code NONE}. */
    public boolean has(Level level) {
        return level.place(this) != null;
    }

    /** The next higher level; empty for the highest. */
    public Optional<Level> above(Level level) {
        Integer place = level.place(this);
        if (place == null) {
            throw new IllegalArgumentException("level %s is not on ladder %s".formatted(level, name));
        }
        return place + 1 < levels.size() ? Optional.of(levels.get(place + 1)) : Optional.empty();
    }

    /** The highest level. */
    public Level highest() {
        return levels.get(levels.size() - 1);
    }

    /** True if both are the same ladder with the same levels. */
    boolean isSame(Ladder other) {
        return this == other || id().equals(other.id()) && names.equals(other.names);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ladder ladder
                && name.equals(ladder.name)
                && names.equals(ladder.names)
                && term == ladder.term
                && windowMonths == ladder.windowMonths
                && grace.equals(ladder.grace);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, names, term, windowMonths, grace);
    }

    @Override
    public String toString() {
        return name + " " + names;
    }
}
