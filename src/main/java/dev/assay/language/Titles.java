package dev.assay.language;

import dev.assay.rules.Competency;
import dev.assay.rules.Ladder;
import dev.assay.rules.Metric;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Titles for the codes in rulebooks, as of one day: from the version in force on it, otherwise from the newest version
 * that knows the code. An unknown code is its own title.
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

    /** The centre of excellence of the competency with that canonical code; empty if no version has it. */
    public String center(String code) {
        return rulebooks.newestKnown(code, day).map(Competency::center).orElse("");
    }

    /** @param code canonical */
    public String credential(String code) {
        return credentials.getOrDefault(code, code);
    }

    /** True if the competency is on a ladder with enrolments. */
    boolean enrols(String code) {
        return rulebooks
                .newestKnown(code, day)
                .filter(competency -> competency.ladder().term() == Ladder.Term.ENROLMENT)
                .isPresent();
    }

    /** True if any competency of the rulebook in force is on the ladder of memberships, or no rulebook is in force. */
    public boolean hasMemberships() {
        return rulebooks
                .inForceOn(day)
                .map(rulebook -> rulebook.competencies().values().stream()
                        .anyMatch(competency -> competency.ladder().term() == Ladder.Term.MEMBERSHIP))
                .orElse(true);
    }

    /** @param code canonical */
    String attestation(String code) {
        return rulebooks.upTo(day).stream()
                .filter(version -> version.attestations().containsKey(code))
                .map(version -> version.attestations().get(code).title())
                .reduce((older, newer) -> newer)
                .orElse(code);
    }

    /** The metric with that canonical code; empty if no version has it. */
    Optional<Metric> metric(String code) {
        Optional<Metric> now = rulebooks.inForceOn(day).map(Rulebook::metrics).map(metrics -> metrics.get(code));
        return now.or(() -> rulebooks.versions().stream()
                .map(version -> version.metrics().get(code))
                .filter(metric -> metric != null)
                .reduce((older, newer) -> newer));
    }

    /** A requirement of a competency, including nested ones; empty if no version up to the day has it. */
    Optional<Requirement> requirement(String competencyCode, String requirementId) {
        return rulebooks.newestKnown(competencyCode, day).stream()
                .flatMap(competency ->
                        competency.ladder().levels().stream().flatMap(level -> competency.paths(level).stream()))
                .flatMap(path -> Stream.concat(path.requires().stream(), path.when().stream()))
                .flatMap(requirement -> requirement.withNested().stream())
                .filter(requirement -> requirement.id().equals(requirementId))
                .findFirst();
    }
}
