package dev.assay.cause;

import dev.assay.evaluation.DayState;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Figures;
import dev.assay.facts.Person;
import dev.assay.rules.Requirement;
import dev.assay.rules.Window;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changed between a state and a day.
 *
 * @param from the state before
 * @param then the day after, on which all of it happened
 * @param to the state on that day
 * @param asked what is asked for; other changes do not matter
 */
record StateChanges(DayState from, PartnerDay then, DayState to, Timeline timeline, String competency, AskedFor asked) {
    static StateChanges between(
            DayState from, PartnerDay then, Timeline timeline, String competency, List<Requirement> asked) {
        return new StateChanges(from, then, then.state(competency), timeline, competency, AskedFor.by(asked));
    }

    /** The changes in the order in which they are added. */
    List<StateChange> inOrder() {
        List<StateChange> changes = new ArrayList<>();
        Set<String> everybody = new TreeSet<>(from.people().keySet());
        everybody.addAll(to.people().keySet());
        everybody.forEach(person -> changes.addAll(ofPerson(person)));
        changes.addAll(overrides());
        changes.addAll(figures());
        changes.addAll(attestations());
        if (!from.rulebook().version().equals(to.rulebook().version())) {
            changes.add(new StateChange(
                    Cause.Kind.RULES_CHANGED,
                    null,
                    null,
                    to.rulebook().effectiveFrom(),
                    "by rulebook " + to.rulebook().version(),
                    null,
                    null,
                    state -> state.withRulesOf(to)));
        }
        changes.sort(StateChange.IN_ORDER);
        return changes;
    }

    private List<StateChange> ofPerson(String person) {
        Set<String> before = from.people().get(person);
        Set<String> after = to.people().get(person);
        if (before == null || after == null) {
            return List.of(new StateChange(
                    Cause.Kind.PERSON_LEFT,
                    person,
                    null,
                    then.day(),
                    after == null ? "no longer with the partner" : "with the partner",
                    null,
                    null,
                    state -> state.withPerson(person, after)));
        }
        Set<String> changed = new TreeSet<>(before);
        changed.addAll(after);
        changed.removeIf(code -> before.contains(code) == after.contains(code)
                || !asked.credentials().contains(code));
        return changed.stream()
                .map(code -> ofCredential(person, code, after.contains(code)))
                .toList();
    }

    private StateChange ofCredential(String person, String code, boolean gained) {
        Person known = then.dossier().people().get(person);
        Optional<Cause> end = gained || known == null
                ? Optional.empty()
                : new Departure(then, timeline, competency).endedByItself(known, code);
        return new StateChange(
                end.map(Cause::kind).orElse(Cause.Kind.CREDENTIAL_EXPIRED),
                person,
                code,
                then.day(),
                end.map(Cause::detail).orElse(code + " earned"),
                null,
                null,
                state -> {
                    Set<String> codes = new TreeSet<>(state.people().getOrDefault(person, Set.of()));
                    if (gained) {
                        codes.add(code);
                    } else {
                        codes.remove(code);
                    }
                    return state.withPerson(person, codes);
                });
    }

    private List<StateChange> overrides() {
        List<AgentOverride> changed = new ArrayList<>(from.overrides());
        to.overrides().stream()
                .filter(override -> !from.overrides().contains(override))
                .forEach(changed::add);
        changed.removeIf(override ->
                from.overrides().contains(override) == to.overrides().contains(override));
        return changed.stream()
                .map(override -> new StateChange(
                        Cause.Kind.OVERRIDE_ENDED,
                        override.grant().personId(),
                        override.grant().credentialCode(),
                        then.day(),
                        "override " + override.overrideId() + " granted on " + override.grantedOn(),
                        null,
                        override.grant().requirementId(),
                        state -> state.withOverrides(toggled(state.overrides(), override))))
                .toList();
    }

    private static List<AgentOverride> toggled(List<AgentOverride> inForce, AgentOverride override) {
        List<AgentOverride> others = new ArrayList<>(inForce);
        if (!others.remove(override)) {
            others.add(override);
        }
        return others;
    }

    private List<StateChange> figures() {
        List<StateChange> changes = new ArrayList<>();
        asked.figures().forEach((metric, window) -> {
            YearMonth before = from.running(metric);
            if (!before.equals(to.running())) {
                changes.add(new StateChange(
                        Cause.Kind.METRIC_FELL,
                        null,
                        null,
                        then.day(),
                        figures(metric, window, before, to.running()),
                        metric,
                        null,
                        state -> state.withMetric(metric, to.running())));
            }
        });
        return changes;
    }

    /** Both months and figures of a window before and after it moved. */
    private String figures(String metric, Window window, YearMonth before, YearMonth after) {
        return "%s: %s, then %s".formatted(metric, figure(metric, window, before), figure(metric, window, after));
    }

    private String figure(String metric, Window window, YearMonth running) {
        Figures figures = then.dossier().metrics();
        return switch (window.kind()) {
            case CHANGE, GROWTH -> {
                Figures.Change change = figures.change(metric, window.months(), running);
                yield "%s in %s to %s in %s"
                        .formatted(
                                change.earlier().toPlainString(),
                                change.before(),
                                change.later().toPlainString(),
                                change.month());
            }
            case LATEST ->
                "%s before %s".formatted(figures.latest(metric, running).toPlainString(), running);
            case SUM, AVERAGE ->
                "%s in the %d months before %s"
                        .formatted(
                                figures.sum(metric, window.months(), running).toPlainString(),
                                window.months(),
                                running);
        };
    }

    private List<StateChange> attestations() {
        return asked.attestations().stream()
                .filter(code ->
                        from.attestations().contains(code) != to.attestations().contains(code))
                .map(code -> new StateChange(
                        Cause.Kind.ATTESTATION_ENDED,
                        null,
                        code,
                        then.day(),
                        to.attestations().contains(code) ? "attested" : "no longer attested",
                        null,
                        null,
                        state -> {
                            Set<String> codes = new TreeSet<>(state.attestations());
                            if (!codes.remove(code)) {
                                codes.add(code);
                            }
                            return state.withAttestations(codes);
                        }))
                .toList();
    }
}
