package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cause.Cause;
import dev.assay.facts.AgentOverride;
import dev.assay.renewal.Episode;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Requirement;
import dev.assay.standing.RiskState;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether causes are true, asked of the twin: there is always one, it lies where the level was lost, what is said to have
 * ended held the day before, and where the level never held nothing is said to have ended.
 *
 * @param which for the message of a failure
 * @param first the first day that a rulebook covers
 */
record TwinCauses(String which, Twin.Look look, Episode episode, LocalDate first) {
    private static final Set<Cause.Kind> PAST = Set.of(
            Cause.Kind.PERSON_LEFT,
            Cause.Kind.CREDENTIAL_EXPIRED,
            Cause.Kind.CREDENTIAL_RETIRED,
            Cause.Kind.OVERRIDE_ENDED,
            Cause.Kind.METRIC_BELOW,
            Cause.Kind.RULES_CHANGED);

    void check() {
        assertThat(episode.causes()).as(which).isNotEmpty();
        if (episode.state() == RiskState.LAPSING) {
            assertThat(episode.causes())
                    .as(which)
                    .allMatch(cause -> !PAST.contains(cause.kind()))
                    .allMatch(cause -> cause.day() != null && cause.day().equals(episode.lapsesOn()));
            episode.causes().forEach(this::ended);
            return;
        }
        LocalDate held = look.asOf;
        while (!held.isBefore(first) && isBelow(held)) {
            held = held.minusDays(1);
        }
        if (held.isBefore(first)) {
            assertThat(episode.causes())
                    .as(which + " never held")
                    .allMatch(cause -> cause.kind() == Cause.Kind.FACTS_CORRECTED)
                    .allMatch(this::isUnmet);
        } else {
            LocalDate last = held;
            assertThat(episode.causes())
                    .as(which + " held on " + last)
                    .allMatch(cause -> cause.day() != null
                            && cause.day().isAfter(last)
                            && !cause.day().isAfter(look.asOf));
            episode.causes().forEach(this::ended);
        }
    }

    private boolean isBelow(LocalDate day) {
        return look.level(episode.competencyCode(), day).below(episode.displayed());
    }

    private boolean isUnmet(Cause cause) {
        return cause.requirementId() == null ? isBelow(look.asOf) : !isMet(look.on(look.asOf), cause.requirementId());
    }

    /** What ended on a day according to a cause held until the day before. */
    private void ended(Cause cause) {
        LocalDate day = Objects.requireNonNull(cause.day());
        TwinDay before = look.on(day.minusDays(1));
        TwinDay then = look.on(day);
        String code = episode.competencyCode();
        String person = String.valueOf(cause.personId());
        boolean holds =
                switch (cause.kind()) {
                    case PERSON_LEFT, PERSON_LEAVING ->
                        before.there().contains(person) && !then.there().contains(person);
                    case CREDENTIAL_EXPIRED,
                            CREDENTIAL_EXPIRING,
                            CREDENTIAL_REVOKED,
                            CREDENTIAL_RETIRED,
                            CREDENTIAL_RETIRING ->
                        before.held(code, person, false).contains(cause.credentialCode())
                                && !then.held(code, person, false).contains(cause.credentialCode());
                    case OVERRIDE_ENDED, OVERRIDE_ENDING -> {
                        List<AgentOverride> still = then.overrides(code);
                        yield before.overrides(code).stream().anyMatch(override -> !still.contains(override));
                    }
                    case METRIC_BELOW ->
                        isMet(before, String.valueOf(cause.requirementId()))
                                && !isMet(then, String.valueOf(cause.requirementId()));
                    case RULES_CHANGED, RULES_CHANGING -> !before.rulebook().equals(then.rulebook());
                    case FACTS_CORRECTED,
                            TERM_ENDED,
                            ATTESTATION_ENDED,
                            ATTESTATION_ENDING,
                            METRIC_FELL,
                            TRACK_CHANGED,
                            POINTS_GAINED -> false;
                };
        assertThat(holds).as(which + ": " + cause).isTrue();
    }

    private boolean isMet(TwinDay day, String requirementId) {
        String code = episode.competencyCode();
        for (Level level : List.of(MembershipLevel.SILVER, MembershipLevel.GOLD)) {
            for (AttainmentPath path : day.rulebook().competencies().get(code).paths(level)) {
                for (Requirement required : path.requires()) {
                    for (Requirement inner : required.withNested()) {
                        if (inner.id().equals(requirementId)) {
                            return day.met(code, inner, true);
                        }
                    }
                }
            }
        }
        throw new AssertionError(which + ": no requirement " + requirementId);
    }
}
