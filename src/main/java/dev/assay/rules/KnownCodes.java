package dev.assay.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What any version of the rulebooks knows. A fact that names something else is no error, but has no effect until a
 * rulebook knows it.
 *
 * @param credentials codes
 * @param metrics codes
 * @param attestations codes
 * @param enrolments the code of a competency on a ladder of enrolments, and a level of that ladder, after a blank
 * @param grants what overrides can grant: the code of a competency alone; with {@code L} and a level; with {@code R} and
 *     the id of a requirement; each after a blank
 */
public record KnownCodes(
        Set<String> credentials,
        Set<String> metrics,
        Set<String> attestations,
        Set<String> enrolments,
        Set<String> grants) {
    public KnownCodes {
        credentials = Set.copyOf(credentials);
        metrics = Set.copyOf(metrics);
        attestations = Set.copyOf(attestations);
        enrolments = Set.copyOf(enrolments);
        grants = Set.copyOf(grants);
    }

    static KnownCodes of(List<Rulebook> versions) {
        Set<String> credentials = new HashSet<>();
        Set<String> metrics = new HashSet<>();
        Set<String> attestations = new HashSet<>();
        Set<String> enrolments = new HashSet<>();
        Set<String> grants = new HashSet<>();
        for (Rulebook version : versions) {
            credentials.addAll(version.credentials().keySet());
            metrics.addAll(version.metrics().keySet());
            attestations.addAll(version.attestations().keySet());
            for (Competency competency : version.competencies().values()) {
                String code = competency.code();
                grants.add(code);
                competency.requirements().forEach(requirement -> grants.add(code + " R " + requirement.id()));
                for (String level : competency.ladder().names()) {
                    grants.add(code + " L " + level);
                    if (competency.ladder().term() == Ladder.Term.ENROLMENT) {
                        enrolments.add(code + " " + level);
                    }
                }
            }
        }
        return new KnownCodes(credentials, metrics, attestations, enrolments, grants);
    }
}
