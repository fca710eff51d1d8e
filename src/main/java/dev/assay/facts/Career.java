package dev.assay.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The effective links of one person, derived from all delivered ones: a person is with one partner at a time.
 *
 * <p>A link lasts from {@code linkedOn} to its {@code unlinkedOn} or to the start of the next link to <em>another</em>
 * partner, whichever is first. A link that ends where it starts never existed. Of two links that start on the same day
 * to different partners only one counts: an open one before one with an end, then the one updated later, then the one
 * with the higher partner id. A person with several ids may have two links to one partner that start on the same day:
 * then the later end counts. Example: A from 1 January (open), B from 1 March to 1 May: with A until 1 March, with B
 * until 1 May, then with nobody.
 */
final class Career {
    private static final Comparator<Association> PREFERENCE = Comparator.<Association, Boolean>comparing(
                    link -> link.unlinkedOn() == null)
            .thenComparing(Association::updatedAt)
            .thenComparing(Association::partnerId);

    private Career() {}

    /**
     * The intervals during which the person was with the partner, in no particular order, each not empty.
     *
     * @param links all links of one person, to any partner
     * @param partnerId the partner
     */
    public static List<Interval> with(String partnerId, List<Association> links) {
        if (links.size() == 1) {
            return alone(partnerId, links.get(0));
        }
        List<Association> real = List.copyOf(onePerDay(links).values());
        List<Interval> stretches = new ArrayList<>();
        for (Association link : real) {
            if (link.partnerId().equals(partnerId)) {
                stretches.add(new Interval(link.linkedOn(), end(link, real)));
            }
        }
        return stretches;
    }

    private static List<Interval> alone(String partnerId, Association link) {
        Interval stretch = new Interval(link.linkedOn(), link.unlinkedOn());
        return link.partnerId().equals(partnerId) && !stretch.isEmpty() ? List.of(stretch) : List.of();
    }

    private static Map<LocalDate, Association> onePerDay(List<Association> links) {
        Map<LocalDate, Association> winners = new HashMap<>();
        for (Association link : links) {
            if (!new Interval(link.linkedOn(), link.unlinkedOn()).isEmpty()) {
                winners.merge(link.linkedOn(), link, (a, b) -> PREFERENCE.compare(a, b) >= 0 ? a : b);
            }
        }
        for (Association link : links) {
            winners.computeIfPresent(link.linkedOn(), (day, winner) -> outlasts(link, winner) ? link : winner);
        }
        return winners;
    }

    private static boolean outlasts(Association link, Association winner) {
        LocalDate end = winner.unlinkedOn();
        return link.partnerId().equals(winner.partnerId())
                && end != null
                && (link.unlinkedOn() == null || link.unlinkedOn().isAfter(end));
    }

    private static @Nullable LocalDate end(Association link, List<Association> real) {
        LocalDate end = link.unlinkedOn();
        for (Association other : real) {
            boolean next = other.linkedOn().isAfter(link.linkedOn())
                    && !other.partnerId().equals(link.partnerId());
            if (next && (end == null || other.linkedOn().isBefore(end))) {
                end = other.linkedOn();
            }
        }
        return end;
    }
}
