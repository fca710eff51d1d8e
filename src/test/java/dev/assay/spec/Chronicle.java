package dev.assay.spec;

import dev.assay.assessment.Before;
import dev.assay.assessment.Verdict;
import dev.assay.facts.Dossier;
import dev.assay.facts.Membership;
import dev.assay.renewal.Episode;
import dev.assay.rules.Level;
import dev.assay.rules.Rulebooks;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.SeenNights;
import dev.assay.standing.SeenTracks;
import dev.assay.standing.Terms;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The published results of one partner, night after night, as a store would keep them. */
public final class Chronicle {
    private final TreeMap<LocalDate, Verdict> nights = new TreeMap<>();
    private final Map<List<Object>, Episode> episodes = new LinkedHashMap<>();
    private @Nullable Verdict last;

    /** What a night of the date builds on. */
    public Before before(Dossier dossier, LocalDate asOf, Rulebooks rulebooks) {
        Verdict seen = last;
        if (seen == null) {
            return Before.nothing();
        }
        Map<String, CompetencyStanding> competencies = new TreeMap<>();
        seen.competencies().forEach(standing -> competencies.put(standing.competencyCode(), standing));
        return new Before(
                seen.standing(),
                competencies,
                retained(dossier, asOf, rulebooks),
                levels(asOf, rulebooks),
                tracks(asOf, rulebooks),
                episodes());
    }

    private Map<String, Level> retained(Dossier dossier, LocalDate asOf, Rulebooks rulebooks) {
        Map<String, Level> retained = new HashMap<>();
        LocalDate since = Terms.activeOn(asOf, dossier.memberships())
                .map(Membership::startsOn)
                .orElse(asOf);
        levels(asOf, rulebooks).forEach((code, seen) -> {
            Level level = seen.retained(Level.NONE, since, asOf);
            if (!level.isNone()) {
                retained.put(code, level);
            }
        });
        return retained;
    }

    private Map<String, SeenNights> levels(LocalDate asOf, Rulebooks rulebooks) {
        NavigableMap<LocalDate, Verdict> before = nights.headMap(asOf, false);
        Map<String, Map<LocalDate, Level>> byCode = new HashMap<>();
        Set<String> codes = new TreeSet<>();
        before.values().forEach(night -> night.competencies().forEach(row -> codes.add(row.competencyCode())));
        before.forEach((day, night) -> {
            codes.forEach(
                    code -> byCode.computeIfAbsent(code, key -> new TreeMap<>()).put(day, Level.NONE));
            night.competencies().forEach(row -> byCode.get(row.competencyCode()).put(day, row.effective()));
        });
        Map<String, SeenNights> seen = new HashMap<>();
        byCode.forEach(
                (code, levels) -> seen.put(code, new SeenNights(levels, before.navigableKeySet(), rulebooks, code)));
        return seen;
    }

    private SeenTracks tracks(LocalDate asOf, Rulebooks rulebooks) {
        NavigableMap<LocalDate, Verdict> before = nights.headMap(asOf, false);
        Map<SeenTracks.Asked, NavigableMap<LocalDate, Boolean>> met = new HashMap<>();
        before.forEach((day, night) -> night.progress().forEach(row -> met.computeIfAbsent(
                        new SeenTracks.Asked(row.competencyCode(), row.requirementId()), asked -> new TreeMap<>())
                .put(day, row.met())));
        return new SeenTracks(met, before.navigableKeySet(), rulebooks);
    }

    /** Stores a night; a second one of the same date replaces the first, except for its notifications. */
    public void publish(LocalDate asOf, Verdict night) {
        if (!nights.isEmpty() && asOf.isBefore(nights.lastKey())) {
            throw new IllegalArgumentException(asOf + " is before the last night, " + nights.lastKey());
        }
        nights.put(asOf, night);
        last = night;
        for (Episode episode : night.episodes()) {
            episodes.put(List.of(episode.competencyCode(), episode.termStartsOn(), episode.number()), episode);
        }
    }

    boolean hasNight(LocalDate asOf) {
        return nights.containsKey(asOf);
    }

    /** All episodes in the state last notified, in the order in which they were opened. */
    public List<Episode> episodes() {
        return List.copyOf(episodes.values());
    }
}
