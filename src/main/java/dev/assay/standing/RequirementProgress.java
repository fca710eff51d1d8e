package dev.assay.standing;

import dev.assay.rules.Level;
import java.math.BigDecimal;

/**
 * A partner's progress with one requirement: a row of {@code v1_requirement_progress}.
 *
 * @param level the level of the path
 * @param have people, slots filled, 0 or 1, or the figure rounded down to 4 decimals
 * @param need in the same unit, inclusive
 * @param met with overrides
 * @param overridden whether an override of this requirement itself is in force
 */
public record RequirementProgress(
        String partnerId,
        String competencyCode,
        Level level,
        String pathCode,
        String requirementId,
        BigDecimal have,
        BigDecimal need,
        boolean met,
        boolean overridden) {}
