package dev.assay.rules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A benefit for a partner's proficiency or membership.
 *
 * @param code canonical
 * @param title for people
 * @param basis which level must be reached
 * @param level a level of memberships
 * @param competency canonical code of a competency that must reach the level too; null = none
 */
public record Benefit(String code, String title, Basis basis, Level level, @Nullable String competency) {
    /** {@code PROFICIENCY}: the eligible level; {@code MEMBERSHIP}: the active membership. */
    public enum Basis {
        PROFICIENCY,
        MEMBERSHIP
    }

    public Benefit {
        Objects.requireNonNull(code);
        Objects.requireNonNull(title);
        Objects.requireNonNull(basis);
        if (level.isNone() || !MembershipLevel.LADDER.has(level)) {
            throw new IllegalArgumentException(
                    "benefit %s asks for %s, which is not a membership level".formatted(code, level));
        }
    }
}
