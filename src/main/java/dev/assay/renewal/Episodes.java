package dev.assay.renewal;

import dev.assay.standing.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The episodes of one partner, and the notifications of a night about them: RAISED when one opens, CHANGED when it
 * differs from its last notification, REMINDER when one is due and there is no other, CLEARED when it ends. Nothing is
 * notified twice.
 */
public final class Episodes {
    private static final Comparator<RiskNotification> NOTIFICATION_ORDER = Comparator.comparing(
                    (RiskNotification notification) -> notification.episode().competencyCode())
            .thenComparing(RiskNotification::kind)
            .thenComparing(notification -> notification.episode().termStartsOn());

    private final String partnerId;
    private final LocalDate asOf;
    private final List<Integer> reminderDays;
    private final Map<String, List<Episode>> known = new TreeMap<>();
    private final List<Episode> renewed = new ArrayList<>();
    private final List<RiskNotification> notifications = new ArrayList<>();
    private int open;

    /**
     * @param known all episodes of the partner in the state last notified
     * @param reminderDays days before the renewal
     */
    public Episodes(String partnerId, LocalDate asOf, List<Integer> reminderDays, Collection<Episode> known) {
        this.partnerId = partnerId;
        this.asOf = asOf;
        this.reminderDays = reminderDays;
        known.forEach(episode -> this.known
                .computeIfAbsent(episode.competencyCode(), code -> new ArrayList<>())
                .add(episode));
    }

    /**
     * Updates the episodes.
     *
     * @param now how things stand with the term of a competency
     * @param renewals when a term of a competency that began on a day renews, as known now; null if it is not known
     * @param situations what is at risk on the business date, by competency code
     */
    public void update(
            Function<String, TermNow> now,
            BiFunction<String, LocalDate, @Nullable LocalDate> renewals,
            Map<String, Situation> situations) {
        Set<String> codes = new TreeSet<>(known.keySet());
        codes.addAll(situations.keySet());
        for (String code : codes) {
            TermNow term = now.apply(code);
            Situation situation = situations.get(code);
            boolean continued = false;
            for (Episode episode : known.getOrDefault(code, List.of())) {
                if (episode.open()) {
                    continued |= update(episode, term, renewals, situation);
                }
            }
            Term active = term.term();
            if (situation != null && active != null && !continued) {
                raise(code, active.startsOn(), situation);
            }
        }
        notifications.sort(NOTIFICATION_ORDER);
    }

    /** Whether the open episode continues. */
    private boolean update(
            Episode episode,
            TermNow now,
            BiFunction<String, LocalDate, @Nullable LocalDate> renewals,
            @Nullable Situation situation) {
        boolean sameTerm = now.isOf(episode.termStartsOn());
        if (sameTerm && now.standsStill()) {
            open++;
            return true;
        }
        if (sameTerm && situation != null) {
            continueEpisode(episode, situation);
            return true;
        }
        Episode.Clearance because = sameTerm
                ? now.secured() ? Episode.Clearance.SECURED : Episode.Clearance.RECOVERED
                : now.term() == null ? Episode.Clearance.MEMBERSHIP_ENDED : Episode.Clearance.RENEWED;
        clear(episode, because, renewals.apply(episode.competencyCode(), episode.termStartsOn()));
        return false;
    }

    private void raise(String code, LocalDate termStartsOn, Situation situation) {
        int number = 1
                + known.getOrDefault(code, List.of()).stream()
                        .filter(episode -> episode.termStartsOn().equals(termStartsOn))
                        .mapToInt(Episode::number)
                        .max()
                        .orElse(0);
        Episode raised = new Episode(
                partnerId,
                code,
                termStartsOn,
                number,
                situation.state(),
                situation.displayed(),
                situation.renewable(),
                situation.membershipAtRisk(),
                situation.lapsesOn(),
                situation.renewsOn(),
                situation.causes(),
                due(situation.renewsOn()),
                1,
                asOf,
                null,
                null);
        addNotification(RiskNotification.Kind.RAISED, raised);
        open++;
    }

    private void continueEpisode(Episode episode, Situation situation) {
        Set<Integer> due = due(situation.renewsOn());
        open++;
        if (!situation.isAsLastNotified(episode)) {
            addNotification(RiskNotification.Kind.CHANGED, next(episode, situation, due, 1));
        } else if (!episode.remindersSent().containsAll(due)) {
            addNotification(RiskNotification.Kind.REMINDER, next(episode, situation, due, 1));
        } else {
            Episode current = next(episode, situation, Set.of(), 0);
            if (!current.equals(episode)) {
                renewed.add(current);
            }
        }
    }

    private Episode next(Episode episode, Situation now, Set<Integer> due, int newNotifications) {
        Set<Integer> sent = new HashSet<>(episode.remindersSent());
        // the renewal may have moved later: what will fall due again has not been sent
        sent.removeIf(days -> !isDue(days, now.renewsOn()));
        sent.addAll(due);
        return new Episode(
                episode.partnerId(),
                episode.competencyCode(),
                episode.termStartsOn(),
                episode.number(),
                now.state(),
                now.displayed(),
                now.renewable(),
                now.membershipAtRisk(),
                now.lapsesOn(),
                now.renewsOn(),
                now.causes(),
                sent,
                episode.notificationCount() + newNotifications,
                episode.openedOn(),
                null,
                null);
    }

    private void clear(Episode episode, Episode.Clearance because, @Nullable LocalDate renewsOn) {
        addNotification(
                RiskNotification.Kind.CLEARED,
                new Episode(
                        episode.partnerId(),
                        episode.competencyCode(),
                        episode.termStartsOn(),
                        episode.number(),
                        episode.state(),
                        episode.displayed(),
                        episode.renewable(),
                        episode.membershipAtRisk(),
                        episode.lapsesOn(),
                        renewsOn == null ? episode.renewsOn() : renewsOn,
                        episode.causes(),
                        episode.remindersSent(),
                        episode.notificationCount() + 1,
                        episode.openedOn(),
                        asOf,
                        because));
    }

    private void addNotification(RiskNotification.Kind kind, Episode episode) {
        notifications.add(new RiskNotification(kind, episode));
        renewed.add(episode);
    }

    /** The reminders that are due: the business date is that many days before the renewal, or fewer. */
    private Set<Integer> due(LocalDate renewsOn) {
        Set<Integer> due = new HashSet<>();
        for (int days : reminderDays) {
            if (isDue(days, renewsOn)) {
                due.add(days);
            }
        }
        return due;
    }

    private boolean isDue(int days, LocalDate renewsOn) {
        return !renewsOn.minusDays(days).isAfter(asOf);
    }

    /** The episodes that are new or have changed. */
    public List<Episode> renewed() {
        return Collections.unmodifiableList(renewed);
    }

    /** The notifications, by competency, CLEARED first. */
    public List<RiskNotification> notifications() {
        return Collections.unmodifiableList(notifications);
    }

    /** How many are open now. */
    public int open() {
        return open;
    }
}
