package dev.assay.remedy;

import dev.assay.rules.Holding;
import dev.assay.rules.Measure;
import dev.assay.rules.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The credentials that requirements ask for, with the places in which each of them serves. */
final class CodesOf {
    /** By code, the places: one for a list or a choice of which any will do, one of its own where all are asked for. */
    private final Map<String, Set<String>> places = new TreeMap<>();

    private int lists;

    private CodesOf() {}

    /** The codes, those together that serve just the same, each in order. */
    static Collection<List<String>> alike(List<Requirement> requirements) {
        CodesOf all = new CodesOf();
        requirements.stream()
                .flatMap(requirement -> requirement.withNested().stream())
                .flatMap(requirement -> requirement.counted().stream())
                .forEach(all::add);
        Map<Set<String>, List<String>> alike =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        all.places.forEach((code, places) ->
                alike.computeIfAbsent(places, any -> new ArrayList<>()).add(code));
        return alike.values();
    }

    private void add(Measure measure) {
        if (measure instanceof Measure.People people) {
            add(people.holding());
        } else if (measure instanceof Measure.Certificates certificates) {
            add(certificates.codes());
        }
    }

    private void add(List<String> codes) {
        lists++;
        codes.forEach(this::place);
    }

    private void add(Holding holding) {
        lists++;
        choice(holding);
    }

    private void choice(Holding holding) {
        if (holding instanceof Holding.Held one) {
            place(one.code());
        } else if (holding instanceof Holding.Any any) {
            any.of().forEach(this::choice);
        } else {
            // what is asked for together with others stands for itself
            Set<String> codes = new TreeSet<>();
            holding.collectCodes(codes);
            codes.forEach(
                    code -> places.computeIfAbsent(code, any -> new TreeSet<>()).add(lists + " " + code));
        }
    }

    private void place(String code) {
        places.computeIfAbsent(code, any -> new TreeSet<>()).add(String.valueOf(lists));
    }
}
