package dev.assay.evaluation;

import dev.assay.rules.Fraction;
import dev.assay.rules.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has been counted for a measure.
 *
 * @param units exact; negative for a figure that fell
 * @param people who counts; empty where no people are counted
 * @param unitsOf how many units each of them is, by person id
 */
record Counted(Fraction units, List<Contributor> people, Map<String, Integer> unitsOf) {
    private static Counted of(Fraction units) {
        return new Counted(units, List.of(), Map.of());
    }

    /** Counts in the circumstances of one day. */
    record By(Circumstances circumstances) implements Measure.Cases<Counted> {
        @Override
        public Counted people(Measure.People people) {
            List<Contributor> contributors = new Contributors(circumstances).fulfilling(people.holding());
            Map<String, Integer> unitsOf = new LinkedHashMap<>();
            contributors.forEach(person -> unitsOf.put(person.personId(), 1));
            return new Counted(Fraction.of(contributors.size()), contributors, unitsOf);
        }

        @Override
        public Counted certificates(Measure.Certificates certificates) {
            List<Contributor> contributors = new Contributors(circumstances).holding(certificates.codes());
            Map<String, Integer> unitsOf = new LinkedHashMap<>();
            contributors.forEach(person ->
                    unitsOf.put(person.personId(), person.credentialCodes().size()));
            long pairs = unitsOf.values().stream().mapToLong(Integer::longValue).sum();
            return new Counted(Fraction.of(pairs), contributors, unitsOf);
        }

        @Override
        public Counted attestations(Measure.Attestations attestations) {
            return of(Fraction.of(circumstances.attested(attestations.codes())));
        }

        @Override
        public Counted figure(Measure.Figure figure) {
            return of(circumstances.figure(figure.metric(), figure.window()));
        }
    }
}
