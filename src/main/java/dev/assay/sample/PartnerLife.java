package dev.assay.sample;

import dev.assay.facts.Feed;
import dev.assay.facts.Grant;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.sample.Targets.Target;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A partner with a membership. */
final class PartnerLife extends Life {
    /** In 1,000 partners and in each night. */
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
    private final Reports reports;
    private @Nullable SampleRow membership;

    PartnerLife(Plan plan, Catalogue catalogue, Targets targets, Pen pen) {
        super(plan.partnerId(), plan.country(), plan.story(), plan.crew(), REASONS, catalogue, pen);
        this.plan = plan;
        this.reports = new Reports(plan, targets, pen);
    }

    @Override
    void pass(int night) {
        if (night >= plan.joins()) {
            super.pass(night);
        }
    }

    @Override
    void begin() {
        if (!plan.membership().isNone()) {
            membership = bought(plan.membership(), startsOn(plan.renewsOn()));
        }
        staff.begin();
        reports.begin();
        if (plan.carrier() != null) {
            grant(plan.carrier(), pen.firstDate().minusDays(random.nextLong(5, 40)));
        } else if (!plan.targets().isEmpty() && random.nextInt(100) < NEEDLESS) {
            grantNeedless(pen.firstDate().minusDays(random.nextLong(5, 200)));
        }
    }

    @Override
    void change() {
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

    @Override
    void fall() {
        reports.fall();
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
