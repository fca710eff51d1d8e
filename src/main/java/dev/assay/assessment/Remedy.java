package dev.assay.assessment;

import dev.assay.rules.Level;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would reach a level by one path.
 *
 * @param level the level that the path leads to
 * @param pathCode the path
 * @param steps what is missing; empty if the path holds
 */
public record Remedy(Level level, String pathCode, List<Step> steps) {
    /** A credential that somebody has yet to earn is one unit of effort; a newcomer is one more. */
    private static final int NEWCOMER = 1;

    /** A figure below its threshold weighs as much as this many credentials: it cannot be had by learning. */
    private static final int FIGURE = 5;

    public Remedy {
        steps = List.copyOf(steps);
    }

    /** How much it takes, for comparing remedies with each other; 0 if nothing is missing. */
    int effort() {
        return steps.stream().mapToInt(Step::effort).sum();
    }

    /**
     * One thing that is missing.
     *
     * @param requirementId the requirement
     * @param personId who has to earn the credentials; null for somebody who has yet to come, or for a figure
     * @param credentialCodes what has to be earned or brought along; empty for a figure
     * @param metricCode the metric of the figure that is short; null for people
     * @param shortBy by how much the figure is short, in its unit; null for people
     */
    public record Step(
            String requirementId,
            @Nullable String personId,
            List<String> credentialCodes,
            @Nullable String metricCode,
            @Nullable BigDecimal shortBy) {
        public Step {
            credentialCodes = List.copyOf(credentialCodes);
        }

        private int effort() {
            return metricCode != null ? FIGURE : credentialCodes.size() + (personId == null ? NEWCOMER : 0);
        }
    }
}
