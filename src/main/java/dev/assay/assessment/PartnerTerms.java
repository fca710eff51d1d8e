package dev.assay.assessment;

import dev.assay.cause.Cause;
import dev.assay.cause.TermEnd;
import dev.assay.evaluation.Tracks;
import dev.assay.facts.Dossier;
import dev.assay.facts.Enrolment;
import dev.assay.facts.Membership;
import dev.assay.rules.Competency;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.Levels;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Rulebooks;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.EnrolledTerms;
import dev.assay.standing.Retention;
import dev.assay.standing.SeenNights;
import dev.assay.standing.SeenTracks;
import dev.assay.standing.Term;
import dev.assay.standing.Terms;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The terms by which one partner's competencies are displayed: that of the membership, or one of its own for each
 * competency on a ladder with enrolments.
 */
final class PartnerTerms {
    private final Rulebooks rulebooks;
    private final Dossier dossier;
    private final Before before;
    private final LocalDate asOf;
    private final @Nullable Membership membership;
    private final Map<String, EnrolledTerms> enrolled = new TreeMap<>();

    PartnerTerms(Rulebooks rulebooks, Dossier dossier, Before before, LocalDate asOf) {
        this.rulebooks = rulebooks;
        this.dossier = dossier;
        this.before = before;
        this.asOf = asOf;
        this.membership = Terms.activeOn(asOf, dossier.memberships()).orElse(null);
        if (!dossier.enrolments().isEmpty()) {
            findEnrolled();
        }
    }

    private void findEnrolled() {
        Levels levels = rulebooks.levelsOn(asOf);
        Map<String, List<Enrolment>> byCode = new HashMap<>();
        dossier.enrolments().stream()
                .filter(enrolment -> !levels.isElsewhere(enrolment.competencyCode(), enrolment.level()))
                .forEach(enrolment ->
                        byCode.merge(enrolment.competencyCode(), List.of(enrolment), PartnerTerms::together));
        byCode.forEach((code, enrolments) -> rulebooks
                .newestKnown(code, asOf)
                .map(Competency::ladder)
                .filter(ladder -> ladder.term() == Ladder.Term.ENROLMENT)
                .ifPresent(ladder -> {
                    SeenNights nothing = new SeenNights(Map.of(), new TreeSet<>(), rulebooks, code);
                    SeenNights seen = before.seen().getOrDefault(code, nothing);
                    enrolled.put(code, new EnrolledTerms(code, ladder, enrolments, levels, seen));
                }));
    }

    private static List<Enrolment> together(List<Enrolment> some, List<Enrolment> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** The active membership; null without one. */
    @Nullable
    Membership membership() {
        return membership;
    }

    /** The competencies in which the partner has enrolments that count. */
    Collection<String> enrolled() {
        return enrolled.keySet();
    }

    /** The first day of the active term that began first; null without any. */
    @Nullable
    LocalDate firstStart() {
        return Stream.concat(
                        Stream.ofNullable(membership).map(Membership::startsOn),
                        enrolled.values().stream()
                                .flatMap(terms -> terms.on(asOf).stream())
                                .map(Term::startsOn))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** All days on which an enrolment or its window or grace begins or ends, in no order. */
    Stream<LocalDate> turns() {
        return enrolled.values().stream().flatMap(EnrolledTerms::turns);
    }

    /** The term of a competency, active or in grace; empty without one. */
    Optional<Term> of(String code) {
        Optional<Term> own = own(code);
        if (own.isPresent()
                || membership == null
                || enrols(code) && ofMembership(code).isNone()) {
            return own;
        }
        return Optional.of(Term.of(membership));
    }

    private Optional<Term> own(String code) {
        EnrolledTerms terms = enrolled.get(code);
        return terms == null ? Optional.empty() : terms.on(asOf);
    }

    /** True if the competency is on a ladder with enrolments, whether the partner has any or not. */
    private boolean enrols(String code) {
        return rulebooks
                .newestKnown(code, asOf)
                .filter(competency -> competency.ladder().term() == Ladder.Term.ENROLMENT)
                .isPresent();
    }

    /** What the nights of the membership's term have retained: of a competency that has enrolments now, before it had. */
    private Level ofMembership(String code) {
        Level retained = before.retained().getOrDefault(code, Level.NONE);
        return membership != null && MembershipLevel.LADDER.has(retained) ? retained : Level.NONE;
    }

    /** True if the competency is displayed by a term of its own. */
    boolean byEnrolment(String code) {
        return own(code).isPresent();
    }

    /** What is retained of a competency in its present term, this night included. */
    Level retained(String code, @Nullable Competency inForce, Level effective) {
        EnrolledTerms terms = enrolled.get(code);
        Optional<Term> own = own(code);
        if (terms != null && own.isPresent()) {
            Level retained = terms.retainedBefore(own.get(), asOf);
            return own.get().inGrace() ? retained : Retention.after(inForce, retained, effective);
        }
        if (membership == null) {
            return Level.NONE;
        }
        boolean counts = MembershipLevel.LADDER.has(effective);
        return counts ? Retention.after(inForce, ofMembership(code), effective) : ofMembership(code);
    }

    /** The first night that secured the renewal of the competency's term, this one included; empty if none has. */
    Optional<LocalDate> securedOn(String code, Level displayed, Level effective) {
        EnrolledTerms terms = enrolled.get(code);
        Term term = terms == null ? null : terms.on(asOf).orElse(null);
        if (terms == null || term == null || displayed.isNone()) {
            return Optional.empty();
        }
        Optional<LocalDate> earlier = terms.securedBefore(term, displayed, asOf);
        boolean tonight = inWindow(terms, term) && effective.reaches(displayed);
        return earlier.isEmpty() && tonight ? Optional.of(asOf) : earlier;
    }

    private boolean inWindow(EnrolledTerms terms, Term term) {
        return terms.windowStart(term)
                .filter(start -> !asOf.isBefore(start) && asOf.isBefore(term.renewsOn()))
                .isPresent();
    }

    /** True if tonight lies in the window of a term with which tracks count that were the partner's on other nights. */
    boolean tracksCount(String code) {
        EnrolledTerms terms = enrolled.get(code);
        return terms != null
                && terms.on(asOf).filter(term -> inWindow(terms, term)).isPresent();
    }

    /** The tracks that count for the present terms by what was published, each since its first night. */
    Map<Tracks.Track, LocalDate> tracks() {
        SeenTracks seen = before.tracks();
        Map<Tracks.Track, LocalDate> since = new HashMap<>();
        if (seen != null) {
            enrolled.forEach((code, terms) -> terms.on(asOf)
                    .ifPresent(term -> terms.windowStart(term).ifPresent(start -> {
                        LocalDate from = start.isAfter(term.startsOn()) ? start : term.startsOn();
                        LocalDate to = term.renewsOn().isBefore(asOf) ? term.renewsOn() : asOf;
                        since.putAll(seen.first(code, from, to));
                    })));
        }
        return since;
    }

    /** Why what was published of a competency is displayed no longer; empty if it was by no enrolment, or still is. */
    Optional<Cause> end(@Nullable CompetencyStanding published) {
        LocalDate startsOn = published == null ? null : published.termStartsOn();
        if (published == null || startsOn == null) {
            return Optional.empty();
        }
        boolean goesOn = own(published.competencyCode())
                .filter(term -> term.startsOn().equals(startsOn))
                .isPresent();
        return goesOn
                ? Optional.empty()
                : Optional.of(TermEnd.ofEnrolment(published, startsOn, dossier.enrolments(), asOf));
    }

    /** When a term of a competency that began on a day renews, as known now; null if no such term is known. */
    @Nullable
    LocalDate renewsOn(String code, LocalDate startsOn) {
        Optional<LocalDate> own = enrolled.containsKey(code)
                ? enrolled.get(code).enrolments().stream()
                        .filter(enrolment -> enrolment.startsOn().equals(startsOn))
                        .map(Enrolment::renewsOn)
                        .findFirst()
                : Optional.empty();
        // of the memberships of a term that were active on any day, the one that ends last
        return own.or(() -> dossier.memberships().stream()
                        .filter(known -> known.startsOn().equals(startsOn) && startsOn.isBefore(known.endsOn()))
                        .max(Comparator.comparing(Membership::endsOn).thenComparing(Membership::level))
                        .map(Membership::renewsOn))
                .orElse(null);
    }
}
