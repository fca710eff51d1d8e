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

    /** True if the person is with the partner on the day. */
    public boolean associatedOn(LocalDate day) {
        for (Interval stretch : withPartner) {
            if (stretch.contains(day)) {
                return true;
            }
        }
        return false;
    }
}
