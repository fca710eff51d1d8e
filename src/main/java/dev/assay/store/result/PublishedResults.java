package dev.assay.store.result;

import dev.assay.assessment.Before;
import dev.assay.facts.Dossier;
import dev.assay.facts.Membership;
import dev.assay.renewal.Episode;
import dev.assay.rules.Level;
import dev.assay.rules.Levels;
import dev.assay.rules.Rulebooks;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.SeenLevels;
import dev.assay.standing.SeenTracks;
import dev.assay.standing.Terms;
import dev.assay.store.run.RunStore;
import dev.assay.store.sql.PartnerChoice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the published results of a page of partners with a fixed number of statements: three, one more if the retained
 * levels of the current term cannot be derived from the newest rows, and two more if any of them has enrolments.
 */
public final class PublishedResults {
    private static final String HISTORY =
            """
            SELECT s.partner_id, s.competency_code, s.run_id, s.effective_level
            FROM competency_standing s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
            WHERE s.partner_id IN (:partners)
            """;

    private final JdbcClient jdbc;

    public PublishedResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The published results of each partner before the night of {@code asOf}.
     *
     * @param which the partners of the dossiers; others that it includes are read and ignored
     * @param dossiers a page of partners
     * @param asOf the business date
     * @param nights the business dates of the published nights, by run, see {@link RunStore#publishedNights()}
     * @param rulebooks supply the ladders of the levels in the rows
     * @return by partner id, complete
     */
    public Map<String, Before> before(
            PartnerChoice which,
            Collection<Dossier> dossiers,
            LocalDate asOf,
            Map<Long, LocalDate> nights,
            Rulebooks rulebooks) {
        if (dossiers.isEmpty() || nights.isEmpty()) {
            return dossiers.stream().collect(Collectors.toMap(d -> d.partner().partnerId(), d -> Before.nothing()));
        }
        Levels levels = rulebooks.levelsOn(asOf);
        Map<String, List<PartnerStanding>> standings =
                byPartner(ResultTable.PARTNER_STANDING, which, TypedRows::standing);
        Map<String, List<CompetencyStanding>> competencies =
                byPartner(ResultTable.COMPETENCY_STANDING, which, row -> TypedRows.competency(row, levels));
        Map<String, List<Episode>> episodes =
                byPartner(ResultTable.RISK_EPISODE, which, row -> TypedRows.episode(row, levels));

        SeenLevels levelsSeen = new SeenLevels(nights, rulebooks);
        Map<String, LocalDate> toBeWorkedOut = new HashMap<>();
        Map<String, Before> before = new HashMap<>();
        for (Dossier dossier : dossiers) {
            String id = dossier.partner().partnerId();
            PartnerStanding seen = first(standings.get(id));
            List<CompetencyStanding> known = competencies.getOrDefault(id, List.of());
            LocalDate term = Terms.activeOn(asOf, dossier.memberships())
                    .map(Membership::startsOn)
                    .orElse(null);
            Map<String, Level> retained = Map.of();
            if (term != null && seen != null) {
                if (levelsSeen.endWith(seen, term, asOf)) {
                    retained = retained(known);
                } else {
                    toBeWorkedOut.put(id, term);
                }
            }
            before.put(id, new Before(seen, byCode(known), retained, episodes.getOrDefault(id, List.of())));
        }
        workOut(toBeWorkedOut, asOf, levelsSeen, before);
        addEnrolled(dossiers, asOf, levelsSeen, nights, rulebooks, before);
        return before;
    }

    /** The same for partners that are no page of all of them. */
    public Map<String, Before> before(
            Collection<Dossier> dossiers, LocalDate asOf, Map<Long, LocalDate> nights, Rulebooks rulebooks) {
        List<String> ids = dossiers.stream().map(d -> d.partner().partnerId()).toList();
        return ids.isEmpty() ? Map.of() : before(PartnerChoice.of(ids), dossiers, asOf, nights, rulebooks);
    }

    private void workOut(Map<String, LocalDate> terms, LocalDate asOf, SeenLevels seen, Map<String, Before> before) {
        if (terms.isEmpty()) {
            return;
        }
        Map<String, List<SeenLevels.Version>> history = history(terms.keySet());
        terms.forEach((id, term) -> before.computeIfPresent(id, (partner, b) -> {
            Map<String, Level> retained = seen.highest(history.getOrDefault(id, List.of()), term, asOf);
            return new Before(b.standing(), b.competencies(), retained, b.episodes());
        }));
    }

    /** Adds the nights of those who have enrolments. */
    private void addEnrolled(
            Collection<Dossier> dossiers,
            LocalDate asOf,
            SeenLevels seen,
            Map<Long, LocalDate> nights,
            Rulebooks rulebooks,
            Map<String, Before> before) {
        List<Dossier> withEnrolments = dossiers.stream()
                .filter(dossier -> !dossier.enrolments().isEmpty())
                .toList();
        Set<String> enrolled = withEnrolments.stream()
                .map(dossier -> dossier.partner().partnerId())
                .collect(Collectors.toSet());
        if (enrolled.isEmpty()) {
            return;
        }
        Map<String, List<SeenLevels.Version>> history = history(enrolled);
        Map<String, SeenTracks> tracks = new PublishedTracks(jdbc, nights, rulebooks).before(withEnrolments, asOf);
        enrolled.forEach(id -> before.computeIfPresent(
                id,
                (partner, b) -> new Before(
                        b.standing(),
                        b.competencies(),
                        b.retained(),
                        seen.nights(history.getOrDefault(id, List.of()), asOf),
                        tracks.getOrDefault(id, SeenTracks.nothing(rulebooks)),
                        b.episodes())));
    }

    private Map<String, List<SeenLevels.Version>> history(Set<String> partners) {
        Map<String, List<SeenLevels.Version>> history = new HashMap<>();
        jdbc.sql(HISTORY).param("partners", partners).query(row -> {
            String effective = row.getString(4);
            history.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                    .add(new SeenLevels.Version(
                            row.getString(2), row.getLong(3), effective == null ? Level.NONE.name() : effective));
        });
        return history;
    }

    private <T> Map<String, List<T>> byPartner(ResultTable table, PartnerChoice which, Function<ResultRow, T> typed) {
        Map<String, List<T>> found = new HashMap<>();
        jdbc.sql(table.selectSeen(which)).params(which.ids()).query(row -> {
            ResultRow read = table.read(row);
            found.computeIfAbsent((String) read.key().get(0), id -> new ArrayList<>())
                    .add(typed.apply(read));
        });
        return found;
    }

    private static <T> @Nullable T first(@Nullable List<T> list) {
        return list == null ? null : list.get(0);
    }

    private static Map<String, CompetencyStanding> byCode(List<CompetencyStanding> known) {
        Map<String, CompetencyStanding> byCode = new LinkedHashMap<>();
        known.forEach(standing -> byCode.put(standing.competencyCode(), standing));
        return byCode;
    }

    private static Map<String, Level> retained(List<CompetencyStanding> known) {
        return known.stream()
                .filter(standing -> !standing.retained().isNone())
                .collect(Collectors.toMap(CompetencyStanding::competencyCode, CompetencyStanding::retained));
    }
}
