package dev.assay.facts;

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
        List<AgentOverride> overrides) {}
