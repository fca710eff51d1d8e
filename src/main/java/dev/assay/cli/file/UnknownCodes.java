package dev.assay.cli.file;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Attestation;
import dev.assay.facts.Enrolment;
import dev.assay.facts.Fact;
import dev.assay.facts.Grant;
import dev.assay.facts.MetricMonth;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The codes of facts that no version of the rules knows, with how many rows have each. */
final class UnknownCodes {
    private final Set<String> credentials;
    private final Set<String> metrics;
    private final Set<String> competencies;
    private final Set<String> attestations;
    private final Map<String, Map<String, Long>> unknown = new TreeMap<>();

    UnknownCodes(Rulebooks books) {
        credentials = codes(books, book -> book.credentials().keySet());
        metrics = codes(books, book -> book.metrics().keySet());
        competencies = codes(books, book -> book.competencies().keySet());
        attestations = codes(books, book -> book.attestations().keySet());
    }

    private static Set<String> codes(Rulebooks books, java.util.function.Function<Rulebook, Set<String>> ofBook) {
        return books.versions().stream()
                .flatMap(book -> ofBook.apply(book).stream())
                .collect(Collectors.toSet());
    }

    void look(Fact fact) {
        if (fact instanceof Achievement achievement) {
            count("credentials", credentials, achievement.credentialCode());
        } else if (fact instanceof MetricMonth month) {
            count("metrics", metrics, month.metricCode());
        } else if (fact instanceof Attestation attestation) {
            count("attestations", attestations, attestation.attestationCode());
        } else if (fact instanceof Enrolment enrolment) {
            count("competencies", competencies, enrolment.competencyCode());
        } else if (fact instanceof AgentOverride override) {
            count("competencies", competencies, override.competencyCode());
            if (override.grant() instanceof Grant.OfCredential credential) {
                count("credentials", credentials, credential.credentialCode());
            }
        }
    }

    private void count(String kind, Set<String> known, String code) {
        if (!known.contains(code)) {
            unknown.computeIfAbsent(kind, key -> new TreeMap<>()).merge(code, 1L, Long::sum);
        }
    }

    /** By kind, then by code. */
    Map<String, Map<String, Long>> all() {
        return unknown;
    }
}
