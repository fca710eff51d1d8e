package dev.assay.rules;

import java.util.List;

/**
 * One of several ways to earn a level of a competency: all its requirements must hold.
 *
 * @param code canonical, unique within its level
 * @param requires in rulebook order, not empty
 */
public record AttainmentPath(String code, List<Requirement> requires) {
    public AttainmentPath {
        requires = List.copyOf(requires);
        if (requires.isEmpty()) {
            throw new IllegalArgumentException("path " + code + " has no requirements");
        }
    }
}
