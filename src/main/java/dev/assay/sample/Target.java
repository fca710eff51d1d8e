package dev.assay.sample;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Level;

/**
 * A level of a competency that a partner may aim at, and one way to it.
 *
 * @param competency canonical code
 * @param path the path that the recipe fulfils
 */
record Target(String competency, Level level, AttainmentPath path, Recipe recipe) {
    int people() {
        return recipe.people().size();
    }
}
