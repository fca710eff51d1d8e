package dev.assay.rules;

import java.util.List;

/**
 * One of several ways to earn a level of a competency: all its requirements must hold.
 *
 * @param code canonical, unique within its level
 * @param when whom the path is for: it counts only on days on which all of these hold; none: it always counts
 * @param requires in rulebook order, not empty
 */
public record AttainmentPath(String code, List<Requirement> when, List<Requirement> requires) {
    public AttainmentPath {
        when = List.copyOf(when);
        requires = List.copyOf(requires);
        if (requires.isEmpty()) {
            throw new IllegalArgumentException("path " + code + " has no requirements");
        }
    }

    /** A path that always counts. */
    public AttainmentPath(String code, List<Requirement> requires) {
        this(code, List.of(), requires);
    }
}
