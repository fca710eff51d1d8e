package dev.assay.evaluation;

import dev.assay.facts.Attestation;
import dev.assay.rules.AttestationKind;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Measure;
import dev.assay.rules.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A rulebook version prepared for evaluation: credentials numbered, holdings resolved, competencies found by code. */
final class ReadyRulebook {
    private final Rulebook rulebook;
    private final Map<String, NumberedCredential> credentials = new HashMap<>();
    private final Map<Holding, ReadyHolding> holdings = new IdentityHashMap<>();
    private final Map<List<String>, HeldCodes> lists = new HashMap<>();
    private final Map<String, List<String>> byAttestation = new HashMap<>();
    private final Map<String, List<String>> byCredential = new HashMap<>();
    private final Map<String, List<String>> byMetric = new HashMap<>();

    /** @param number from 0, in the order of codes */
    record NumberedCredential(Credential credential, int number) {}

    ReadyRulebook(Rulebook rulebook) {
        this.rulebook = rulebook;
        new TreeMap<>(rulebook.credentials())
                .forEach((code, credential) ->
                        credentials.put(code, new NumberedCredential(credential, credentials.size())));
        rulebook.competencies().values().forEach(this::index);
    }

    private void index(Competency competency) {
        Words words = new Words(new ReadyHolding.Resolution(credentials.size(), this::number));
        competency
                .requirements()
                .flatMap(requirement -> requirement.counted().stream())
                .forEach(measure -> measure.by(words));
        words.credentials.forEach(code ->
                byCredential.computeIfAbsent(code, key -> new ArrayList<>()).add(competency.code()));
        words.attestations.forEach(code ->
                byAttestation.computeIfAbsent(code, key -> new ArrayList<>()).add(competency.code()));
        words.metrics.forEach(
                code -> byMetric.computeIfAbsent(code, key -> new ArrayList<>()).add(competency.code()));
    }

    Rulebook rulebook() {
        return rulebook;
    }

    /** Nobody's credentials, to be filled. */
    HeldCodes noCodes() {
        return new HeldCodes(credentials.size());
    }

    /** Credentials by their codes, without those that this version does not know. */
    HeldCodes held(Set<String> codes) {
        HeldCodes held = noCodes();
        for (String code : codes) {
            NumberedCredential known = credentials.get(code);
            if (known != null) {
                held.add(known.number());
            }
        }
        return held;
    }

    /** The codes of credentials. */
    Set<String> codes(HeldCodes held) {
        Set<String> codes = new HashSet<>();
        credentials.forEach((code, known) -> {
            if (held.contains(known.number())) {
                codes.add(code);
            }
        });
        return codes;
    }

    /** The credential of that code, or null if this version does not know it. */
    @Nullable
    NumberedCredential credential(String code) {
        return credentials.get(code);
    }

    /** A holding of this version, resolved. */
    ReadyHolding ready(Holding written) {
        ReadyHolding ready = holdings.get(written);
        if (ready == null) {
            throw new IllegalStateException("a holding of another rulebook than " + rulebook.version());
        }
        return ready;
    }

    /** The codes of the competencies in which a credential can count. */
    List<String> askingForCredential(String code) {
        return byCredential.getOrDefault(code, List.of());
    }

    /** The codes of the competencies in which an attestation can count. */
    List<String> askingForAttestation(String code) {
        return byAttestation.getOrDefault(code, List.of());
    }

    /** True if it holds on the day, as long as attestations of its kind do; one of no known kind never does. */
    boolean holds(Attestation attestation, LocalDate day) {
        AttestationKind kind = rulebook.attestations().get(attestation.attestationCode());
        return kind != null && attestation.heldOn(day, kind.validFor());
    }

    /** The credentials of a list in a requirement or source of this version. */
    HeldCodes codes(List<String> written) {
        HeldCodes codes = lists.get(written);
        if (codes == null) {
            throw new IllegalStateException("a list of another rulebook than " + rulebook.version());
        }
        return codes;
    }

    /** The codes of the competencies in which a metric can count. */
    List<String> askingForMetric(String code) {
        return byMetric.getOrDefault(code, List.of());
    }

    private int number(String code) {
        NumberedCredential known = credentials.get(code);
        if (known == null) {
            throw new IllegalArgumentException("rulebook %s has no credential %s".formatted(rulebook.version(), code));
        }
        return known.number();
    }

    /** Gathers the codes of what requirements count, and resolves their holdings. */
    private final class Words implements Measure.Cases<Words> {
        private final ReadyHolding.Resolution resolution;
        private final Set<String> credentials = new HashSet<>();
        private final Set<String> metrics = new HashSet<>();
        private final Set<String> attestations = new HashSet<>();

        private Words(ReadyHolding.Resolution resolution) {
            this.resolution = resolution;
        }

        @Override
        public Words people(Measure.People people) {
            people.holding().collectCodes(credentials);
            holdings.put(people.holding(), people.holding().by(resolution));
            return this;
        }

        @Override
        public Words certificates(Measure.Certificates certificates) {
            credentials.addAll(certificates.codes());
            HeldCodes held = noCodes();
            certificates.codes().forEach(code -> held.add(number(code)));
            lists.put(certificates.codes(), held);
            return this;
        }

        @Override
        public Words attestations(Measure.Attestations counted) {
            attestations.addAll(counted.codes());
            return this;
        }

        @Override
        public Words figure(Measure.Figure figure) {
            metrics.add(figure.metric());
            return this;
        }
    }
}
