package dev.assay.facts;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is known of one partner.
 *
 * @param partner the partner
 * @param memberships in any order
 * @param people everyone who was ever linked to the partner, by person id
 * @param metrics the partner's monthly figures
 * @param overrides the overrides for the partner, of any time
 */
public record Dossier(
        Partner partner,
        List<Membership> memberships,
        Map<String, Person> people,
        Figures metrics,
        List<AgentOverride> overrides) {
    /**
     * The same if a person left the partner on a day, or did not come; what was before it stays. Nothing changes if the
     * person was never linked to the partner.
     *
     * @param day first day on which the person is not there
     */
    public Dossier without(String personId, LocalDate day) {
        Person person = people.get(personId);
        if (person == null) {
            return this;
        }
        Map<String, Person> others = new LinkedHashMap<>(people);
        others.put(personId, person.leaving(day));
        return new Dossier(partner, memberships, others, metrics, overrides);
    }
}
