package dev.assay.standing;

import dev.assay.rules.Level;

/**
 * A person without whom a competency would have a lower level today: a row of {@code v1_critical_person}.
 *
 * @param levelWith its effective level
 * @param levelWithout the effective level without just this person
 */
public record CriticalPerson(
        String partnerId, String personId, String competencyCode, Level levelWith, Level levelWithout) {}
