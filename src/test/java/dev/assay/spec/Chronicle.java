package dev.assay.spec;

import dev.assay.assessment.Before;
import dev.assay.assessment.Verdict;
import dev.assay.facts.Dossier;
import dev.assay.facts.Membership;
import dev.assay.renewal.Episode;
import dev.assay.rules.Level;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.Terms;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The published results of one partner, night after night, as a store would keep them. */
public final class Chronicle {
    private final TreeMap<LocalDate, Verdict> nights = new TreeMap<>();
    private final Map<List<Object>, Episode> episodes = new LinkedHashMap<>();
    private @Nullable Verdict last;

    /** What a night of the date builds on. */
    public Before before(Dossier dossier, LocalDate asOf) {
        Verdict seen = last;
        if (seen == null) {
            return Before.nothing();
        }
        Map<String, CompetencyStanding> competencies = new TreeMap<>();
        seen.competencies().forEach(standing -> competencies.put(standing.competencyCode(), standing));
        return new Before(seen.standing(), competencies, retained(dossier, asOf), episodes());
    }

    private Map<String, Level> retained(Dossier dossier, LocalDate asOf) {
        Map<String, Level> retained = new HashMap<>();
        LocalDate since = Terms.activeOn(asOf, dossier.memberships())
                .map(Membership::startsOn)
                .orElse(asOf);
        if (since.isBefore(asOf)) {
            nights.subMap(since, true, asOf, false).values().forEach(night -> night.competencies()
                    .forEach(standing ->
                            retained.merge(standing.competencyCode(), standing.effective(), Level::higher)));
        }
        retained.values().removeIf(level -> level == Level.NONE);
        return retained;
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
