package dev.assay.sample;

import dev.assay.facts.AgentOverride;
import dev.assay.facts.Feed;
import dev.assay.facts.Grant;
import dev.assay.rules.MembershipLevel;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What agents granted one partner. Only a story's override carries a level; the others change nothing. */
final class Overrides {
    private static final Period FULL = Period.ofMonths(3);
    /** In 1,000 partners: an override that is over, or one for what the partner has anyway. */
    private static final int OVER = 18;

    private static final int NEEDLESS = 30;
    private static final int NEW_PER_NIGHT = 2;
    private static final int REVOKED_PERCENT = 12;
    private static final int FORGOTTEN_PERCENT = 2;
    private static final List<String> REASONS = List.of(
            "Exam passed, transcript not yet linked",
            "Customer reference \"pending\", approved by phone",
            "Usage reported late, see ticket",
            "Person changed employer, link follows\nchecked with both partners",
            "Prüfung bestanden; Nachweis liegt vor",
            "認定証を確認済み");

    private final Plan plan;
    private final Pen pen;
    private final Nights nights;
    private final SplittableRandom random;
    private final int partners;
    private final String anyCompetency;
    private final List<AgentOverride> granted = new ArrayList<>();
    private @Nullable AgentOverride carrying;
    private @Nullable AgentOverride over;
    private int number;

    /** @param anyCompetency one that an override of a partner without targets is for */
    Overrides(Plan plan, Pen pen, Nights nights, SplittableRandom random, int partners, String anyCompetency) {
        this.anyCompetency = anyCompetency;
        this.plan = plan;
        this.pen = pen;
        this.nights = nights;
        this.random = random;
        this.partners = partners;
    }

    void begin() {
        Grant carrier = plan.carrier();
        if (carrier != null) {
            carry(carrier);
            return;
        }
        int chance = random.nextInt(1_000);
        if (chance < OVER || chance < NEEDLESS && plan.targets().isEmpty()) {
            LocalDate on = nights.first().minusDays(random.nextLong(120, 360));
            LocalDate until = on.plusDays(random.nextLong(10, 80));
            String competency = plan.targets().isEmpty() ? anyCompetency : target().competency();
            boolean revoked = random.nextInt(3) == 0;
            over = grant(competency, anyGrant(), on, revoked ? null : until, revoked ? until : null);
        } else if (chance < NEEDLESS) {
            LocalDate on = nights.first().minusDays(random.nextLong(1, 80));
            granted.add(grant(target().competency(), anyGrant(), on, null, null));
        }
    }

    void change(int night) {
        AgentOverride old = carrying;
        if (old != null && plan.storyNight() == night && plan.story() == Story.OVERRIDE_ENDED && !endsBy(old, night)) {
            carrying = end(old, nights.day(night, random), random.nextBoolean());
        }
        for (int i = 0; i < granted.size(); i++) {
            if (granted.get(i).revokedOn() == null && random.nextInt(100) < REVOKED_PERCENT) {
                granted.set(i, end(granted.get(i), nights.day(night, random), true));
            }
        }
        boolean snapshot = NightFolder.snapshots(night, partners).contains(Feed.OVERRIDES);
        granted.removeIf(needless -> snapshot && random.nextInt(100) < FORGOTTEN_PERCENT);
        if (plan.story() == Story.NONE && !plan.targets().isEmpty() && random.nextInt(1_000) < NEW_PER_NIGHT) {
            granted.add(grant(target().competency(), anyGrant(), nights.day(night, random), null, null));
        }
    }

    /** Writes all that are not revoked, where somebody asks for all. */
    void tellAll() {
        Stream.concat(granted.stream(), Stream.of(carrying, over).filter(Objects::nonNull))
                .filter(override -> override.revokedOn() == null)
                .forEach(pen::stillOpen);
    }

    /** In force from before the first night until the story's, or longer than that. */
    private void carry(Grant carrier) {
        LocalDate night = nights.date(plan.storyNight());
        LocalDate on = plan.story() == Story.OVERRIDE_ENDING
                ? night.minusDays(random.nextLong(12, 70))
                : nights.first().minusDays(random.nextLong(5, 40));
        carrying = grant(plan.targets().get(0).competency(), carrier, on, null, null);
    }

    private boolean endsBy(AgentOverride old, int night) {
        return !old.endsOn(FULL).isAfter(nights.date(night));
    }

    private AgentOverride end(AgentOverride old, LocalDate day, boolean revoked) {
        return pen.rewrite(
                old,
                new AgentOverride(
                        old.overrideId(),
                        old.partnerId(),
                        old.competencyCode(),
                        old.grant(),
                        old.grantedOn(),
                        revoked ? old.validUntil() : later(old.grantedOn(), day.minusDays(1)),
                        old.grantedBy(),
                        old.reason(),
                        revoked ? later(old.grantedOn(), day) : null,
                        pen.moment()));
    }

    private AgentOverride grant(
            String competency,
            Grant grant,
            LocalDate on,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate revokedOn) {
        return pen.write(new AgentOverride(
                "ov-" + plan.partnerId() + "-" + ++number,
                plan.partnerId(),
                competency,
                grant,
                on,
                validUntil,
                "agent-" + random.nextInt(10, 60),
                REASONS.get(random.nextInt(REASONS.size())),
                revokedOn,
                pen.moment()));
    }

    private Grant anyGrant() {
        if (plan.targets().isEmpty()) {
            return new Grant.OfLevel(MembershipLevel.SILVER.name());
        }
        Target target = target();
        int kind = random.nextInt(3);
        if (kind == 0 || target.people() == 0) {
            return new Grant.OfLevel(target.level().name());
        }
        return kind == 1
                ? new Grant.OfRequirement(target.path().requires().get(0).id())
                : new Grant.OfCredential(
                        Staff.personId(plan.index(), 0),
                        target.recipe().people().get(0).iterator().next());
    }

    private Target target() {
        return plan.targets().get(0);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }
}
