package dev.assay.sample;

import java.util.Map;

/**
 * What happens to the first target of a partner. Most partners have no story.
 *
 * @param night the night in which it happens; 0 = never, or when the rulebooks say so
 * @param ahead whether it is announced in that night and happens some weeks later
 * @param recovers whether a replacement arrives in the following night
 */
record Story(Kind kind, int night, boolean ahead, boolean recovers) {
    private static final int BLOCK = 100;
    private static final int STRIDE = 61;

    static final Story NONE = new Story(Kind.NONE, 0, false, false);

    /** What puts the level at risk. */
    enum Kind {
        /** A needed person leaves. */
        PERSON,
        /** A needed credential expires or is revoked. */
        CREDENTIAL,
        /** The override that carries the level ends. */
        OVERRIDE,
        /** A figure falls below what is needed. */
        FIGURE,
        /** The next rulebook asks for something else. */
        RULES,
        /** The rulebooks retire a needed credential. */
        RETIREMENT,
        /** A needed person leaves after a night has secured the renewal, so that nothing is at risk. */
        SECURED,
        NONE
    }

    /**
     * The partner's story. Nights, announcements and recoveries alternate among the partners of a kind.
     *
     * @param shares how many of a hundred consecutive partners have which kind; the others have none
     */
    static Story of(int partner, SampleRequest request, Map<Kind, Integer> shares) {
        int slot = (int) Math.floorMod(partner * (long) STRIDE + request.seed(), (long) BLOCK);
        int turn = partner / BLOCK + slot;
        Kind kind = kind(slot, shares);
        boolean ahead = kind != Kind.FIGURE && kind != Kind.SECURED && turn % 3 > 0;
        int earliest = ahead ? 1 : 2;
        int possible = request.nights().size() - earliest + 1;
        if (kind == Kind.RULES || kind == Kind.RETIREMENT) {
            return new Story(kind, 0, false, false);
        }
        boolean replaceable = kind == Kind.PERSON || kind == Kind.CREDENTIAL;
        return kind == Kind.NONE || possible < 1
                ? NONE
                : new Story(kind, earliest + turn / 3 % possible, ahead, replaceable && turn % 5 == 0);
    }

    private static Kind kind(int slot, Map<Kind, Integer> shares) {
        int left = slot;
        for (Kind kind : Kind.values()) {
            left -= shares.getOrDefault(kind, 0);
            if (left < 0) {
                return kind;
            }
        }
        return Kind.NONE;
    }
}
