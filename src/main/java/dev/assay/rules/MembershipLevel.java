package dev.assay.rules;

import java.time.Period;
import java.util.List;

/** The membership levels: those that can be bought, and that competencies on their ladder can earn. */
public final class MembershipLevel {
    /** The only ladder whose levels are displayed by a membership. Rulebooks without ladders have only this one. */
    public static final Ladder LADDER =
            new Ladder(Ladder.MEMBERSHIP, List.of("silver", "gold"), Ladder.Term.MEMBERSHIP, 0, Period.ZERO);

    public static final Level SILVER = LADDER.levels().get(0);
    public static final Level GOLD = LADDER.levels().get(1);

    private MembershipLevel() {}
}
