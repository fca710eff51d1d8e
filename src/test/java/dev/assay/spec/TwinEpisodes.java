package dev.assay.spec;

import dev.assay.facts.Membership;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The episodes of the twin: a list of notifications, replayed each night. */
final class TwinEpisodes {
    private final List<Integer> reminderDays;
    private final List<Told> all = new ArrayList<>();

    /** An episode in the state last notified. */
    private static final class Told {
        final String code;
        final LocalDate term;
        final int number;
        final LocalDate opened;
        final TreeSet<Integer> reminders = new TreeSet<>();
        Twin.AtRisk last;
        int notifications;
        boolean open = true;

        Told(String code, LocalDate term, int number, LocalDate opened, Twin.AtRisk first) {
            this.code = code;
            this.term = term;
            this.number = number;
            this.opened = opened;
            this.last = first;
        }

        String tell(String kind) {
            notifications++;
            return "told %s %s term %s number %d notification %d: %s %s %s %s %s opened %s reminders %s"
                    .formatted(
                            code,
                            kind,
                            term,
                            number,
                            notifications,
                            last.state(),
                            last.displayed(),
                            last.renewable(),
                            last.membership(),
                            last.lapsesOn(),
                            opened,
                            reminders);
        }
    }

    TwinEpisodes(List<Integer> reminderDays) {
        this.reminderDays = reminderDays;
    }

    /** The notifications of the night, in order. */
    List<String> night(
            LocalDate asOf, @Nullable Membership active, List<Membership> memberships, Map<String, Twin.AtRisk> risks) {
        List<String> told = new ArrayList<>();
        for (String code : List.of("X", "Y", "Z")) {
            Twin.AtRisk risk = risks.get(code);
            Told open = all.stream()
                    .filter(episode -> episode.open && episode.code.equals(code))
                    .findFirst()
                    .orElse(null);
            if (open != null) {
                String ended = ended(open, active, risk);
                if (ended != null) {
                    open.open = false;
                    LocalDate renews = renews(open, active, memberships);
                    told.add(open.tell("CLEARED " + ended) + " renews " + renews);
                    open = null;
                } else if (risk != null) {
                    goOn(open, risk, asOf, told);
                }
            }
            if (open == null && risk != null && active != null) {
                told.add(raise(code, active.startsOn(), risk, asOf) + " renews " + risk.renewsOn());
            }
        }
        return told;
    }

    private static @Nullable String ended(Told open, @Nullable Membership active, Twin.@Nullable AtRisk risk) {
        if (active == null) {
            return "MEMBERSHIP_ENDED";
        }
        if (!active.startsOn().equals(open.term)) {
            return "RENEWED";
        }
        return risk == null ? "RECOVERED" : null;
    }

    private static LocalDate renews(Told open, @Nullable Membership active, List<Membership> memberships) {
        if (active != null && active.startsOn().equals(open.term)) {
            return active.renewsOn();
        }
        Membership found = null;
        for (Membership m : memberships) {
            boolean everActive = m.startsOn().isBefore(end(m));
            if (m.startsOn().equals(open.term) && everActive && (found == null || later(m, found))) {
                found = m;
            }
        }
        return found == null ? open.last.renewsOn() : found.renewsOn();
    }

    private static boolean later(Membership a, Membership b) {
        return end(a).isAfter(end(b)) || end(a).equals(end(b)) && a.level().compareTo(b.level()) > 0;
    }

    private static LocalDate end(Membership m) {
        return m.endedOn() == null || m.endedOn().isAfter(m.renewsOn()) ? m.renewsOn() : m.endedOn();
    }

    private void goOn(Told open, Twin.AtRisk risk, LocalDate asOf, List<String> told) {
        boolean changed = !open.last.state().equals(risk.state())
                || open.last.displayed() != risk.displayed()
                || open.last.renewable() != risk.renewable()
                || open.last.membership() != risk.membership()
                || !Objects.equals(open.last.lapsesOn(), risk.lapsesOn());
        open.reminders.removeIf(days -> asOf.plusDays(days).isBefore(risk.renewsOn()));
        boolean due = !open.reminders.containsAll(due(risk.renewsOn(), asOf));
        open.last = risk;
        if (changed || due) {
            open.reminders.addAll(due(risk.renewsOn(), asOf));
            told.add(open.tell(changed ? "CHANGED" : "REMINDER") + " renews " + risk.renewsOn());
        }
    }

    private String raise(String code, LocalDate term, Twin.AtRisk risk, LocalDate asOf) {
        int number = 1;
        for (Told episode : all) {
            number += episode.code.equals(code) && episode.term.equals(term) ? 1 : 0;
        }
        Told raised = new Told(code, term, number, asOf, risk);
        raised.reminders.addAll(due(risk.renewsOn(), asOf));
        all.add(raised);
        return raised.tell("RAISED");
    }

    private TreeSet<Integer> due(LocalDate renewsOn, LocalDate asOf) {
        TreeSet<Integer> due = new TreeSet<>();
        for (int days : reminderDays) {
            if (asOf.plusDays(days).compareTo(renewsOn) >= 0) {
                due.add(days);
            }
        }
        return due;
    }

    int open() {
        return (int) all.stream().filter(episode -> episode.open).count();
    }
}
