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

/**
 * What the fall of the points of a requirement is charged to. The facts that changed since a day are added one after the
 * other, in the order of day, kind, person and code, and each is charged what the points fall by when it is added to
 * those before it: less than 0 where they rise. So the charges add up to the fall.
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
     * What was charged anything, or broke what other points come after or a source's least number of points; empty if the
     * rules of the later day do not ask for it any more.
     */
    List<Cause> causes() {
        DayState state = held.state(code);
        Optional<RequirementOutcome> before = outcome(state);
        List<Cause> causes = new ArrayList<>();
        for (LocalDate day : days()) {
            PartnerDay then = timeline.on(day);
            for (StateChange change : StateChange.between(state, then, timeline, code, points)) {
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
        if (fall.signum() == 0 && !broke) {
            return Optional.empty();
        }
        Cause.Kind kind = fall.signum() < 0 ? Cause.Kind.POINTS_GAINED : change.kind();
        return Optional.of(new Cause(
                kind,
                part(change, before, parts),
                change.personId(),
                change.code(),
                change.day(),
                change.detail(),
                Cause.plain(fall)));
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
