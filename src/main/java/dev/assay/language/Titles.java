package dev.assay.language;

import dev.assay.rules.Competency;
import dev.assay.rules.Metric;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What people call what rulebooks have codes for, as of one day: as the version in force on it writes it, else the newest
 * that knows the code. What no version knows is called by its code.
 */
public final class Titles {
    private final Rulebooks rulebooks;
    private final LocalDate day;
    private final Map<String, String> credentials;

    public Titles(Rulebooks rulebooks, LocalDate day) {
        this.rulebooks = rulebooks;
        this.day = day;
        this.credentials = rulebooks.credentialTitles();
    }

    /** @param code canonical */
    public String competency(String code) {
        return rulebooks.newestKnown(code, day).map(Competency::title).orElse(code);
    }

    /** The centre of excellence of the competency of that canonical code; empty if no version has it. */
    public String center(String code) {
        return rulebooks.newestKnown(code, day).map(Competency::center).orElse("");
    }

    /** @param code canonical */
    public String credential(String code) {
        return credentials.getOrDefault(code, code);
    }

    /** The metric of that canonical code; empty if no version has it. */
    Optional<Metric> metric(String code) {
        Optional<Metric> now = rulebooks.inForceOn(day).map(Rulebook::metrics).map(metrics -> metrics.get(code));
        return now.or(() -> rulebooks.versions().stream()
                .map(version -> version.metrics().get(code))
                .filter(metric -> metric != null)
                .reduce((older, newer) -> newer));
    }

    /** A requirement of a competency, nested ones included; empty if no version up to the day has the competency with it. */
    Optional<Requirement> requirement(String competencyCode, String requirementId) {
        return rulebooks.newestKnown(competencyCode, day).stream()
                .flatMap(competency ->
                        competency.ladder().levels().stream().flatMap(level -> competency.paths(level).stream()))
                .flatMap(path -> path.requires().stream())
                .flatMap(requirement -> requirement.withNested().stream())
                .filter(requirement -> requirement.id().equals(requirementId))
                .findFirst();
    }
}
