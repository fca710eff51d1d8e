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
 * The levels of a competency in rising order, as one rulebook has them. The levels of one ladder compare by their
 * places, those of two ladders never; {@link Level#NONE} is below all.
 */
public final class Ladder {
    /** The id of the ladder of memberships, which no other ladder can have as its name. */
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
     * @param names of the levels, the lowest first: each once, 1 to 20 of {@code a-z 0-9 -}, not {@code none}
     * @param term by what its levels are displayed
     * @param windowMonths how many months before that of a renewal the window begins in which it may be secured; 0 =
     *     there is none
     * @param grace for how long after the end of a term its level is displayed; zero = not at all
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

    /** By what a level is displayed: the term of the partner's membership, or one of the competency's own. */
    public enum Term {
        MEMBERSHIP,
        ENROLMENT
    }

    /** True if a level may be called so in a rulebook. */
    public static boolean isLevel(String text) {
        return LEVEL.matcher(text).matches() && !text.equals(NONE);
    }

    /** As the rulebook calls it. */
    public String name() {
        return name;
    }

    /**
     * What tells it from other ladders, whatever levels a rulebook gives it: its name, or {@code membership} for that of
     * memberships, of which there is one, whatever a rulebook calls it.
     */
    public String id() {
        return term == Term.MEMBERSHIP ? MEMBERSHIP : name;
    }

    /** By what its levels are displayed. */
    public Term term() {
        return term;
    }

    /** How many months before that of a renewal the window begins in which it may be secured; 0 = there is none. */
    public int windowMonths() {
        return windowMonths;
    }

    /** For how long after the end of a term its level is displayed; zero = not at all. */
    public Period grace() {
        return grace;
    }

    /** The levels, the lowest first; {@code NONE} is not among them. */
    public List<Level> levels() {
        return levels;
    }

    /** The names of the levels, in capitals, the lowest first. */
    public List<String> names() {
        return levels.stream().map(Level::name).toList();
    }

    /** The level of that name, in whatever case; empty if the ladder has none. */
    public Optional<Level> level(String name) {
        return levels.stream()
                .filter(level -> level.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** True if the level is one of this ladder's, or {@code NONE}. */
    public boolean has(Level level) {
        return level.place(this) != null;
    }

    /** The next level above; empty above the highest. */
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
