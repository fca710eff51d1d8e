package dev.assay.facts;

import java.time.LocalDate;
import java.util.List;

/**
 * One person as seen by one partner's dossier.
 *
 * @param personId the person's id
 * @param links all of the person's links, to any partner, as delivered
 * @param withPartner when the person was, is or will be with this partner, see {@link Career}
 * @param achievements all credentials of the person, wherever earned
 */
public record Person(
        String personId, List<Association> links, List<Interval> withPartner, List<Achievement> achievements) {
    /** Derives when the person was with the partner. */
    public static Person of(
            String partnerId, String personId, List<Association> links, List<Achievement> achievements) {
        return new Person(personId, links, Career.with(partnerId, links), achievements);
    }

    /** A copy with a row in place of the person's row with the same key; unchanged if there is none. */
    Person with(String partnerId, Fact row) {
        if (row instanceof Association link
                && links.stream().anyMatch(known -> known.key().equals(link.key()))) {
            return of(partnerId, personId, Dossier.replaced(links, link), achievements);
        }
        if (row instanceof Achievement earned
                && achievements.stream().anyMatch(known -> known.key().equals(earned.key()))) {
            return new Person(personId, links, withPartner, Dossier.replaced(achievements, earned));
        }
        return this;
    }

    /** True if the person is with the partner on the day. */
    public boolean associatedOn(LocalDate day) {
        for (Interval stretch : withPartner) {
            if (stretch.contains(day)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A copy of a person who leaves the partner on a day and does not return; the time before is unchanged. Links are
     * not ended for this, because which of two links of the same day counts depends on whether they have an end.
     *
     * @param day first day on which the person is absent. Example: present from 1 January to 1 March and from 1 May on;
     *     leaving on 1 June: until 1 March, and from 1 May to 1 June
     */
    public Person leaving(LocalDate day) {
        List<Interval> until = withPartner.stream()
                .filter(stretch -> stretch.from().isBefore(day))
                .map(stretch -> stretch.to() != null && stretch.to().isBefore(day)
                        ? stretch
                        : new Interval(stretch.from(), day))
                .toList();
        return new Person(personId, links, until, achievements);
    }
}
