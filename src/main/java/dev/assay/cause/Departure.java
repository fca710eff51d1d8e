package dev.assay.cause;

import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Interval;
import dev.assay.facts.Person;
import dev.assay.rules.Credential;
import dev.assay.rules.Requirement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why one person does not count for a requirement on a day, though the person once did or could.
 *
 * @param now the day on which the person does not count
 * @param timeline the partner over time
 * @param code the competency
 */
record Departure(PartnerDay now, Timeline timeline, String code) {
    /**
     * Adds the reasons: that the person left, or, for each of the credentials, what ended it last. Adds nothing if the
     * person is there and holds them all, or has yet to come.
     *
     * @param credentialCodes what the person counted by
     */
    void explain(Person person, Collection<String> credentialCodes, Requirement requirement, CauseList into) {
        if (!person.associatedOn(now.day())) {
            left(person, requirement, into);
            return;
        }
        for (String credentialCode : credentialCodes) {
            if (!holds(person, credentialCode)) {
                ended(person, credentialCode, requirement, into);
            }
        }
    }

    private void left(Person person, Requirement requirement, CauseList into) {
        List<Association> begun = person.links().stream()
                .filter(link -> link.partnerId().equals(now.dossier().partner().partnerId())
                        && !link.linkedOn().isAfter(now.day()))
                .toList();
        if (begun.isEmpty()) {
            return;
        }
        Stream<LocalDate> ends = person.withPartner().isEmpty()
                ? begun.stream().map(Association::unlinkedOn)
                : person.withPartner().stream().map(Interval::to);
        LocalDate day = ends.filter(Objects::nonNull)
                .filter(end -> !end.isAfter(now.day()))
                .max(Comparator.naturalOrder())
                .orElse(null);
        into.add(Cause.Kind.PERSON_LEFT, requirement, person.personId(), null, day, "no longer with the partner");
    }

    private boolean holds(Person person, String credentialCode) {
        Credential credential = now.rulebook().credentials().get(credentialCode);
        boolean really = credential != null
                && person.achievements().stream()
                        .anyMatch(achievement -> achievement.credentialCode().equals(credentialCode)
                                && achievement.heldOn(now.day())
                                && credential.counts(achievement.earnedOn(), now.day()));
        return really
                || now.overridesInForce(code).stream().anyMatch(override -> grants(override, person, credentialCode));
    }

    private static boolean grants(AgentOverride override, Person person, String credentialCode) {
        return person.personId().equals(override.grant().personId())
                && credentialCode.equals(override.grant().credentialCode());
    }

    private void ended(Person person, String credentialCode, Requirement requirement, CauseList into) {
        Optional<AgentOverride> override = now.dossier().overrides().stream()
                .filter(granted -> granted.competencyCode().equals(code) && grants(granted, person, credentialCode))
                .filter(granted -> !endsOn(granted).isAfter(now.day()))
                .max(Comparator.comparing(this::endsOn));
        Optional<Achievement> achievement = person.achievements().stream()
                .filter(held -> held.credentialCode().equals(credentialCode)
                        && !held.earnedOn().isAfter(now.day()))
                .max(Comparator.comparing(this::countedUntil));
        boolean overrideLast = override.isPresent()
                && achievement
                        .filter(held -> !countedUntil(held).isBefore(endsOn(override.get())))
                        .isEmpty();
        if (overrideLast) {
            into.add(
                    Cause.Kind.OVERRIDE_ENDED,
                    requirement,
                    person.personId(),
                    credentialCode,
                    endsOn(override.get()),
                    "override " + override.get().overrideId());
        } else {
            achievement.ifPresent(held -> achievementEnded(person, held, requirement, into));
        }
    }

    private LocalDate endsOn(AgentOverride override) {
        return override.endsOn(timeline.overrideDuration());
    }

    /** First day on which it counted no more; that of what never counted is the oldest of all. */
    private LocalDate countedUntil(Achievement achievement) {
        return timeline.countsNoMoreSince(achievement, now.day()).orElse(LocalDate.MIN);
    }

    /** First day on which it is not held any more, retirement apart. */
    private static LocalDate end(Achievement achievement) {
        LocalDate expires =
                achievement.validUntil() == null || achievement.validUntil().equals(LocalDate.MAX)
                        ? LocalDate.MAX
                        : achievement.validUntil().plusDays(1);
        return achievement.revokedOn() != null && achievement.revokedOn().isBefore(expires)
                ? achievement.revokedOn()
                : expires;
    }

    private void achievementEnded(Person person, Achievement held, Requirement requirement, CauseList into) {
        String earned = held.credentialCode() + " earned on " + held.earnedOn();
        LocalDate end = end(held);
        LocalDate first = timeline.countsNoMoreSince(held, now.day()).orElse(end.isAfter(now.day()) ? inForce() : end);
        if (end.equals(first)) {
            boolean revoked = end.equals(held.revokedOn());
            Cause.Kind kind = revoked ? Cause.Kind.CREDENTIAL_REVOKED : Cause.Kind.CREDENTIAL_EXPIRED;
            into.add(kind, requirement, person.personId(), held.credentialCode(), end, earned);
        } else if (now.rulebook().credentials().containsKey(held.credentialCode())) {
            into.add(
                    Cause.Kind.CREDENTIAL_RETIRED,
                    requirement,
                    person.personId(),
                    held.credentialCode(),
                    first,
                    earned);
        } else {
            String detail = held.credentialCode() + " is not in the rulebook any more";
            into.add(Cause.Kind.RULES_CHANGED, requirement, person.personId(), held.credentialCode(), first, detail);
        }
    }

    private LocalDate inForce() {
        return now.rulebook().effectiveFrom();
    }
}
