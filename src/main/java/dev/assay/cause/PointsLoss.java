package dev.assay.cause;

import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.DayState;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.evaluation.Timeline;
import dev.assay.rules.Requirement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the fall of the points of a requirement is charged to. The facts that changed since a day are added one after the
 * other, in the order of day, kind, person and code, and each is charged what the points fall by when it is added to
 * those before it: less than 0 where they rise. So the charges add up to the fall, exactly as points are shown.
 *
 * <p>Example: 70 points; somebody without whom a source gives nothing leaves: 54. The leaving is charged 16.
 *
 * @param code the competency
 * @param path the path that carried the level on the earlier day
 * @param points the requirement, as it was asked for then
 * @param held the earlier day
 * @param now the later day
 */
record PointsLoss(
        Timeline timeline, String code, PathOutcome path, Requirement.Points points, PartnerDay held, PartnerDay now) {
    /**
     * What was charged anything, or broke what other points come after or a source's least number of points, or, as rules
     * that ask for more do, lost the requirement itself; empty if the rules of the later day do not ask for it any more.
     */
    List<Cause> causes() {
        DayState state = held.state(code);
        Optional<RequirementOutcome> before = outcome(state);
        List<Cause> causes = new ArrayList<>();
        List<LocalDate> days = days();
        List<Requirement> asked = asked(days);
        for (LocalDate day : days) {
            PartnerDay then = timeline.on(day);
            for (StateChange change :
                    StateChanges.between(state, then, timeline, code, asked).inOrder()) {
                DayState next = change.applied().apply(state);
                Optional<RequirementOutcome> after = outcome(next);
                if (before.isEmpty() || after.isEmpty()) {
                    return List.of();
                }
                charged(change, before.get(), after.get()).ifPresent(causes::add);
                state = next;
                before = after;
            }
        }
        return causes;
    }

    private List<LocalDate> days() {
        return now.day().isAfter(timeline.asOf())
                ? List.of(now.day())
                : timeline.changesSince(held.day()).stream()
                        .filter(day -> !day.isAfter(now.day()))
                        .toList();
    }

    /** The requirement as it is asked for on any of the days: what later rules ask for may have changed before them. */
    private List<Requirement> asked(List<LocalDate> days) {
        return Stream.concat(
                        Stream.of(points),
                        days.stream()
                                .flatMap(day -> timeline.on(day).outcome(code).path(path.level(), path.code()).stream())
                                .flatMap(then -> then.requirement(points.id()).stream())
                                .map(RequirementOutcome::requirement))
                .distinct()
                .toList();
    }

    private Optional<RequirementOutcome> outcome(DayState state) {
        return state.outcome(path.level(), path.code(), points.id());
    }

    private Optional<Cause> charged(StateChange change, RequirementOutcome before, RequirementOutcome after) {
        BigDecimal fall = before.have().subtract(after.have());
        Map<String, RequirementOutcome> parts = after.parts();
        boolean broke = before.withNested().stream()
                .skip(1)
                .anyMatch(part -> part.met()
                        && parts.containsKey(part.requirement().id())
                        && !parts.get(part.requirement().id()).met());
        boolean lost = before.met() && !after.met() && !points.id().equals(change.granted());
        if (fall.signum() == 0 && !broke) {
            return lost ? Optional.of(more(change, after)) : Optional.empty();
        }
        // what gives more and still loses the requirement is no mere gain: rules that ask for more, for one
        Cause.Kind kind = fall.signum() < 0 && !lost ? Cause.Kind.POINTS_GAINED : change.kind();
        return Optional.of(new Cause(
                kind,
                part(change, before, parts),
                change.personId(),
                change.code(),
                change.day(),
                change.detail(),
                Cause.plain(fall)));
    }

    /** It costs nothing, but more is asked for with it. */
    private Cause more(StateChange change, RequirementOutcome after) {
        String detail = "%s points of %s".formatted(after.have(), after.need());
        return new Cause(change.kind(), points.id(), change.personId(), change.code(), change.day(), detail, null);
    }

    /** The first part of the requirement that the change is about, in rulebook order; the requirement where there is none. */
    private String part(StateChange change, RequirementOutcome before, Map<String, RequirementOutcome> after) {
        return before.withNested().stream()
                .skip(1)
                .filter(part -> {
                    RequirementOutcome later = after.get(part.requirement().id());
                    return change.names(part.requirement())
                            || change.personId() != null
                                    && later != null
                                    && !counting(part, change.personId()).equals(counting(later, change.personId()));
                })
                .map(part -> part.requirement().id())
                .findFirst()
                .orElse(points.id());
    }

    private static List<String> counting(RequirementOutcome part, String personId) {
        return part.contributors().stream()
                .filter(person -> Objects.equals(person.personId(), personId))
                .map(Contributor::credentialCodes)
                .flatMap(List::stream)
                .toList();
    }
}
