package dev.assay.evaluation;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Attestation;
import dev.assay.facts.Dossier;
import dev.assay.facts.Interval;
import dev.assay.facts.Person;
import dev.assay.rules.AttestationKind;
import dev.assay.rules.Rulebook;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One partner over time, as known on the business date. Levels change only on certain days, so only those days are
 * evaluated, each once and only when needed.
 */
public final class Timeline {
    private final Evaluator evaluator;
    private final Dossier dossier;
    private final LocalDate asOf;
    private final Map<LocalDate, PartnerDay> days = new HashMap<>();
    private final Tracks tracks;
    private final OpenDays open = new OpenDays();

    Timeline(Evaluator evaluator, Dossier dossier, LocalDate asOf, Tracks tracks) {
        this.tracks = tracks;
        this.evaluator = evaluator;
        this.dossier = dossier;
        this.asOf = asOf;
    }

    /** The business date. */
    public LocalDate asOf() {
        return asOf;
    }

    /** The first day that any rulebook covers. */
    public LocalDate firstDay() {
        return evaluator.rulebooks().versions().get(0).effectiveFrom();
    }

    /**
     * Makes sure that what was on past days is known.
     *
     * @throws MissingPast if the dossier lacks facts
     */
    public void needPast() {
        needFrom(LocalDate.MIN);
    }

    private void needFrom(LocalDate day) {
        if (day.isBefore(dossier.since())) {
            throw new MissingPast(dossier);
        }
    }

    /** The longest duration of an override. */
    public Period overrideDuration() {
        return evaluator.overrideDuration();
    }

    /** The partner on the business date. */
    public PartnerDay today() {
        return on(asOf);
    }

    /**
     * The partner on any day: on a past day with the figures of that day's windows, on a future day with those of the
     * business date.
     *
     * @throws IllegalArgumentException if no rulebook is in force on the day
     * @throws MissingPast if the dossier lacks facts of that day
     */
    public PartnerDay on(LocalDate day) {
        needFrom(day);
        PartnerDay known = days.get(day);
        if (known == null) {
            known = evaluator.on(dossier, day, day.isAfter(asOf) ? asOf : day, tracks, open);
            days.put(day, known);
        }
        return known;
    }

    /** The days after the business date, up to {@code upTo} (inclusive), on which a level may change, in order. */
    public List<LocalDate> changesUntil(LocalDate upTo) {
        return upTo.isAfter(asOf) ? turningPoints(asOf, upTo, false) : List.of();
    }

    /**
     * The days from {@code since} (exclusive) to the business date (inclusive) on which a level may have changed, in
     * order: those of the facts and rulebooks, and the first of each month, when the windows of figures move.
     */
    public List<LocalDate> changesSince(LocalDate since) {
        needFrom(since);
        return since.isBefore(asOf) ? turningPoints(since, asOf, true) : List.of();
    }

    /** The first day after the business date on which a fact or rulebook begins, ends or changes anything. */
    public Optional<LocalDate> nextChange() {
        return turningPoints(asOf, LocalDate.MAX, false).stream().findFirst();
    }

    /**
     * The first day from which on an achievement counts no more, through {@code day}: by its own dates, or by those of
     * the rulebooks, each in its time.
     *
     * @return empty if it counts on {@code day}, or never did before
     */
    public Optional<LocalDate> countsNoMoreSince(Achievement achievement, LocalDate day) {
        needPast();
        if (counts(achievement, day)) {
            return Optional.empty();
        }
        Points points = new Points(LocalDate.MIN, day, new TreeSet<>());
        add(achievement, points);
        evaluator.rulebooks().versions().forEach(version -> points.add(version.effectiveFrom()));
        return points.days.descendingSet().stream()
                .filter(point -> counts(achievement, point.minusDays(1)))
                .findFirst();
    }

    private boolean counts(Achievement achievement, LocalDate day) {
        return achievement.heldOn(day)
                && evaluator
                        .rulebooks()
                        .inForceOn(day)
                        .map(version -> version.credentials().get(achievement.credentialCode()))
                        .filter(credential -> credential.counts(achievement.earnedOn(), day))
                        .isPresent();
    }

    private List<LocalDate> turningPoints(LocalDate after, LocalDate upTo, boolean months) {
        Points points = new Points(after, upTo, new TreeSet<>());
        for (Person person : dossier.people().values()) {
            for (Interval stretch : person.withPartner()) {
                points.add(stretch.from());
                points.add(stretch.to());
            }
            if (!person.withPartner().isEmpty()) {
                person.achievements().forEach(achievement -> add(achievement, points));
            }
        }
        for (AgentOverride override : dossier.overrides()) {
            points.add(override.grantedOn());
            points.add(override.endsOn(evaluator.overrideDuration()));
        }
        dossier.attestations().forEach(attestation -> add(attestation, points));
        evaluator.rulebooks().changesBetween(after, upTo).forEach(points::add);
        if (months) {
            for (LocalDate first = after.withDayOfMonth(1); !first.isAfter(upTo); first = first.plusMonths(1)) {
                points.add(first);
            }
        }
        return List.copyOf(points.days);
    }

    private void add(Achievement achievement, Points points) {
        points.add(achievement.earnedOn());
        points.add(achievement.endsOn());
        for (LocalDate last : evaluator.rulebooks().lastDaysOf(achievement.credentialCode())) {
            points.addDayAfter(last);
        }
    }

    private void add(Attestation attestation, Points points) {
        points.add(attestation.attestedOn());
        for (Rulebook version : evaluator.rulebooks().versions()) {
            AttestationKind kind = version.attestations().get(attestation.attestationCode());
            if (kind != null) {
                points.add(attestation.endsOn(kind.validFor()));
            }
        }
    }

    /** Collects days in an interval (from exclusive, to inclusive). */
    private record Points(LocalDate after, LocalDate upTo, TreeSet<LocalDate> days) {
        void add(@Nullable LocalDate day) {
            if (day != null && day.isAfter(after) && !day.isAfter(upTo)) {
                days.add(day);
            }
        }

        void addDayAfter(LocalDate last) {
            if (last.isBefore(upTo)) {
                add(last.plusDays(1));
            }
        }
    }
}
