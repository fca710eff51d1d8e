package dev.assay.sample;

import dev.assay.facts.Membership;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What one partner bought: renewed every year, or not. */
final class Terms {
    private static final int RENEWED_PERCENT = 93;
    private static final int PUT_OFF_PER_MILLE = 4;
    private static final int PUT_OFF_DAYS = 30;

    private final Plan plan;
    private final Pen pen;
    private final Nights nights;
    private final SplittableRandom random;
    private @Nullable Membership current;

    Terms(Plan plan, Pen pen, Nights nights, SplittableRandom random) {
        this.plan = plan;
        this.pen = pen;
        this.nights = nights;
        this.random = random;
    }

    void begin() {
        if (plan.membership().isNone()) {
            return;
        }
        LocalDate renewsOn = plan.renewsOn();
        while (renewsOn.minusYears(1).isAfter(nights.first())) {
            renewsOn = renewsOn.minusYears(1);
        }
        current = bought(plan.membership(), renewsOn.minusYears(1));
    }

    void change(int night) {
        Membership last = current;
        if (last == null) {
            return;
        }
        LocalDate day = nights.day(night, random);
        if (plan.happensIn(night) && plan.story() == Story.UPGRADE) {
            amend(last, last.renewsOn(), day);
            current = bought(MembershipLevel.GOLD, day);
        } else if (plan.happensIn(night) && plan.story() == Story.ENDED) {
            amend(last, last.renewsOn(), day);
            current = null;
        } else if (!last.renewsOn().isAfter(nights.date(night))) {
            current = random.nextInt(100) < RENEWED_PERCENT ? bought(last.level(), last.renewsOn()) : null;
        } else if (plan.story() == Story.NONE && random.nextInt(1_000) < PUT_OFF_PER_MILLE) {
            current = amend(last, last.renewsOn().plusDays(PUT_OFF_DAYS), null);
        }
    }

    private Membership bought(Level level, LocalDate startsOn) {
        return pen.write(new Membership(plan.partnerId(), level, startsOn, startsOn.plusYears(1), null, pen.moment()));
    }

    private Membership amend(Membership old, LocalDate renewsOn, @Nullable LocalDate endedOn) {
        return pen.rewrite(
                old, new Membership(old.partnerId(), old.level(), old.startsOn(), renewsOn, endedOn, pen.moment()));
    }
}
