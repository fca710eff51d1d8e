package dev.assay.sample;

import dev.assay.facts.Feed;
import dev.assay.facts.Grant;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.sample.Targets.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One partner from its first night on, fully determined by its plan and its own random generator. */
final class PartnerLife implements Scenario.Life {
    /** In 1,000 partners and in each night. */
    private static final int RENAMED = 5;

    private static final int GRANTED = 2;
    /** Percentage of the partners that earn something with an override for what they have anyway. */
    private static final int NEEDLESS = 4;
    /** Percentage of those, in each night. */
    private static final int REVOKED = 12;
    /** Percentage of the memberships that may be renewed or upgraded in the night, and of all that end early. */
    private static final int RENEWED = 93;

    private static final int UPGRADED = 7;
    private static final int ENDED = 1;

    private static final List<String> REASONS = List.of(
            "Exam passed, transcript not yet linked",
            "Customer reference \"pending\", approved by phone",
            "Person changed employer, link follows\nchecked with both partners",
            "Prüfung bestanden; Nachweis liegt vor",
            "認定証を確認済み");

    private final Plan plan;
    private final Pen pen;
    private final SplittableRandom random;
    private final Staff staff;
    private final Reports reports;
    private final Overrides overrides;
    private @Nullable SampleRow partner;
    private @Nullable SampleRow membership;

    PartnerLife(Plan plan, Catalogue catalogue, Targets targets, Pen pen) {
        this.plan = plan;
        this.pen = pen;
        this.random = pen.random();
        this.staff = new Staff(plan.crew(), catalogue, pen);
        this.reports = new Reports(plan, targets, pen);
        this.overrides = new Overrides(plan.partnerId(), REASONS, pen);
    }

    @Override
    public void pass(int night) {
        if (night < plan.joins()) {
            return;
        }
        pen.turnTo(night);
        if (partner == null) {
            begin();
        } else {
            change(partner);
        }
        if (plan.story().night() == night) {
            happen();
        } else if (plan.story().recovers() && plan.story().night() == night - 1) {
            staff.replace();
        }
        staff.tellAll();
        overrides.tellOpen();
    }

    private void begin() {
        Countries.Country country = plan.country();
        partner = pen.write(Feed.PARTNERS, plan.partnerId(), country.name(random), country.code(), country.market());
        if (!plan.membership().isNone()) {
            LocalDate startsOn = plan.renewsOn();
            while (startsOn.isAfter(pen.firstDate())) {
                startsOn = startsOn.minusYears(1);
            }
            membership = bought(plan.membership(), startsOn);
        }
        staff.begin();
        reports.begin();
        if (plan.carrier() != null) {
            grant(plan.carrier(), pen.firstDate().minusDays(random.nextLong(5, 40)));
        } else if (!plan.targets().isEmpty() && random.nextInt(100) < NEEDLESS) {
            grantNeedless(pen.firstDate().minusDays(random.nextLong(5, 200)));
        }
    }

    private void change(SampleRow known) {
        if (random.nextInt(1_000) < RENAMED) {
            partner = pen.change(known, "name", plan.country().name(random));
        }
        if (membership != null) {
            changeMembership(membership);
        }
        staff.change();
        reports.change();
        if (plan.story() == Story.NONE && !plan.targets().isEmpty()) {
            changeOverride();
        }
    }

    private void changeOverride() {
        if (overrides.open() && random.nextInt(100) < REVOKED) {
            overrides.end(pen.day(), true);
        } else if (random.nextInt(1_000) < GRANTED) {
            grantNeedless(pen.day());
        }
    }

    private void happen() {
        LocalDate day = plan.story().ahead() ? pen.date().plusDays(random.nextLong(15, 75)) : pen.day();
        boolean revoked = !plan.story().ahead() && random.nextBoolean();
        switch (plan.story().kind()) {
            case PERSON -> staff.leave(day);
            case CREDENTIAL -> staff.lose(day, revoked);
            case OVERRIDE -> overrides.end(day, revoked);
            case FIGURE -> reports.fall();
            case RULES, RETIREMENT, SECURED, NONE ->
                throw new IllegalStateException(plan.story().kind() + " has no night of its own");
        }
    }

    private void changeMembership(SampleRow last) {
        Level level = MembershipLevel.LADDER.level(last.get("level")).orElseThrow();
        Level best = plan.targets().stream().map(Target::membership).reduce(level, Level::higher);
        LocalDate renewsOn = LocalDate.parse(last.get("renews_on"));
        LocalDate day = pen.day();
        int chance = random.nextInt(100);
        if (!renewsOn.isAfter(pen.date())) {
            membership = chance < RENEWED ? bought(level, renewsOn) : null;
        } else if (chance < ENDED) {
            pen.change(last, "ended_on", day);
            membership = null;
        } else if (level.below(best) && chance < UPGRADED) {
            pen.change(last, "ended_on", day);
            membership = bought(best, day);
        }
    }

    private SampleRow bought(Level level, LocalDate startsOn) {
        return pen.write(Feed.MEMBERSHIPS, plan.partnerId(), level, startsOn, startsOn.plusYears(1), null);
    }

    /** An override for something that the partner has anyway. */
    private void grantNeedless(LocalDate on) {
        Target target = plan.targets().get(0);
        String person = Plan.personId(plan.index(), 0);
        grant(
                target.people() == 0
                        ? new Grant.OfLevel(target.level().name())
                        : new Grant.OfCredential(
                                person,
                                target.recipe().people().get(0).iterator().next()),
                on);
    }

    private void grant(Grant grant, LocalDate on) {
        overrides.grant(plan.targets().get(0).competency(), grant, on);
    }
}
