package dev.assay.rules;

import java.util.List;

/**
 * A field of proven proficiency.
 *
 * @param code canonical
 * @param title for people
 * @param center its centre of excellence
 * @param silver the paths to silver, in rulebook order; empty if there is no silver
 * @param gold the paths to gold, in rulebook order; empty if there is no gold
 */
public record Competency(
        String code, String title, String center, List<AttainmentPath> silver, List<AttainmentPath> gold) {
    public Competency {
        silver = List.copyOf(silver);
        gold = List.copyOf(gold);
    }

    /** The paths to a level, in rulebook order. {@code NONE} has none. */
    public List<AttainmentPath> paths(Level level) {
        return level == Level.GOLD ? gold : level == Level.SILVER ? silver : List.of();
    }
}
