package dev.assay.night;

import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Fact;
import dev.assay.facts.Membership;
import dev.assay.facts.Partner;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.OfMemberships;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small programme: silver in CLOUD takes one person who holds A-1, gold takes two. */
public final class Programmes {
    public static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    private static final Instant THEN = Instant.parse("2026-02-28T12:00:00Z");

    private Programmes() {}

    public static Rulebooks rules() {
        return rules(1);
    }

    /** The same, but silver takes so many people. */
    static Rulebooks rules(int forSilver) {
        return new Rulebooks(List.of(new Rulebook(
                "2026-01",
                LocalDate.of(2026, 1, 1),
                Map.of("A-1", new Credential("A-1", "Exam A", "exam", null, null)),
                Map.of(),
                Map.of(
                        "CLOUD",
                        OfMemberships.competency(
                                "CLOUD",
                                "Cloud",
                                "Cloud Platform",
                                List.of(path("ONE", "silver-people", forSilver)),
                                List.of(path("TWO", "gold-people", 2)))),
                List.of())));
    }

    private static AttainmentPath path(String code, String requirement, int people) {
        return new AttainmentPath(code, List.of(new Requirement.People(requirement, people, new Holding.Held("A-1"))));
    }

    /** So many silver partners, each with one person who holds A-1: P001 with person H001 and so on. */
    public static List<Fact> silverPartners(int count) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String partner = "P%03d".formatted(i);
            facts.add(new Partner(partner, "Partner " + i, null, Market.DEVELOPED, THEN));
            facts.add(new Membership(
                    partner, MembershipLevel.SILVER, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), null, THEN));
            facts.add(link(i, null, THEN));
            facts.add(new Achievement("H%03d".formatted(i), "A-1", LocalDate.of(2026, 1, 10), null, null, THEN));
        }
        return facts;
    }

    /** The link of person i to partner i, ended on a day or not. */
    public static Association link(int i, @Nullable LocalDate unlinkedOn, Instant updatedAt) {
        return new Association(
                "H%03d".formatted(i), "P%03d".formatted(i), LocalDate.of(2026, 1, 5), unlinkedOn, updatedAt);
    }

    /** The same, ended on the day and touched then. */
    public static Association leaves(int i, LocalDate on) {
        return link(i, on, on.atStartOfDay().toInstant(java.time.ZoneOffset.UTC));
    }
}
