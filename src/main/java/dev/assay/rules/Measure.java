package dev.assay.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a requirement or a source of points counts. */
public sealed interface Measure {
    /** Answers with the case of this kind of measure. */
    <R> R by(Cases<R> cases);

    /** The canonical codes of the credentials that it names. */
    Set<String> credentialCodes();

    /** One answer per kind of measure; a new kind does not compile until every reader knows it. */
    interface Cases<R> {
        R people(People people);

        R certificates(Certificates certificates);

        R attestations(Attestations attestations);

        R figure(Figure figure);
    }

    /** People who fulfil the holding, each once. */
    record People(Holding holding) implements Measure {
        @Override
        public Set<String> credentialCodes() {
            Set<String> codes = new HashSet<>();
            holding.collectCodes(codes);
            return codes;
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.people(this);
        }
    }

    /** Pairs of a person and one of the credentials, by their canonical codes. */
    record Certificates(List<String> codes) implements Measure {
        @Override
        public Set<String> credentialCodes() {
            return Set.copyOf(codes);
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.certificates(this);
        }
    }

    /** Different attestations among these, by their canonical codes. */
    record Attestations(List<String> codes) implements Measure {
        @Override
        public Set<String> credentialCodes() {
            return Set.of();
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.attestations(this);
        }
    }

    /** A figure of the partner. */
    record Figure(String metric, Window window) implements Measure {
        @Override
        public Set<String> credentialCodes() {
            return Set.of();
        }

        @Override
        public <R> R by(Cases<R> cases) {
            return cases.figure(this);
        }
    }
}
