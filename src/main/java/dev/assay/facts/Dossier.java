package dev.assay.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts about one partner: all of them, or those that can count from a day on.
 *
 * @param partner the partner
 * @param memberships in any order
 * @param people everyone who was ever linked to the partner, by person id
 * @param metrics the partner's monthly figures
 * @param overrides the overrides for the partner, of any time
 * @param attestations of any time
 * @param enrolments in any order
 * @param since only achievements that nobody holds on or after this day may be missing; {@link LocalDate#MIN} = none is
 */
public record Dossier(
        Partner partner,
        List<Membership> memberships,
        Map<String, Person> people,
        Figures metrics,
        List<AgentOverride> overrides,
        List<Attestation> attestations,
        List<Enrolment> enrolments,
        LocalDate since) {
    /** All facts of a partner without attestations and enrolments. */
    public Dossier(
            Partner partner,
            List<Membership> memberships,
            Map<String, Person> people,
            Figures metrics,
            List<AgentOverride> overrides) {
        this(partner, memberships, people, metrics, overrides, List.of(), List.of(), LocalDate.MIN);
    }

    /**
     * The same if a row were delivered, in place of the one that has its key; one about people or partners that this
     * dossier does not know changes nothing, nor does an alias.
     */
    public Dossier with(Fact row) {
        return new Dossier(
                row instanceof Partner itself ? itself : partner,
                row instanceof Membership membership ? replaced(memberships, membership) : memberships,
                withPeople(row),
                row instanceof MetricMonth month ? metrics.with(month) : metrics,
                row instanceof AgentOverride override ? replaced(overrides, override) : overrides,
                row instanceof Attestation attestation ? replaced(attestations, attestation) : attestations,
                row instanceof Enrolment enrolment ? replaced(enrolments, enrolment) : enrolments,
                since);
    }

    /** The same with all that is known of its people, at any time. */
    public Dossier whole(Map<String, Person> known) {
        return new Dossier(partner, memberships, known, metrics, overrides, attestations, enrolments, LocalDate.MIN);
    }

    private Map<String, Person> withPeople(Fact row) {
        Map<String, Person> others = new LinkedHashMap<>(people);
        others.replaceAll((id, person) -> person.with(partner.partnerId(), row));
        return others;
    }

    /** The rows, with one in place of the row with the same key. */
    static <F extends Fact> List<F> replaced(List<F> rows, F row) {
        List<F> all = new ArrayList<>(rows);
        all.removeIf(other -> other.key().equals(row.key()));
        all.add(row);
        return List.copyOf(all);
    }

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
        return new Dossier(partner, memberships, others, metrics, overrides, attestations, enrolments, since);
    }
}
