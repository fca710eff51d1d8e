package dev.assay.facts;

import java.time.LocalDate;
import java.util.List;

/**
 * One person as one partner's dossier knows the person.
 *
 * @param personId who
 * @param links all of the person's links, to any partner, as delivered
 * @param withPartner when the person really was, is or will be with this partner, see {@link Career}
 * @param achievements what the person holds or held, earned anywhere
 */
public record Person(
        String personId, List<Association> links, List<Interval> withPartner, List<Achievement> achievements) {
    /** Works out when the person was with the partner. */
    public static Person of(
            String partnerId, String personId, List<Association> links, List<Achievement> achievements) {
        return new Person(personId, links, Career.with(partnerId, links), achievements);
    }

    /** The same if a row were delivered in place of one of the person's with the same key; unchanged if there is none. */
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
     * The same person, who leaves the partner on a day and does not come back; what was before it stays as it was. Not
     * by ending links: which of two links of one day counts depends on whether they have an end.
     *
     * @param day first day on which the person is not there. Example: there from 1 January to 1 March and from 1 May on;
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
