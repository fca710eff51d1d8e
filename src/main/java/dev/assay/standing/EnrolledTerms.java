package dev.assay.standing;

import dev.assay.facts.Enrolment;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.Levels;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The terms of one competency of one partner, by its enrolments, and what published nights have seen in them.
 *
 * @param code the competency
 * @param ladder as the rulebook in force has it
 * @param enrolments the partner's in the competency, in any order
 * @param levels knows the levels that enrolments name
 * @param seen the nights before the business date
 */
public record EnrolledTerms(String code, Ladder ladder, List<Enrolment> enrolments, Levels levels, SeenNights seen) {
    /**
     * The term on a day: of several active enrolments the higher level, then the later start; without one the last whose
     * grace is not over.
     */
    public Optional<Term> on(LocalDate day) {
        return enrolmentOn(day).map(enrolment -> term(enrolment, !enrolment.activeOn(day)));
    }

    private Optional<Enrolment> enrolmentOn(LocalDate day) {
        Optional<Enrolment> active = enrolments.stream()
                .filter(enrolment -> enrolment.activeOn(day))
                .max((a, b) -> {
                    int higher = level(a).risenFrom(level(b));
                    return higher != 0 ? higher : a.startsOn().compareTo(b.startsOn());
                });
        return active.or(() -> enrolments.stream()
                .filter(enrolment -> inGrace(enrolment, day))
                .max(Comparator.comparing(Enrolment::renewsOn).thenComparing(Enrolment::startsOn)));
    }

    private Term term(Enrolment enrolment, boolean inGrace) {
        return new Term(enrolment.startsOn(), enrolment.renewsOn(), level(enrolment), inGrace);
    }

    private Level level(Enrolment enrolment) {
        return levels.of(code, enrolment.level());
    }

    private boolean inGrace(Enrolment enrolment, LocalDate day) {
        return enrolment.startsOn().isBefore(enrolment.endsOn())
                && !day.isBefore(enrolment.renewsOn())
                && day.isBefore(graceEnd(enrolment));
    }

    /** The first day after the grace; of an enrolment that was ended the day on which it was. */
    private LocalDate graceEnd(Enrolment enrolment) {
        LocalDate ended = enrolment.endedOn();
        LocalDate end = enrolment.renewsOn().plus(ladder.grace());
        return ended != null && ended.isBefore(end) ? ended : end;
    }

    /** All days on which an enrolment, its window or its grace begins or ends, in no order. */
    public Stream<LocalDate> turns() {
        return enrolments.stream()
                .flatMap(enrolment -> Stream.concat(
                        Stream.of(enrolment.startsOn(), enrolment.endsOn(), enrolment.renewsOn(), graceEnd(enrolment)),
                        windowStart(term(enrolment, false)).stream()));
    }

    /** The first day of the window in which the renewal of a term may be secured; empty where there is none. */
    public Optional<LocalDate> windowStart(Term term) {
        return ladder.windowMonths() == 0
                ? Optional.empty()
                : Optional.of(term.renewsOn().withDayOfMonth(1).minusMonths(ladder.windowMonths() - 1L));
    }

    /** The level retained before a night: the highest of the nights of the term, and what the term before has secured. */
    public Level retainedBefore(Term term, LocalDate night) {
        LocalDate before = term.renewsOn().isBefore(night) ? term.renewsOn() : night;
        return seen.retained(carriedInto(term.startsOn()), term.startsOn(), before);
    }

    /**
     * The first published night in the window of the term, before a day, whose effective level reached what is displayed;
     * empty if none did.
     */
    public Optional<LocalDate> securedBefore(Term term, Level displayed, LocalDate day) {
        return displayed.isNone()
                ? Optional.empty()
                : windowStart(term)
                        .flatMap(start -> seen.firstReaching(
                                displayed,
                                start.isAfter(term.startsOn()) ? start : term.startsOn(),
                                term.renewsOn().isBefore(day) ? term.renewsOn() : day));
    }

    /**
     * The level displayed in the term of the day before, if its renewal was secured and a term that starts on the day follows
     * it.
     */
    private Level carriedInto(LocalDate startsOn) {
        return enrolmentOn(startsOn.minusDays(1))
                .filter(enrolment -> !startsOn.isAfter(lastStart(enrolment)))
                .map(enrolment -> securedIn(term(enrolment, false), startsOn))
                .orElse(Level.NONE);
    }

    /** The last day on which a term may start that follows this one: the last of its grace, or the day of its end. */
    private LocalDate lastStart(Enrolment enrolment) {
        LocalDate lastOfGrace = graceEnd(enrolment).minusDays(1);
        return lastOfGrace.isAfter(enrolment.endsOn()) ? lastOfGrace : enrolment.endsOn();
    }

    private Level securedIn(Term term, LocalDate until) {
        Level displayed = term.displayed(retainedBefore(term, until));
        return securedBefore(term, displayed, until).isPresent() ? displayed : Level.NONE;
    }
}
