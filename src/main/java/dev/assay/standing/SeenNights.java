package dev.assay.standing;

import dev.assay.rules.Competency;
import dev.assay.rules.Level;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What readers saw of one competency of one partner on the published nights. */
public final class SeenNights {
    private final NavigableMap<LocalDate, Level> levels;
    private final NavigableSet<LocalDate> nights;
    private final Rulebooks rulebooks;
    private final String code;

    /**
     * @param levels by the night from which on each effective level was seen
     * @param nights the dates of all published nights
     * @param rulebooks all versions
     * @param code the competency
     */
    public SeenNights(Map<LocalDate, Level> levels, NavigableSet<LocalDate> nights, Rulebooks rulebooks, String code) {
        this.levels = new TreeMap<>(levels);
        this.nights = nights;
        this.rulebooks = rulebooks;
        this.code = code;
    }

    /**
     * The retained level after the nights in {@code [from, before)}.
     *
     * @param start what was retained before the first of them
     */
    public Level retained(Level start, LocalDate from, LocalDate before) {
        Level best = start;
        for (Map.Entry<LocalDate, Level> night : changes(from, before).entrySet()) {
            best = Retention.after(inForce(night.getKey()), best, night.getValue());
        }
        return best;
    }

    /** The first night in {@code [from, before)} whose effective level reached the one wanted. */
    public Optional<LocalDate> firstReaching(Level wanted, LocalDate from, LocalDate before) {
        return changes(from, before).entrySet().stream()
                .filter(night -> night.getValue().reaches(wanted))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The nights on which the level or the rulebook is not that of the night before; between two all are alike. */
    private NavigableMap<LocalDate, Level> changes(LocalDate from, LocalDate before) {
        NavigableMap<LocalDate, Level> changes = new TreeMap<>();
        if (!from.isBefore(before)) {
            return changes;
        }
        NavigableSet<LocalDate> days =
                new TreeSet<>(levels.subMap(from, true, before, false).keySet());
        days.add(from);
        days.addAll(rulebooks.changesBetween(from, before.minusDays(1)));
        for (LocalDate day : days) {
            LocalDate night = nights.ceiling(day);
            Map.Entry<LocalDate, Level> seen = night == null ? null : levels.floorEntry(night);
            if (night != null && night.isBefore(before) && seen != null) {
                changes.put(night, seen.getValue());
            }
        }
        return changes;
    }

    private @Nullable Competency inForce(LocalDate night) {
        Rulebook rulebook = rulebooks.inForceOn(night).orElse(null);
        return rulebook == null ? null : rulebook.competency(code);
    }
}
