package dev.assay.cause;

import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Person;
import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became, between a day on which a level held and a later one on which it does not, of the path that carried it.
 */
final class Loss {
    private final Timeline timeline;
    private final String code;
    private final PartnerDay held;
    private final PartnerDay now;
    private final LocalDate lostOn;
    private final CauseList causes;

    /**
     * @param code the competency
     * @param held a day on which the level held
     * @param now a later day on which it does not
     * @param lostOn first day on which it did not
     */
    Loss(Timeline timeline, String code, PartnerDay held, PartnerDay now, LocalDate lostOn) {
        this.timeline = timeline;
        this.code = code;
        this.held = held;
        this.now = now;
        this.lostOn = lostOn;
        this.causes = new CauseList(now.day().isAfter(timeline.asOf()));
    }

    /** The causes, in the order of the path's requirements. */
    List<Cause> causes(Level wanted) {
        Optional<PathOutcome> carrying = held.outcome(code).carrying();
        if (carrying.isPresent()) {
            compare(carrying.get());
        } else {
            overrideEnded(null, override -> {
                Level granted = override.grant().level();
                return granted != null
                        && granted.atLeast(wanted)
                        && !override.endsOn(timeline.overrideDuration()).isAfter(lostOn);
            });
            if (causes.size() == 0) {
                rulesChanged(null, lostOn, "the rulebook has no competency " + code + " any more");
            }
        }
        return causes.all();
    }

    private void compare(PathOutcome path) {
        Optional<PathOutcome> same = now.outcome(code).path(path.level(), path.code());
        if (same.isEmpty()) {
            LocalDate gone = since(
                    day -> day.outcome(code).path(path.level(), path.code()).isEmpty());
            rulesChanged(null, gone, "the rulebook has no path " + path.code() + " to " + path.level() + " any more");
            return;
        }
        path.requirements().forEach(requirement -> compare(requirement, same.get()));
        for (RequirementOutcome required : same.get().requirements()) {
            boolean isNew = path.requirement(required.requirement().id()).isEmpty();
            if (isNew && !required.met()) {
                rulesChanged(
                        required.requirement(),
                        unmetSince(path, required.requirement().id()),
                        "the rulebook asks for this too");
            }
        }
    }

    private void compare(RequirementOutcome was, PathOutcome path) {
        String id = was.requirement().id();
        Optional<RequirementOutcome> is = path.requirement(id);
        if (is.isEmpty() || is.get().met()) {
            return;
        }
        if (was.overridden()) {
            overrideEnded(
                    was.requirement(), override -> id.equals(override.grant().requirementId()));
        } else {
            was.requirement().by(new Comparison(was, is.get(), path));
        }
    }

    private void overrideEnded(@Nullable Requirement requirement, Predicate<AgentOverride> which) {
        held.overridesInForce(code).stream()
                .filter(which)
                .forEach(override -> causes.add(
                        Cause.Kind.OVERRIDE_ENDED,
                        requirement,
                        null,
                        null,
                        override.endsOn(timeline.overrideDuration()),
                        "override " + override.overrideId() + " granted on " + override.grantedOn()));
    }

    /** @param day on which the rules have begun to tell */
    private void rulesChanged(@Nullable Requirement requirement, LocalDate day, String detail) {
        LocalDate told = timeline.on(day).rulebook().effectiveFrom();
        LocalDate changed = told.isAfter(held.day()) ? told : now.rulebook().effectiveFrom();
        causes.add(Cause.Kind.RULES_CHANGED, requirement, null, null, changed, detail);
    }

    private LocalDate unmetSince(PathOutcome path, String requirementId) {
        return since(day -> day.outcome(code)
                .path(path.level(), path.code())
                .flatMap(then -> then.requirement(requirementId))
                .filter(then -> !then.met())
                .isPresent());
    }

    /** The first day since the level held from which on it has been as it is on the later day. */
    private LocalDate since(Predicate<PartnerDay> alike) {
        LocalDate first = now.day();
        List<LocalDate> points = now.day().isAfter(timeline.asOf()) ? List.of() : timeline.changesSince(held.day());
        for (int i = points.size() - 1; i >= 0 && alike.test(timeline.on(points.get(i))); i--) {
            first = points.get(i);
        }
        return first;
    }

    /**
     * A requirement that was met and is not.
     *
     * @param was its outcome on the day on which it was met
     * @param is its outcome on the later day
     * @param path the outcome of its path on the later day
     */
    private final class Comparison implements Requirement.Cases<CauseList> {
        private final RequirementOutcome was;
        private final RequirementOutcome is;
        private final PathOutcome path;

        private Comparison(RequirementOutcome was, RequirementOutcome is, PathOutcome path) {
            this.was = was;
            this.is = is;
            this.path = path;
        }

        @Override
        public CauseList people(Requirement.People people) {
            int before = causes.size();
            departures(was, is);
            if (causes.size() == before) {
                rulesChanged(is.requirement(), unmetSince(), "%s people of %s".formatted(is.have(), is.need()));
            }
            return causes;
        }

        private LocalDate unmetSince() {
            return Loss.this.unmetSince(path, was.requirement().id());
        }

        private void departures(RequirementOutcome then, RequirementOutcome later) {
            Set<String> still =
                    later.contributors().stream().map(Contributor::personId).collect(Collectors.toSet());
            Departure departure = new Departure(now, timeline, code);
            for (Contributor contributor : then.contributors()) {
                Person person = now.dossier().people().get(contributor.personId());
                if (person != null && !still.contains(contributor.personId())) {
                    departure.explain(person, contributor.credentialCodes(), then.requirement(), causes);
                }
            }
        }

        @Override
        public CauseList figure(Requirement.Figure figure) {
            // as it was when it stopped being met: a later rulebook may ask for something else by then
            RequirementOutcome first = timeline.on(unmetSince())
                    .outcome(code)
                    .path(path.level(), path.code())
                    .flatMap(then -> then.requirement(figure.id()))
                    .orElse(is);
            RequirementOutcome shown = is.requirement() instanceof Requirement.Figure ? is : first;
            String detail = "%s of %s"
                    .formatted(shown.have().toPlainString(), shown.need().toPlainString());
            boolean sameWindow = first.requirement() instanceof Requirement.Figure later
                    && later.window().equals(figure.window())
                    && later.metric().equals(figure.metric());
            if (sameWindow && first.have().compareTo(was.need()) < 0) {
                causes.add(Cause.Kind.METRIC_BELOW, figure, null, null, unmetSince(), detail);
            } else {
                rulesChanged(figure, unmetSince(), detail);
            }
            return causes;
        }

        @Override
        public CauseList anyOf(Requirement.AnyOf anyOf) {
            int before = causes.size();
            anyOf.branches().stream()
                    .map(branch ->
                            branch.stream().map(inner -> nested(inner.id())).toList())
                    .filter(branch -> branch.stream().allMatch(RequirementOutcome::met))
                    .findFirst()
                    .ifPresent(branch -> branch.forEach(inner -> compare(inner, path)));
            if (causes.size() == before) {
                rulesChanged(anyOf, unmetSince(), "the rulebook has changed what it accepts here");
            }
            return causes;
        }

        private RequirementOutcome nested(String id) {
            return was.nested().stream()
                    .filter(inner -> inner.requirement().id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no outcome of nested requirement " + id));
        }

        @Override
        public CauseList distinctPeople(Requirement.DistinctPeople group) {
            int before = causes.size();
            for (RequirementOutcome member : was.nested()) {
                String id = member.requirement().id();
                Optional<RequirementOutcome> later = path.requirement(id);
                if (member.overridden() && later.isPresent() && !later.get().overridden()) {
                    overrideEnded(
                            member.requirement(),
                            override -> id.equals(override.grant().requirementId()));
                }
                later.ifPresent(outcome -> departures(member, outcome));
            }
            if (causes.size() == before) {
                rulesChanged(group, unmetSince(), "%s different people of %s".formatted(is.have(), is.need()));
            }
            return causes;
        }
    }
}
