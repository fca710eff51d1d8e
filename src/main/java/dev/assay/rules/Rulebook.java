package dev.assay.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One dated version of the programme's requirements. It is in force from {@code effectiveFrom} (inclusive) until the
 * next version's.
 *
 * @param version as its file names it
 * @param effectiveFrom first day in force
 * @param credentials by canonical code
 * @param metrics by canonical code
 * @param attestations by canonical code
 * @param competencies by canonical code, in rulebook order
 * @param benefits in rulebook order
 */
public record Rulebook(
        String version,
        LocalDate effectiveFrom,
        Map<String, Credential> credentials,
        Map<String, Metric> metrics,
        Map<String, AttestationKind> attestations,
        Map<String, Competency> competencies,
        List<Benefit> benefits) {
    public Rulebook {
        Objects.requireNonNull(version);
        Objects.requireNonNull(effectiveFrom);
        credentials = Map.copyOf(credentials);
        metrics = Map.copyOf(metrics);
        attestations = Map.copyOf(attestations);
        competencies = Collections.unmodifiableMap(new LinkedHashMap<>(competencies));
        benefits = List.copyOf(benefits);
    }

    /** One without attestations. */
    public Rulebook(
            String version,
            LocalDate effectiveFrom,
            Map<String, Credential> credentials,
            Map<String, Metric> metrics,
            Map<String, Competency> competencies,
            List<Benefit> benefits) {
        this(version, effectiveFrom, credentials, metrics, Map.of(), competencies, benefits);
    }

    /** The competency with that canonical code, or null if this version lacks it. */
    public @Nullable Competency competency(String code) {
        return competencies.get(code);
    }
}
