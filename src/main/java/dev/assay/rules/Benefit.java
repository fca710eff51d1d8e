package dev.assay.rules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a partner gets for its proficiency or for its membership.
 *
 * @param code canonical
 * @param title for people
 * @param basis what must reach the level
 * @param level a level of memberships
 * @param competency canonical code of the competency that must reach the level too; null = none
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
                    "benefit %s asks for %s, which no membership has".formatted(code, level));
        }
    }
}
