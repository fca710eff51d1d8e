package dev.assay.cause;

import dev.assay.facts.Enrolment;
import dev.assay.facts.Membership;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.Terms;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** Why a displayed level falls although its requirements are unchanged: the term in which it was retained is over. */
public final class TermEnd {
    private TermEnd() {}

    /**
     * TERM_ENDED with the first day without the membership that was published, or on which another took its place. Empty
     * if that membership is still the active one, or there was none.
     *
     * @param published the partner as last published
     * @param memberships all of the partner's
     * @param asOf the business date
     */
    public static Optional<Cause> of(PartnerStanding published, Collection<Membership> memberships, LocalDate asOf) {
        LocalDate startsOn = published.termStartsOn();
        if (startsOn == null) {
            return Optional.empty();
        }
        Optional<Membership> active = Terms.activeOn(asOf, memberships);
        if (active.filter(membership -> isOf(membership, published)).isPresent()) {
            return Optional.empty();
        }
        LocalDate day = memberships.stream()
                .filter(membership -> isOf(membership, published))
                .map(Membership::endsOn)
                .filter(end -> !end.isAfter(asOf))
                .findFirst()
                .or(() -> active.map(Membership::startsOn))
                .orElse(asOf);
        String detail = "the %s membership that began on %s".formatted(published.membershipLevel(), startsOn);
        return Optional.of(new Cause(Cause.Kind.TERM_ENDED, null, null, null, day, detail));
    }

    /**
     * TERM_ENDED with the first day without the enrolment by which a competency was displayed, grace apart, or the
     * business date if another took its place before.
     *
     * @param published the competency as last published
     * @param startsOn the first day of that term
     * @param enrolments all of the partner's
     * @param asOf the business date
     */
    public static Cause ofEnrolment(
            CompetencyStanding published, LocalDate startsOn, Collection<Enrolment> enrolments, LocalDate asOf) {
        LocalDate day = enrolments.stream()
                .filter(enrolment -> enrolment.competencyCode().equals(published.competencyCode())
                        && enrolment.startsOn().equals(startsOn))
                .map(Enrolment::endsOn)
                .filter(end -> !end.isAfter(asOf))
                .findFirst()
                .orElse(asOf);
        String detail = "the enrolment that began on " + startsOn;
        return new Cause(Cause.Kind.TERM_ENDED, null, null, null, day, detail);
    }

    private static boolean isOf(Membership membership, PartnerStanding published) {
        return membership.startsOn().equals(published.termStartsOn())
                && membership.level().equals(published.membershipLevel());
    }
}
