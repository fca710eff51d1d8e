package dev.assay.store.fact;

import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts read so far for one person, and the partners of the page that the person counts for. */
final class PersonDraft {
    /**
     * Rows come in any order if a person has several ids. Written out, for speed: called for each two achievements of a
     * night that evaluates everybody.
     */
    private static final Comparator<Achievement> IN_ORDER = (a, b) -> {
        int order = a.credentialCode().compareTo(b.credentialCode());
        if (order == 0) {
            order = a.earnedOn().compareTo(b.earnedOn());
        }
        return order == 0 ? a.canonicalText().compareTo(b.canonicalText()) : order;
    };

    private final String personId;
    private final int mostFacts;
    private final List<DossierDraft> partners = new ArrayList<>(1);
    private final List<Association> links = new ArrayList<>(2);
    private final List<Achievement> achievements = new ArrayList<>(4);

    PersonDraft(String personId, int mostFacts) {
        this.personId = personId;
        this.mostFacts = mostFacts;
    }

    String personId() {
        return personId;
    }

    /**
     * Adds a link of the person. All links must be added before the first achievement.
     *
     * @param to the partner linked to, if it is on the page
     */
    void add(Association link, @Nullable DossierDraft to) {
        if (to != null && !partners.contains(to)) {
            partners.add(to);
            to.add(this);
            links.forEach(earlier -> to.hasRoom());
        }
        if (somebodyHasRoom() || partners.isEmpty() && links.size() <= mostFacts) {
            links.add(link);
        }
    }

    void add(Achievement achievement) {
        if (somebodyHasRoom()) {
            achievements.add(achievement);
        }
    }

    /** Records that none of the person's partners can be evaluated. */
    void fail(String why) {
        partners.forEach(partner -> partner.fail(why));
    }

    /** The person as seen by the partner's dossier. */
    Person with(String partnerId) {
        achievements.sort(IN_ORDER);
        return Person.of(partnerId, personId, links, achievements);
    }

    private boolean somebodyHasRoom() {
        boolean room = false;
        for (DossierDraft partner : partners) {
            room |= partner.hasRoom();
        }
        return room;
    }
}
