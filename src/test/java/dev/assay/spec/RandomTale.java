package dev.assay.spec;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Fact;
import dev.assay.facts.Grant;
import dev.assay.facts.Membership;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A small partner's half year, made up: facts that come in between nights, late ones and corrections among them, nights
 * that are missed and nights that are run again. All days lie close together, so that ends often meet.
 */
final class RandomTale {
    static final String PARTNER = "Contoso";
    private static final LocalDate START = LocalDate.of(2017, 1, 1);
    private static final Instant SENT = Instant.parse("2017-01-01T00:00:00Z");

    private final Random random;
    private final List<Fact> known = new ArrayList<>();
    private int sent;

    /**
     * One night and what has come in before it.
     *
     * @param again whether it is a rerun
     */
    record Step(LocalDate asOf, boolean again, List<Fact> arrived) {}

    RandomTale(Random random) {
        this.random = random;
    }

    List<Step> steps() {
        List<Fact> waiting = facts();
        List<Step> steps = new ArrayList<>();
        LocalDate asOf = START.plusDays(random.nextInt(20));
        int nights = 3 + random.nextInt(4);
        for (int night = 0; night < nights; night++) {
            List<Fact> arrived = new ArrayList<>();
            double share = night == 0 ? 0.75 : 0.3;
            for (Fact fact : List.copyOf(waiting)) {
                if (random.nextDouble() < share) {
                    arrived.add(fact);
                    waiting.remove(fact);
                }
            }
            known.addAll(arrived);
            if (night > 0 && random.nextInt(3) > 0) {
                arrived.add(corrected(known.get(random.nextInt(known.size()))));
            }
            boolean again = night > 0 && random.nextInt(4) == 0;
            asOf = again || night == 0 ? asOf : later(asOf);
            steps.add(new Step(asOf, again, arrived));
        }
        return steps;
    }

    /** A later day, often one on which a reminder falls due or a look-ahead reaches the end of something. */
    private LocalDate later(LocalDate asOf) {
        Fact fact = known.get(random.nextInt(known.size()));
        LocalDate edge = asOf;
        if (fact instanceof Membership m) {
            edge = m.renewsOn().minusDays(pick(60, 30, 20, 15, 10, 5, 0));
        } else if (fact instanceof Achievement a && a.validUntil() != null) {
            edge = a.validUntil().plusDays(1).minusMonths(random.nextInt(4));
        } else if (fact instanceof Association a && a.unlinkedOn() != null) {
            edge = a.unlinkedOn().minusMonths(random.nextInt(4));
        }
        return edge.isAfter(asOf) ? edge : asOf.plusDays(1 + random.nextInt(random.nextBoolean() ? 3 : 30));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Partner(PARTNER, null, null, pick(Market.DEVELOPED, Market.DEVELOPING), updated()));
        for (int i = random.nextInt(3); i >= 0; i--) {
            facts.add(membership());
        }
        for (String person : List.of("ann", "bob", "cyd", "dee")) {
            LocalDate often = near(-60, 100);
            for (int i = random.nextInt(3); i >= 0; i--) {
                facts.add(association(person, random.nextInt(3) == 0 ? often : near(-60, 100)));
                facts.add(achievement(person));
            }
        }
        for (int month = -4; month < 6; month++) {
            facts.add(figure("M", YearMonth.from(START).plusMonths(month)));
            facts.add(figure("N", YearMonth.from(START).plusMonths(month)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            facts.add(override("o" + i));
        }
        return facts;
    }

    private Membership membership() {
        LocalDate starts = near(-40, 100);
        LocalDate renews = starts.plusDays(random.nextInt(10) == 0 ? 0 : 20 + random.nextInt(100));
        LocalDate ended = random.nextInt(6) == 0 ? starts.plusDays(random.nextInt(60)) : null;
        return new Membership(PARTNER, level(), starts, renews, ended, updated());
    }

    private Association association(String person, LocalDate linked) {
        LocalDate unlinked = random.nextInt(5) < 2 ? linked.plusDays(span()) : null;
        return new Association(person, pick(PARTNER, PARTNER, "Acme", "Zeta"), linked, unlinked, updated());
    }

    private Achievement achievement(String person) {
        LocalDate earned = near(-60, 60);
        LocalDate until = random.nextBoolean() ? earned.plusDays(span()) : null;
        LocalDate revoked = random.nextInt(5) == 0 ? earned.plusDays(span()) : null;
        return new Achievement(person, pick("A", "B", "C"), earned, until, revoked, updated());
    }

    private MetricMonth figure(String code, YearMonth month) {
        BigDecimal value = BigDecimal.valueOf(random.nextInt(13) - 1L, random.nextInt(2));
        return new MetricMonth(PARTNER, code, month, value, updated());
    }

    private AgentOverride override(String id) {
        LocalDate granted = near(-60, 90);
        LocalDate until = random.nextInt(3) == 0 ? granted.plusDays(span()) : null;
        LocalDate revoked = random.nextInt(4) == 0 ? granted.plusDays(span() - 3L) : null;
        Grant grant =
                switch (random.nextInt(3)) {
                    case 0 -> new Grant.OfLevel(level().name());
                    case 1 ->
                        new Grant.OfRequirement(
                                pick("s0-0", "s0-1", "s1-0", "g0-0", "g0-0-a", "s0-0-a", "s0-0-b", "g0-0-b", "none"));
                    default -> new Grant.OfCredential(pick("ann", "bob", "cyd", "dee"), pick("A", "B", "C", "Q"));
                };
        return new AgentOverride(
                id, PARTNER, pick("X", "X", "Y", "Z", "NONE"), grant, granted, until, null, null, revoked, updated());
    }

    /** The same fact with another end, sent later. */
    private Fact corrected(Fact fact) {
        Instant later = SENT.plus(30, ChronoUnit.DAYS).plusSeconds(sent++);
        if (fact instanceof Membership m) {
            LocalDate ended = random.nextBoolean() ? m.startsOn().plusDays(span()) : null;
            LocalDate renews = m.startsOn().plusDays(20L + random.nextInt(120));
            return new Membership(PARTNER, m.level(), m.startsOn(), renews, ended, later);
        }
        if (fact instanceof Association a) {
            return new Association(a.personId(), a.partnerId(), a.linkedOn(), maybe(a.linkedOn()), later);
        }
        if (fact instanceof Achievement a) {
            return new Achievement(
                    a.personId(), a.credentialCode(), a.earnedOn(), maybe(a.earnedOn()), maybe(a.earnedOn()), later);
        }
        if (fact instanceof MetricMonth m) {
            return new MetricMonth(PARTNER, m.metricCode(), m.month(), BigDecimal.valueOf(random.nextInt(12)), later);
        }
        return fact instanceof AgentOverride o ? override(o.overrideId()) : fact;
    }

    private @Nullable LocalDate maybe(LocalDate from) {
        return random.nextBoolean() ? from.plusDays(span()) : null;
    }

    private int span() {
        return random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(120);
    }

    private LocalDate near(int from, int to) {
        // whole weeks, now and then: so that ends and starts meet
        int day = from + random.nextInt(to - from);
        return START.plusDays(random.nextBoolean() ? day / 7 * 7 : day);
    }

    private Instant updated() {
        return SENT.plusSeconds(random.nextInt(3));
    }

    private Level level() {
        return pick(MembershipLevel.SILVER, MembershipLevel.GOLD);
    }

    @SafeVarargs
    private <T> T pick(T... of) {
        return of[random.nextInt(of.length)];
    }
}
