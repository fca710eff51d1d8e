package dev.assay.evaluation;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Limits how many days of one timeline keep their people in memory. A partner with thousands of people has hundreds of
 * days on which something changes, and the people of all of them would fill the memory: of such a partner only a few
 * days are kept open, and the oldest is closed first.
 */
final class OpenDays {
    /** The maximum number of people of all open days; the day opened last is kept regardless of its number. */
    private static final int MOST_PEOPLE = 50_000;

    private final Deque<PartnerDay> open = new ArrayDeque<>();
    private long people;

    /** Registers a day that has been opened, and closes others if there are too many people. */
    void opened(PartnerDay day, int size) {
        open.addLast(day);
        people += size;
        while (people > MOST_PEOPLE && open.size() > 1) {
            people -= open.removeFirst().close();
        }
    }
}
