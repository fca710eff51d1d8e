package dev.assay.store.fact;

import dev.assay.facts.AgentOverride;
import dev.assay.facts.Attestation;
import dev.assay.facts.Dossier;
import dev.assay.facts.Enrolment;
import dev.assay.facts.Figures;
import dev.assay.facts.Membership;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.facts.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts read so far for one partner. After a problem no more facts are kept. */
final class DossierDraft {
    private final String partnerId;
    private final int mostFacts;
    private final LocalDate since;
    private final List<Membership> memberships = new ArrayList<>(2);
    private final List<PersonDraft> people = new ArrayList<>();
    private final List<MetricMonth> months = new ArrayList<>();
    private final List<AgentOverride> overrides = new ArrayList<>(0);
    private final List<Attestation> attestations = new ArrayList<>(0);
    private final List<Enrolment> enrolments = new ArrayList<>(0);
    private @Nullable Partner partner;
    private @Nullable String problem;
    private int facts;

    /**
     * A draft without facts.
     *
     * @param mostFacts how many facts a partner may have, those of its people included
     * @param since see {@link Dossier#since}
     */
    DossierDraft(String partnerId, int mostFacts, LocalDate since) {
        this.partnerId = partnerId;
        this.mostFacts = mostFacts;
        this.since = since;
    }

    void is(Partner known) {
        partner = known;
    }

    void add(PersonDraft person) {
        if (problem == null) {
            people.add(person);
        }
    }

    void add(Membership membership) {
        if (hasRoom()) {
            memberships.add(membership);
        }
    }

    void add(MetricMonth month) {
        if (hasRoom()) {
            months.add(month);
        }
    }

    void add(AgentOverride override) {
        if (hasRoom()) {
            overrides.add(override);
        }
    }

    void add(Attestation attestation) {
        if (hasRoom()) {
            attestations.add(attestation);
        }
    }

    void add(Enrolment enrolment) {
        if (hasRoom()) {
            enrolments.add(enrolment);
        }
    }

    /** Records that the partner cannot be evaluated, and releases its facts. */
    void fail(String why) {
        if (problem == null) {
            problem = why;
            memberships.clear();
            people.clear();
            months.clear();
            overrides.clear();
            attestations.clear();
            enrolments.clear();
        }
    }

    PartnerFacts finished() {
        if (problem != null || partner == null) {
            return new PartnerFacts(partnerId, null, problem == null ? "the partner is unknown" : problem);
        }
        Map<String, Person> byId = new HashMap<>(people.size() * 2);
        for (PersonDraft person : people) {
            byId.put(person.personId(), person.with(partnerId));
        }
        return new PartnerFacts(
                partnerId,
                new Dossier(
                        partner, memberships, byId, new Figures(months), overrides, attestations, enrolments, since),
                null);
    }

    /** Counts one more fact; false if the partner has a problem, including this one being too many. */
    boolean hasRoom() {
        if (problem == null && ++facts > mostFacts) {
            fail("partner %s has more than %d facts (setting assay.work.facts-per-partner); "
                            .formatted(partnerId, mostFacts)
                    + "raise the limit if that is correct, or correct the feed that delivers so many");
        }
        return problem == null;
    }
}
