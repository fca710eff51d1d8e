package dev.assay.sample;

/** What happens to a partner that puts one of its levels at risk, or ends the risk. Most partners have none. */
enum Story {
    /** A needed person leaves. */
    LEFT(2),
    /** A needed person's leaving is announced. */
    LEAVING(1),
    /** A needed person leaves, and the night after another one comes. */
    REPLACED(2),
    /** A needed credential turns out to have run out. */
    EXPIRED(2),
    /** A needed credential runs out before the renewal. */
    EXPIRING(1),
    /** The same, but it is earned again. */
    EARNED_AGAIN(1),
    /** A needed credential is revoked. */
    REVOKED(2),
    /** A needed credential is retired by a rulebook. */
    RETIRED(0),
    /** The override that carries a level ends. */
    OVERRIDE_ENDED(2),
    /** The override that carries a level will end before the renewal. */
    OVERRIDE_ENDING(1),
    /** A figure falls under its threshold. */
    BELOW(2),
    /** The next rulebook asks for something else. */
    RULES(0),
    /** Gold is bought on top of silver. */
    UPGRADE(2),
    /** The membership ends early while a level is at risk. */
    ENDED(2),
    /** Nothing of that kind. */
    NONE(0);

    private static final int BLOCK = 100;
    private static final int STRIDE = 61;

    /** The first night in which it may happen; 0 = the rulebooks decide, or nothing happens. */
    private final int earliest;

    Story(int earliest) {
        this.earliest = earliest;
    }

    /** The partner's story: of a hundred consecutive partners one has each. */
    static Story of(int partner, long seed) {
        int slot = (int) Math.floorMod(partner * (long) STRIDE + seed, (long) BLOCK);
        return slot < NONE.ordinal() ? values()[slot] : NONE;
    }

    /** The night in which it happens to the partner, so that nights take turns; 0 = never. */
    int night(int partner, int nights) {
        if (earliest == 0 || nights < earliest) {
            return 0;
        }
        return earliest + (partner / BLOCK + ordinal()) % (nights - earliest + 1);
    }

    /** True if it needs a night of its own. */
    boolean happens() {
        return earliest > 0;
    }
}
