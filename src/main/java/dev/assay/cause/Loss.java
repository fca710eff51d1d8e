package dev.assay.cause;

import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Attestation;
import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import dev.assay.rules.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What changed, between a day on which a level held and a later one on which it does not, in the path that carried it.
 *
 * @param code the competency
 * @param held a day on which the level held
 * @param now a later day on which it does not
 * @param lostOn first day on which it did not
 */
record Loss(Timeline timeline, String code, PartnerDay held, PartnerDay now, LocalDate lostOn) {
    /** The causes, each once, in the order of the path's requirements. */
    List<Cause> causes(Level wanted) {
        Optional<PathOutcome> carrying = held.outcome(code).carrying();
        List<Cause> causes = carrying.isPresent() ? ofPath(carrying.get()) : ofLevelOverride(wanted);
        boolean ahead = now.day().isAfter(timeline.asOf());
        return causes.stream()
                .map(cause -> ahead ? cause.ahead() : cause)
                .distinct()
                .toList();
    }

    private List<Cause> ofLevelOverride(Level wanted) {
        List<Cause> ended = overridesEnded(
                null,
                override -> held.grants(override, wanted) && !endsOn(override).isAfter(lostOn));
        return ended.isEmpty()
                ? List.of(rulesChanged(null, lostOn, "the rulebook has no competency " + code + " any more"))
                : ended;
    }

    private List<Cause> ofPath(PathOutcome path) {
        Optional<PathOutcome> same = path(now, path);
        if (same.isEmpty()) {
            LocalDate gone = since(day -> path(day, path).isEmpty());
            String detail = "the rulebook has no path " + path.code() + " to " + path.level() + " any more";
            return List.of(rulesChanged(null, gone, detail));
        }
        List<Cause> unmet = new ArrayList<>();
        for (RequirementOutcome was : path.requirements()) {
            unmet.addAll(ofRequirement(was, same.get()));
        }
        same.get().requirements().stream()
                .filter(required -> !required.met() && !asked(path, required))
                .forEach(required -> unmet.addAll(ofFurther(required, path, same.get())));
        List<Cause> causes = charged(ofTrack(path, same.get()), path, unmet);
        causes.addAll(unmet);
        return causes;
    }

    /**
     * The causes of a path that does not count any more, by day. The first is charged what the path had more than the
     * best one that counts now and the unmet requirements are not charged: so that the charges add up to the fall.
     */
    private List<Cause> charged(List<Cause> track, PathOutcome path, List<Cause> unmet) {
        List<Cause> causes = new ArrayList<>(track);
        causes.sort(Comparator.comparing(Cause::day, Comparator.nullsFirst(Comparator.naturalOrder())));
        BigDecimal left =
                path.score().map(score -> score.subtract(bestNow(path))).orElse(null);
        if (left == null) {
            return causes;
        }
        for (Cause cause : unmet) {
            left = cause.points() == null ? left : left.subtract(cause.points());
        }
        for (int i = 0; i < causes.size(); i++) {
            causes.set(i, causes.get(i).charged(Cause.plain(i == 0 ? left : BigDecimal.ZERO)));
        }
        return causes;
    }

    /** The score of the best path that counts on the later day, as it is shown. */
    private BigDecimal bestNow(PathOutcome path) {
        return Optional.ofNullable(now.rulebook().competency(code))
                .flatMap(known -> now.outcome(code).scored(path.level(), known.ladder()))
                .map(RequirementOutcome::have)
                .orElse(BigDecimal.ZERO);
    }

    /** Whether the path asked for it, and not only as a part of something else. */
    private static boolean asked(PathOutcome path, RequirementOutcome required) {
        String id = required.requirement().id();
        return path.requirements().stream()
                .anyMatch(was -> was.requirement().id().equals(id));
    }

    /** Why something does not hold that the path did not ask for by itself before. */
    private List<Cause> ofFurther(RequirementOutcome required, PathOutcome was, PathOutcome is) {
        String id = required.requirement().id();
        List<Cause> causes = was.requirement(id)
                .filter(RequirementOutcome::met)
                .map(part -> ofRequirement(part, is))
                .orElse(List.of());
        // a source of points is no reason by itself, where its id is now that of a requirement
        return causes.isEmpty()
                ? List.of(rulesChanged(required.requirement(), unmetSince(was, id), "the rulebook asks for this too"))
                : causes;
    }

    /** That the partner is no longer one of those for whom the path is. */
    private List<Cause> ofTrack(PathOutcome was, PathOutcome is) {
        if (is.counts()) {
            return List.of();
        }
        List<Cause> causes = new ArrayList<>();
        for (RequirementOutcome then : was.when()) {
            Optional<RequirementOutcome> later =
                    is.requirement(then.requirement().id());
            if (then.overridden() && later.filter(RequirementOutcome::met).isEmpty()) {
                String id = then.requirement().id();
                causes.addAll(overridesEnded(
                        then.requirement(),
                        override -> id.equals(override.grant().requirementId())));
            } else if (later.isPresent() && !later.get().met()) {
                causes.add(trackChanged(is, later.get()));
            }
        }
        if (causes.isEmpty()) {
            LocalDate day =
                    since(then -> path(then, is).filter(path -> !path.counts()).isPresent());
            causes.add(rulesChanged(null, day, "path " + is.code() + " is no longer for this partner"));
        }
        return causes;
    }

    private Cause trackChanged(PathOutcome path, RequirementOutcome when) {
        Requirement asked = when.requirement();
        return Cause.of(Cause.Kind.TRACK_CHANGED, asked, null, null, unmetSince(path, asked.id()), figures(when));
    }

    /** What there is, and what was asked for. */
    private static String figures(RequirementOutcome outcome) {
        boolean below = outcome.requirement() instanceof Requirement.Figure figure && figure.below();
        return outcome.have().toPlainString()
                + (below ? Cause.BELOW : " of ")
                + outcome.need().toPlainString();
    }

    private Optional<PathOutcome> path(PartnerDay day, PathOutcome path) {
        return day.outcome(code).path(path.level(), path.code());
    }

    private List<Cause> ofRequirement(RequirementOutcome was, PathOutcome path) {
        String id = was.requirement().id();
        Optional<RequirementOutcome> is = path.requirement(id);
        if (is.isEmpty() || is.get().met()) {
            return List.of();
        }
        if (!was.overridden()) {
            return was.requirement().by(new Comparison(was, is.get(), path));
        }
        List<Cause> causes = new ArrayList<>(overridesEnded(
                was.requirement(), override -> id.equals(override.grant().requirementId())));
        if (was.requirement() instanceof Requirement.Points points) {
            causes.addAll(new PointsLoss(timeline, code, path, points, held, now).causes());
        }
        return causes;
    }

    private List<Cause> overridesEnded(@Nullable Requirement requirement, Predicate<AgentOverride> which) {
        return held.overridesInForce(code).stream()
                .filter(which)
                .map(override -> Cause.of(
                        Cause.Kind.OVERRIDE_ENDED,
                        requirement,
                        null,
                        null,
                        endsOn(override),
                        "override " + override.overrideId() + " granted on " + override.grantedOn()))
                .toList();
    }

    private LocalDate endsOn(AgentOverride override) {
        return override.endsOn(timeline.overrideDuration());
    }

    /** @param day on which the rules have begun to tell */
    private Cause rulesChanged(@Nullable Requirement requirement, LocalDate day, String detail) {
        LocalDate told = timeline.on(day).rulebook().effectiveFrom();
        LocalDate changed = told.isAfter(held.day()) ? told : now.rulebook().effectiveFrom();
        return Cause.of(Cause.Kind.RULES_CHANGED, requirement, null, null, changed, detail);
    }

    private LocalDate unmetSince(PathOutcome path, String requirementId) {
        return since(day -> path(day, path)
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
    private final class Comparison implements Requirement.Cases<List<Cause>> {
        private final RequirementOutcome was;
        private final RequirementOutcome is;
        private final PathOutcome path;
        private final LocalDate unmetSince;

        private Comparison(RequirementOutcome was, RequirementOutcome is, PathOutcome path) {
            this.was = was;
            this.is = is;
            this.path = path;
            this.unmetSince = Loss.this.unmetSince(path, was.requirement().id());
        }

        @Override
        public List<Cause> people(Requirement.People people) {
            return orRulesChanged(departures(was, is), "%s people of %s".formatted(is.have(), is.need()));
        }

        private List<Cause> departures(RequirementOutcome then, RequirementOutcome later) {
            return new Departure(now, timeline, code).causes(then, later);
        }

        /** If the facts are unchanged, the requirement itself has changed. */
        private List<Cause> orRulesChanged(List<Cause> causes, String detail) {
            return causes.isEmpty() ? List.of(rulesChanged(is.requirement(), unmetSince, detail)) : causes;
        }

        @Override
        public List<Cause> figure(Requirement.Figure figure) {
            // as of the day on which it stopped being met, because a later rulebook may require something else
            RequirementOutcome first = Loss.this
                    .path(timeline.on(unmetSince), path)
                    .flatMap(then -> then.requirement(figure.id()))
                    .orElse(is);
            RequirementOutcome shown = is.requirement() instanceof Requirement.Figure ? is : first;
            String detail = figures(shown);
            boolean sameFigure = first.requirement() instanceof Requirement.Figure later
                    && later.window().equals(figure.window())
                    && later.metric().equals(figure.metric())
                    && later.below() == figure.below();
            boolean byFigure = (first.have().compareTo(was.need()) < 0) != figure.below();
            return sameFigure && byFigure
                    ? List.of(Cause.of(Cause.Kind.METRIC_BELOW, figure, null, null, unmetSince, detail))
                    : List.of(rulesChanged(figure, unmetSince, detail));
        }

        @Override
        public List<Cause> anyOf(Requirement.AnyOf anyOf) {
            List<Cause> causes = was.branches(anyOf).stream()
                    .filter(branch -> branch.stream().allMatch(RequirementOutcome::met))
                    .findFirst()
                    .orElse(List.of())
                    .stream()
                    .flatMap(inner -> ofRequirement(inner, path).stream())
                    .toList();
            return orRulesChanged(causes, "the rulebook has changed what it accepts here");
        }

        @Override
        public List<Cause> distinctPeople(Requirement.DistinctPeople group) {
            List<Cause> causes = new ArrayList<>();
            for (RequirementOutcome member : was.nested()) {
                String id = member.requirement().id();
                Optional<RequirementOutcome> later = path.requirement(id);
                if (member.overridden() && later.isPresent() && !later.get().overridden()) {
                    causes.addAll(overridesEnded(
                            member.requirement(),
                            override -> id.equals(override.grant().requirementId())));
                }
                later.ifPresent(outcome -> causes.addAll(departures(member, outcome)));
            }
            return orRulesChanged(causes, "%s different people of %s".formatted(is.have(), is.need()));
        }

        @Override
        public List<Cause> points(Requirement.Points points) {
            List<Cause> causes = new PointsLoss(timeline, code, path, points, held, now).causes();
            return orRulesChanged(causes, "%s points of %s".formatted(is.have(), is.need()));
        }

        @Override
        public List<Cause> attestations(Requirement.Attestations attestations) {
            List<String> missing = now.withoutAttested(attestations.of());
            // of several of a code the one that ended last
            Map<String, Cause> ended = new LinkedHashMap<>();
            now.dossier().attestations().stream()
                    .filter(attestation -> missing.contains(attestation.attestationCode()))
                    .sorted(Comparator.comparing(now::endOf, Comparator.comparing(end -> end.orElse(LocalDate.MAX))))
                    .forEach(attestation -> ended(attestations, attestation)
                            .ifPresent(cause -> ended.put(attestation.attestationCode(), cause)));
            return orRulesChanged(List.copyOf(ended.values()), "%s attestations of %s".formatted(is.have(), is.need()));
        }

        private Optional<Cause> ended(Requirement requirement, Attestation attestation) {
            return now.endOf(attestation)
                    .filter(end -> end.isAfter(attestation.attestedOn()))
                    .filter(end -> end.isAfter(held.day()) && !end.isAfter(now.day()))
                    .map(end -> Cause.of(
                            Cause.Kind.ATTESTATION_ENDED,
                            requirement,
                            null,
                            attestation.attestationCode(),
                            end,
                            "attested on " + attestation.attestedOn()));
        }

        @Override
        public List<Cause> certificates(Requirement.Certificates certificates) {
            return orRulesChanged(departures(was, is), "%s certificates of %s".formatted(is.have(), is.need()));
        }

        @Override
        public List<Cause> source(Source source) {
            return List.of();
        }
    }
}
