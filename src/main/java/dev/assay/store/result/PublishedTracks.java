package dev.assay.store.result;

import dev.assay.facts.Dossier;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebooks;
import dev.assay.standing.SeenTracks;
import dev.assay.standing.SeenTracks.Asked;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * On which published nights the requirements were met that say whom a path is for, of the partners of which a term is in
 * the window in which its renewal may be secured, or in its grace.
 */
final class PublishedTracks {
    private static final String MET =
            """
            SELECT s.partner_id, s.competency_code, s.requirement_id, s.run_id, s.met
            FROM requirement_progress s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
            WHERE s.partner_id IN (:partners) AND s.requirement_id IN (:requirements) ORDER BY s.run_id
            """;

    private final JdbcClient jdbc;
    private final NavigableMap<Long, LocalDate> nights;
    private final Rulebooks rulebooks;

    /**
     * @param nights the dates of the nights whose publication is final, by run
     * @param rulebooks all versions
     */
    PublishedTracks(JdbcClient jdbc, Map<Long, LocalDate> nights, Rulebooks rulebooks) {
        this.jdbc = jdbc;
        this.nights = new TreeMap<>(nights);
        this.rulebooks = rulebooks;
    }

    /** By partner, what was seen before a date; absent is who is in no window and no grace, or in no programme with tracks. */
    Map<String, SeenTracks> before(Collection<Dossier> dossiers, LocalDate asOf) {
        Set<String> requirements = requirements();
        Set<String> partners = dossiers.stream()
                .filter(dossier -> dossier.enrolments().stream()
                        .anyMatch(enrolment ->
                                !rulebooks.earliestWindow(enrolment.renewsOn()).isAfter(asOf)
                                        && asOf.isBefore(rulebooks.latestGrace(enrolment.renewsOn()))))
                .map(dossier -> dossier.partner().partnerId())
                .collect(Collectors.toSet());
        if (requirements.isEmpty() || partners.isEmpty()) {
            return Map.of();
        }
        NavigableMap<Long, LocalDate> counting = new TreeMap<>();
        nights.forEach((run, night) -> {
            if (night.isBefore(asOf)) {
                counting.put(run, night);
            }
        });
        Map<String, Map<Asked, NavigableMap<LocalDate, Boolean>>> met = new HashMap<>();
        jdbc.sql(MET)
                .param("partners", partners)
                .param("requirements", requirements)
                .query(row -> {
                    Map.Entry<Long, LocalDate> first = counting.ceilingEntry(row.getLong(4));
                    if (first != null) {
                        met.computeIfAbsent(row.getString(1), id -> new HashMap<>())
                                .computeIfAbsent(
                                        new Asked(row.getString(2), row.getString(3)), asked -> new TreeMap<>())
                                .put(first.getValue(), row.getBoolean(5));
                    }
                });
        NavigableSet<LocalDate> dates = new TreeSet<>(counting.values());
        Map<String, SeenTracks> tracks = new HashMap<>();
        met.forEach((partner, seen) -> tracks.put(partner, new SeenTracks(seen, dates, rulebooks)));
        return tracks;
    }

    private Set<String> requirements() {
        return rulebooks.versions().stream()
                .flatMap(version -> version.competencies().values().stream())
                .flatMap(competency -> competency.paths().values().stream())
                .flatMap(Collection::stream)
                .flatMap(path -> path.when().stream())
                .map(Requirement::id)
                .collect(Collectors.toSet());
    }
}
