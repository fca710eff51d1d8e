package dev.assay.spec;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.Dossier;
import dev.assay.facts.Enrolment;
import dev.assay.facts.Fact;
import dev.assay.facts.Figures;
import dev.assay.facts.Membership;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.facts.Person;
import dev.assay.rules.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts as they have come in so far, by natural key, the winning row of each. */
final class KnownFacts {
    private final Map<List<Object>, Fact> byKey = new LinkedHashMap<>();
    private final Map<Class<?>, List<?>> byKind = new HashMap<>();

    /** Takes a row in, as a delivery would. */
    Fact.Effect take(Fact row) {
        List<Object> key = List.of(row.feed(), row.key());
        Fact.Effect effect = row.on(byKey.get(key));
        if (effect == Fact.Effect.APPLIED) {
            byKey.put(key, row);
            byKind.clear();
        }
        return effect;
    }

    /** The winning rows, of all kinds. */
    List<Fact> all() {
        return List.copyOf(byKey.values());
    }

    @SuppressWarnings("unchecked")
    <F extends Fact> List<F> of(Class<F> kind) {
        return (List<F>) byKind.computeIfAbsent(
                kind, key -> byKey.values().stream().filter(kind::isInstance).toList());
    }

    /** All facts about one partner; a partner without a row is in a developed market. */
    Dossier dossier(String partnerId) {
        Partner partner = of(Partner.class).stream()
                .filter(known -> known.partnerId().equals(partnerId))
                .findFirst()
                .orElse(new Partner(partnerId, null, null, Market.DEVELOPED, Instant.EPOCH));
        Map<String, Person> people = new HashMap<>();
        for (Association link : of(Association.class)) {
            if (link.partnerId().equals(partnerId)) {
                people.computeIfAbsent(link.personId(), id -> person(partnerId, id));
            }
        }
        return new Dossier(
                partner,
                of(Membership.class),
                people,
                new Figures(of(MetricMonth.class)),
                of(AgentOverride.class),
                of(Attestation.class),
                of(Enrolment.class),
                LocalDate.MIN);
    }

    private Person person(String partnerId, String personId) {
        return Person.of(
                partnerId,
                personId,
                of(Association.class).stream()
                        .filter(link -> link.personId().equals(personId))
                        .toList(),
                of(Achievement.class).stream()
                        .filter(held -> held.personId().equals(personId))
                        .toList());
    }
}
