package dev.assay.cause;

import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Interval;
import dev.assay.facts.Person;
import dev.assay.rules.Credential;
import dev.assay.rules.Requirement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why people who counted for a requirement on an earlier day do not count on a later one.
 *
 * @param now the later day
 * @param timeline the partner over time
 * @param code the competency
 */
record Departure(PartnerDay now, Timeline timeline, String code) {
    /**
     * For each person: that the person left, or, for each credential that no longer counts, what ended it last; this too
     * where the person did not count any more before leaving. Empty if all of them still count, by each certificate.
     *
     * @param then the requirement's outcome on the earlier day
     * @param later its outcome on the later day
     */
    List<Cause> causes(RequirementOutcome then, RequirementOutcome later) {
        Set<String> still =
                later.contributors().stream().map(Contributor::personId).collect(Collectors.toSet());
        List<Cause> causes = new ArrayList<>();
        for (Contributor contributor : then.contributors()) {
            Person person = now.dossier().people().get(contributor.personId());
            if (person != null && (ofEach(then.requirement()) || !still.contains(contributor.personId()))) {
                causes.addAll(causes(person, contributor.credentialCodes(), then.requirement()));
            }
        }
        return causes;
    }

    private List<Cause> causes(Person person, List<String> countedBy, Requirement requirement) {
        if (person.associatedOn(now.day())) {
            return lost(person, countedBy, requirement);
        }
        LocalDate day = leftOn(person);
        List<Cause> causes = new ArrayList<>(day == null ? List.of() : lostBefore(day, person, countedBy, requirement));
        if (causes.isEmpty() || (ofEach(requirement) && causes.size() < countedBy.size())) {
            causes.add(Cause.of(
                    Cause.Kind.PERSON_LEFT, requirement, person.personId(), null, day, "no longer with the partner"));
        }
        return causes;
    }

    /** Whether each credential of a person counts for itself. */
    private static boolean ofEach(Requirement requirement) {
        return requirement instanceof Requirement.Certificates;
    }

    private List<Cause> lost(Person person, List<String> countedBy, Requirement requirement) {
        return countedBy.stream()
                .filter(credentialCode -> !holds(person, credentialCode))
                .map(credentialCode -> ended(person, credentialCode, requirement))
                .flatMap(Optional::stream)
                .toList();
    }

    private @Nullable LocalDate leftOn(Person person) {
        return person.withPartner().stream()
                .map(Interval::to)
                .filter(Objects::nonNull)
                .filter(end -> !end.isAfter(now.day()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What had ended when the person left; empty if the person counted until then, unless each credential does. */
    private List<Cause> lostBefore(LocalDate left, Person person, List<String> countedBy, Requirement requirement) {
        PartnerDay last = timeline.on(left.minusDays(1));
        boolean counted = last.outcome(code).paths().stream()
                .flatMap(path -> path.requirement(requirement.id()).stream())
                .flatMap(outcome -> outcome.contributors().stream())
                .anyMatch(contributor -> contributor.personId().equals(person.personId()));
        return counted && !ofEach(requirement)
                ? List.of()
                : new Departure(last, timeline, code).lost(person, countedBy, requirement);
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

    /** What ended a person's achievements of a credential last, overrides apart; empty if none has ended. */
    Optional<Cause> endedByItself(Person person, String credentialCode) {
        return achievementsEnded(person, credentialCode, null).stream().reduce((a, b) -> isBefore(b, a) ? a : b);
    }

    private List<Cause> achievementsEnded(Person person, String credentialCode, @Nullable Requirement requirement) {
        List<Cause> ends = new ArrayList<>();
        person.achievements().stream()
                .filter(achievement -> achievement.credentialCode().equals(credentialCode))
                .forEach(achievement -> timeline.countsNoMoreSince(achievement, now.day())
                        .ifPresent(day -> ends.add(ended(person, achievement, requirement, day))));
        return ends;
    }

    /** What ended it last: of an achievement and an override that ended on the same day, the achievement. */
    private Optional<Cause> ended(Person person, String credentialCode, Requirement requirement) {
        List<Cause> ends = new ArrayList<>();
        now.dossier().overrides().stream()
                .filter(override -> override.competencyCode().equals(code) && grants(override, person, credentialCode))
                .filter(override -> !endsOn(override).isAfter(now.day()))
                .forEach(override -> ends.add(Cause.of(
                        Cause.Kind.OVERRIDE_ENDED,
                        requirement,
                        person.personId(),
                        credentialCode,
                        endsOn(override),
                        "override " + override.overrideId())));
        ends.addAll(achievementsEnded(person, credentialCode, requirement));
        return ends.stream().reduce((a, b) -> isBefore(b, a) ? a : b);
    }

    private static boolean isBefore(Cause a, Cause b) {
        return a.day() != null && b.day() != null && a.day().isBefore(b.day());
    }

    private LocalDate endsOn(AgentOverride override) {
        return override.endsOn(timeline.overrideDuration());
    }

    /** @param day first day on which the achievement no longer counted */
    private Cause ended(Person person, Achievement achievement, @Nullable Requirement requirement, LocalDate day) {
        String credentialCode = achievement.credentialCode();
        String earned = credentialCode + " earned on " + achievement.earnedOn();
        Cause.Kind kind = Cause.Kind.CREDENTIAL_RETIRED;
        if (day.equals(achievement.revokedOn())) {
            kind = Cause.Kind.CREDENTIAL_REVOKED;
        } else if (day.equals(achievement.endsOn())) {
            kind = Cause.Kind.CREDENTIAL_EXPIRED;
        } else if (!now.rulebook().credentials().containsKey(credentialCode)) {
            kind = Cause.Kind.RULES_CHANGED;
            earned = credentialCode + " is no longer in the rulebook";
        }
        return Cause.of(kind, requirement, person.personId(), credentialCode, day, earned);
    }
}
