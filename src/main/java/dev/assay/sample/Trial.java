package dev.assay.sample;

import dev.assay.evaluation.Evaluator;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Dossier;
import dev.assay.facts.Figures;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.facts.Person;
import dev.assay.rules.Market;
import dev.assay.rules.Rulebooks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Evaluates an invented partner before it is written, so that the sample has the intended levels and risks. */
final class Trial {
    private static final Instant ONCE = Instant.EPOCH;

    private final Catalogue catalogue;
    private final Evaluator evaluator;
    private final LocalDate first;

    Trial(Rulebooks rulebooks, Catalogue catalogue, SampleRequest request) {
        this.catalogue = catalogue;
        this.evaluator = new Evaluator(rulebooks, Period.ofMonths(3));
        this.first = request.first();
    }

    /** A month's figure of the partner. */
    static MetricMonth figure(String metric, YearMonth month, BigDecimal value) {
        return new MetricMonth("P", metric, month, value, ONCE);
    }

    /**
     * A partner from the first night on.
     *
     * @param holdings what each of its people holds
     */
    Timeline of(List<Set<String>> holdings, List<MetricMonth> figures) {
        Map<String, Person> people = new HashMap<>();
        for (Set<String> held : holdings) {
            String id = "u" + people.size();
            Association link = new Association(id, "P", first, null, ONCE);
            List<Achievement> achievements = held.stream()
                    .map(code -> new Achievement(id, code, catalogue.earnedBy(code), null, null, ONCE))
                    .toList();
            people.put(id, Person.of("P", id, List.of(link), achievements));
        }
        Partner partner = new Partner("P", null, null, Market.DEVELOPED, ONCE);
        Dossier dossier = new Dossier(partner, List.of(), people, new Figures(figures), List.of());
        return evaluator.timeline(dossier, first);
    }
}
