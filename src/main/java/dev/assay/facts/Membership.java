package dev.assay.facts;

import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A membership that a partner bought, for the term {@code [startsOn, renewsOn)}.
 *
 * @param level of the membership ladder
 * @param startsOn first day of the term
 * @param renewsOn first day after the term
 * @param endedOn first day on which it is no longer active; null = not ended early
 */
public record Membership(
        String partnerId,
        Level level,
        LocalDate startsOn,
        LocalDate renewsOn,
        @Nullable LocalDate endedOn,
        Instant updatedAt)
        implements Fact {
    public Membership {
        if (level.isNone() || !MembershipLevel.LADDER.has(level)) {
            throw new IllegalArgumentException("a membership of " + level);
        }
    }

    @Override
    public Feed feed() {
        return Feed.MEMBERSHIPS;
    }

    /** The first day after it: {@code renewsOn}, or {@code endedOn} if that is earlier. */
    public LocalDate endsOn() {
        return endedOn != null && endedOn.isBefore(renewsOn) ? endedOn : renewsOn;
    }

    /** True if it is active on the day. */
    public boolean activeOn(LocalDate day) {
        return !startsOn.isAfter(day) && day.isBefore(endsOn());
    }

    @Override
    public List<String> key() {
        return List.of(partnerId, startsOn.toString(), level.name());
    }

    @Override
    public Set<Subject> subjects() {
        return Set.of(Subject.partner(partnerId));
    }

    @Override
    public List<@Nullable String> values() {
        return Fact.texts(partnerId, level.name(), startsOn, renewsOn, endedOn, updatedAt);
    }
}
