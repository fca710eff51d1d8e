package dev.assay.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a partner takes part in, for the term {@code [startsOn, renewsOn)}: one competency at one level, as a membership
 * is for the competencies of its ladder.
 *
 * @param competencyCode canonical
 * @param level the level's name, in capitals
 * @param startsOn first day of the term
 * @param renewsOn first day after the term
 * @param endedOn first day without it; null = not ended early
 */
public record Enrolment(
        String partnerId,
        String competencyCode,
        String level,
        LocalDate startsOn,
        LocalDate renewsOn,
        @Nullable LocalDate endedOn,
        Instant updatedAt)
        implements Fact {
    /** True if it is active on the day. */
    public boolean activeOn(LocalDate day) {
        return !startsOn.isAfter(day) && day.isBefore(endsOn());
    }

    /** The first day without it: the earlier of its renewal and of what ended it. */
    public LocalDate endsOn() {
        return endedOn != null && endedOn.isBefore(renewsOn) ? endedOn : renewsOn;
    }

    @Override
    public Feed feed() {
        return Feed.ENROLMENTS;
    }

    @Override
    public List<String> key() {
        return List.of(partnerId, competencyCode, startsOn.toString());
    }

    @Override
    public Set<Subject> subjects() {
        return Set.of(Subject.partner(partnerId));
    }

    @Override
    public List<@Nullable String> values() {
        return Fact.texts(partnerId, competencyCode, level, startsOn, renewsOn, endedOn, updatedAt);
    }
}
