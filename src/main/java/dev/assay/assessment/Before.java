package dev.assay.assessment;

import dev.assay.renewal.Episode;
import dev.assay.rules.Level;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.SeenNights;
import dev.assay.standing.SeenTracks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The published results of a partner before this night.
 *
 * @param standing the published one; null if there is none
 * @param competencies the published ones, by canonical code
 * @param retained by canonical code: the highest effective level of the published nights strictly before the business
 *     date and within the term that is current on it; an absent code is NONE
 * @param seen by canonical code, the published nights strictly before the business date; of competencies in which the
 *     partner has enrolments
 * @param tracks which paths that are only for some partners were for this one on those nights; null without enrolments
 * @param episodes all episodes of the partner, open and cleared, in the state last notified by any published run
 */
public record Before(
        @Nullable PartnerStanding standing,
        Map<String, CompetencyStanding> competencies,
        Map<String, Level> retained,
        Map<String, SeenNights> seen,
        @Nullable SeenTracks tracks,
        List<Episode> episodes) {
    /** Without enrolments. */
    public Before(
            @Nullable PartnerStanding standing,
            Map<String, CompetencyStanding> competencies,
            Map<String, Level> retained,
            List<Episode> episodes) {
        this(standing, competencies, retained, Map.of(), null, episodes);
    }

    /** Nothing was ever published of the partner. */
    public static Before nothing() {
        return new Before(null, Map.of(), Map.of(), List.of());
    }
}
