package dev.assay.standing;

import dev.assay.evaluation.Tracks.Track;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Rulebooks;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Which paths that are only for some partners were for one partner on the published nights. */
public final class SeenTracks {
    private final Map<Asked, NavigableMap<LocalDate, Boolean>> met;
    private final NavigableSet<LocalDate> nights;
    private final Rulebooks rulebooks;

    /** A requirement of a competency. */
    public record Asked(String competency, String requirement) {}

    /**
     * @param met by requirement, from which night on readers saw whether it was met
     * @param nights the dates of all published nights
     * @param rulebooks all versions
     */
    public SeenTracks(
            Map<Asked, NavigableMap<LocalDate, Boolean>> met, NavigableSet<LocalDate> nights, Rulebooks rulebooks) {
        this.met = new HashMap<>(met);
        this.nights = nights;
        this.rulebooks = rulebooks;
    }

    /** Nothing was seen. */
    public static SeenTracks nothing(Rulebooks rulebooks) {
        return new SeenTracks(Map.of(), new TreeSet<>(), rulebooks);
    }

    /** The paths of a competency that were for the partner on a night in {@code [from, before)}, with the first such night. */
    public Map<Track, LocalDate> first(String competency, LocalDate from, LocalDate before) {
        Map<Track, LocalDate> first = new HashMap<>();
        for (LocalDate night : changes(competency, from, before)) {
            Competency known = rulebooks
                    .inForceOn(night)
                    .map(rulebook -> rulebook.competency(competency))
                    .orElse(null);
            if (known != null) {
                known.ladder().levels().forEach(level -> known.paths(level).stream()
                        .filter(path -> wasFor(known, path, night))
                        .forEach(path -> first.putIfAbsent(new Track(competency, level, path.code()), night)));
            }
        }
        return first;
    }

    private boolean wasFor(Competency competency, AttainmentPath path, LocalDate night) {
        return !path.when().isEmpty()
                && path.when().stream().allMatch(asked -> {
                    NavigableMap<LocalDate, Boolean> seen = met.get(new Asked(competency.code(), asked.id()));
                    Map.Entry<LocalDate, Boolean> then = seen == null ? null : seen.floorEntry(night);
                    return then != null && then.getValue();
                });
    }

    /** The nights on which anything of the competency's, or the rulebook, is not as on the night before. */
    private NavigableSet<LocalDate> changes(String competency, LocalDate from, LocalDate before) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        if (from.isBefore(before)) {
            days.add(from);
            days.addAll(rulebooks.changesBetween(from, before.minusDays(1)));
            met.forEach((asked, seen) -> {
                if (asked.competency().equals(competency)) {
                    days.addAll(seen.subMap(from, true, before, false).keySet());
                }
            });
        }
        NavigableSet<LocalDate> changes = new TreeSet<>();
        for (LocalDate day : days) {
            LocalDate night = nights.ceiling(day);
            if (night != null && night.isBefore(before)) {
                changes.add(night);
            }
        }
        return changes;
    }
}
