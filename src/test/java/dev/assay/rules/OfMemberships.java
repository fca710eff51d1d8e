package dev.assay.rules;

import java.util.List;
import java.util.Map;

/** Competencies and levels on the ladder of memberships. */
public final class OfMemberships {
    private OfMemberships() {}

    /** A competency; no paths to a level = the level cannot be reached. */
    public static Competency competency(
            String code, String title, String center, List<AttainmentPath> silver, List<AttainmentPath> gold) {
        return new Competency(
                code,
                title,
                center,
                MembershipLevel.LADDER,
                Map.of(MembershipLevel.SILVER, silver, MembershipLevel.GOLD, gold));
    }

    /** The level of that name; none for {@code NONE}. */
    public static Level level(String name) {
        return name.equals(Level.NONE.name())
                ? Level.NONE
                : MembershipLevel.LADDER.level(name).orElseThrow();
    }
}
