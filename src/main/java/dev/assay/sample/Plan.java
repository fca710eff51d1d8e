package dev.assay.sample;

import dev.assay.facts.Grant;
import dev.assay.rules.Level;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner is meant to be, decided before its first fact is written.
 *
 * @param index from 0
 * @param story what happens to its focus
 * @param storyNight the night in which it happens; 0 = the rulebooks decide, or nothing happens
 * @param joins the night in which its facts first come
 * @param country where it is, which says its market
 * @param size how many people it has then
 * @param targets what it earns; the first one is the story's, its focus
 * @param needed what its people hold and it sells for the targets, and not more
 * @param retirement the credential that will be retired; null = none
 * @param carrier what an override grants so that the focus is reached; null = it needs none
 * @param membership what it bought; NONE = nothing
 * @param renewsOn some day on which it renews; it does so every year
 */
record Plan(
        int index,
        Story story,
        int storyNight,
        int joins,
        Countries.Country country,
        int size,
        List<Target> targets,
        Recipe needed,
        Retirement.@Nullable Of retirement,
        @Nullable Grant carrier,
        Level membership,
        LocalDate renewsOn) {

    String partnerId() {
        return partnerId(index);
    }

    static String partnerId(int index) {
        return "P" + (1_000_003L + index * 3L);
    }

    /** The target that the story is about, or null if there is none. */
    @Nullable
    Target focus() {
        return story == Story.NONE ? null : targets.get(0);
    }

    /** The place of the person without whom the focus is lost. */
    int keyPerson() {
        return targets.get(0).people() - 1;
    }

    boolean happensIn(int night) {
        return story.happens() && storyNight == night;
    }
}
