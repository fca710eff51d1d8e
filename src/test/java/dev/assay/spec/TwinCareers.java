package dev.assay.spec;

import dev.assay.facts.Association;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is where, played through day by day: links begin, end each other, and end. */
final class TwinCareers {
    private final Map<LocalDate, Set<String>> with = new HashMap<>();

    /**
     * @param links of any people to any partners
     * @param partner whose people are asked for
     * @param from a day before every link
     * @param to the last day to play
     */
    TwinCareers(List<Association> links, String partner, LocalDate from, LocalDate to) {
        Set<String> people = new TreeSet<>();
        links.forEach(link -> people.add(link.personId()));
        for (String person : people) {
            List<Association> own = links.stream()
                    .filter(link -> link.personId().equals(person))
                    .toList();
            List<Association> running = new ArrayList<>();
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                LocalDate today = day;
                running.removeIf(link -> today.equals(link.unlinkedOn()));
                Association begun = begun(own, today);
                if (begun != null) {
                    running.removeIf(link -> !link.partnerId().equals(begun.partnerId()));
                    running.add(begun);
                }
                if (running.stream().anyMatch(link -> link.partnerId().equals(partner))) {
                    with.computeIfAbsent(today, d -> new TreeSet<>()).add(person);
                }
            }
        }
    }

    private static @Nullable Association begun(List<Association> links, LocalDate day) {
        Association winner = null;
        for (Association link : links) {
            boolean begins = link.linkedOn().equals(day) && !day.equals(link.unlinkedOn());
            if (begins && (winner == null || beats(link, winner))) {
                winner = link;
            }
        }
        return winner;
    }

    private static boolean beats(Association a, Association b) {
        if ((a.unlinkedOn() == null) != (b.unlinkedOn() == null)) {
            return a.unlinkedOn() == null;
        }
        if (!a.updatedAt().equals(b.updatedAt())) {
            return a.updatedAt().isAfter(b.updatedAt());
        }
        return a.partnerId().compareTo(b.partnerId()) > 0;
    }

    Set<String> on(LocalDate day) {
        return with.getOrDefault(day, Set.of());
    }
}
