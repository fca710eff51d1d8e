package dev.assay.evaluation;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The days of one timeline that have their people at hand. A partner with thousands of people has hundreds of days on
 * which something changes, and people of all of them would fill the memory: of such a partner only a few days are open
 * at once, and the oldest is closed first.
 */
final class OpenDays {
    /** How many people of all open days together are kept; the day opened last is kept however many it has. */
    private static final int MOST_PEOPLE = 50_000;

    private final Deque<PartnerDay> open = new ArrayDeque<>();
    private long people;

    /** Takes note of a day that has been opened, and closes others if there are too many people now. */
    void opened(PartnerDay day, int size) {
        open.addLast(day);
        people += size;
        while (people > MOST_PEOPLE && open.size() > 1) {
            people -= open.removeFirst().close();
        }
    }
}
