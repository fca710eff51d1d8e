package dev.assay.sample;

import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Feed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The people of one partner and what they hold. */
final class Staff {
    /** Keeps person ids apart: no partner ever has that many people. */
    private static final long MOST_PEOPLE = 1 << 20;

    /** In 1,000, per person and night. */
    private static final int LEAVE = 3;

    private static final int MOVE = 6;
    private static final int EARN = 16;
    private static final int AMEND = 20;
    private static final int VANISH = 23;
    private static final int JOIN_PERCENT_OF_SIZE = 1;
    private static final int SURPLUS_PERCENT = 45;

    private final Plan plan;
    private final Pen pen;
    private final Nights nights;
    private final Resume resume;
    private final SplittableRandom random;
    private final int partners;
    private final List<Member> members = new ArrayList<>();

    /** One person while with the partner. */
    private static final class Member {
        private Association link;
        private final List<Achievement> held;
        private @Nullable LocalDate leavesOn;
        private @Nullable Association next;

        Member(Association link, List<Achievement> held) {
            this.link = link;
            this.held = held;
        }
    }

    Staff(Plan plan, Pen pen, Nights nights, Resume resume, SplittableRandom random, int partners) {
        this.plan = plan;
        this.pen = pen;
        this.nights = nights;
        this.resume = resume;
        this.random = random;
        this.partners = partners;
    }

    static String personId(int partner, long place) {
        return "u" + Long.toString((partner + 1L) * MOST_PEOPLE + place, Character.MAX_RADIX);
    }

    void begin() {
        for (int place = 0; place < plan.size(); place++) {
            LocalDate linkedOn = nights.first().minusDays(random.nextLong(30, 2_000));
            join(linkedOn, codes(place));
        }
        resume.atFirst(plan, members.stream().map(member -> member.held).toList())
                .forEach(pen::write);
    }

    void change(int night) {
        if (plan.happensIn(night)) {
            happen(night);
        } else if (night > 1 && plan.happensIn(night - 1)) {
            mend(night);
        }
        int before = members.size();
        for (int place = plan.needed().people().size(); place < before; place++) {
            if (members.get(place).leavesOn == null) {
                churn(members.get(place), night);
            }
        }
        if (random.nextInt(100) < plan.size() * JOIN_PERCENT_OF_SIZE) {
            List<Achievement> held = join(nights.day(night, random), Set.of());
            held.add(pen.write(resume.earned(personId(plan.index(), members.size() - 1L), plan, night)));
        }
    }

    /** Writes all links as they are at the end of the night, where somebody asks for all. */
    void tellAll(int night) {
        for (Member member : members) {
            if (member.leavesOn == null || member.leavesOn.isAfter(nights.date(night))) {
                pen.stillOpen(member.link);
            }
            if (member.next != null) {
                pen.stillOpen(member.next);
            }
        }
    }

    private Set<String> codes(int place) {
        List<Set<String>> needed = plan.needed().people();
        if (place < needed.size()) {
            return needed.get(place);
        }
        boolean surplus = plan.story() == Story.NONE && !needed.isEmpty() && random.nextInt(100) < SURPLUS_PERCENT;
        return surplus ? needed.get(random.nextInt(needed.size())) : Set.of();
    }

    private List<Achievement> join(LocalDate linkedOn, Set<String> codes) {
        String person = personId(plan.index(), members.size());
        Association link = pen.write(new Association(person, plan.partnerId(), linkedOn, null, pen.moment()));
        List<Achievement> held = new ArrayList<>();
        codes.forEach(code -> held.add(resume.needed(person, code)));
        members.add(new Member(link, held));
        return held;
    }

    private void happen(int night) {
        switch (plan.story()) {
            case LEFT, REPLACED -> leave(key(), nights.day(night, random), random.nextBoolean());
            case LEAVING -> leave(key(), nights.date(night).plusDays(random.nextLong(15, 75)), random.nextBoolean());
            case EXPIRED -> amendKey(nights.day(night, random).minusDays(1), null);
            case REVOKED -> amendKey(null, nights.day(night, random));
            default -> {}
        }
    }

    private void mend(int night) {
        if (plan.story() == Story.REPLACED) {
            Set<String> codes = plan.needed().people().get(plan.keyPerson());
            join(nights.day(night, random), codes).forEach(pen::write);
        } else if (plan.story() == Story.EARNED_AGAIN) {
            Achievement old = key().held.get(0);
            pen.write(new Achievement(
                    old.personId(), old.credentialCode(), nights.day(night, random), null, null, pen.moment()));
        }
    }

    private Member key() {
        return members.get(plan.keyPerson());
    }

    private void amendKey(@Nullable LocalDate validUntil, @Nullable LocalDate revokedOn) {
        key().held.set(0, amend(key().held.get(0), validUntil, revokedOn));
    }

    private Achievement amend(Achievement old, @Nullable LocalDate validUntil, @Nullable LocalDate revokedOn) {
        return pen.rewrite(
                old,
                new Achievement(
                        old.personId(), old.credentialCode(), old.earnedOn(), validUntil, revokedOn, pen.moment()));
    }

    private void churn(Member member, int night) {
        int chance = random.nextInt(1_000);
        if (chance < MOVE) {
            leave(member, nights.day(night, random), chance >= LEAVE);
        } else if (chance < EARN) {
            Achievement earned = resume.earned(member.link.personId(), plan, night);
            member.held.add(pen.write(earned));
        } else if (chance < AMEND) {
            amendSome(member, night);
        } else if (chance < VANISH && NightFolder.snapshots(night, partners).contains(Feed.ASSOCIATIONS)) {
            // said by nobody: the night's snapshot no longer has the link
            member.leavesOn = nights.date(night);
        }
    }

    /** Nobody's level hangs on it. */
    private void amendSome(Member member, int night) {
        if (member.held.isEmpty()) {
            return;
        }
        int which = random.nextInt(member.held.size());
        Achievement old = member.held.get(which);
        LocalDate day = nights.day(night, random);
        boolean counts = old.revokedOn() == null
                && !day.isBefore(old.earnedOn())
                && (old.validUntil() == null || day.isBefore(old.validUntil()));
        if (counts && old.updatedAt().isBefore(nights.producedAt(night - 1))) {
            boolean revoked = random.nextBoolean();
            member.held.set(which, amend(old, revoked ? old.validUntil() : day, revoked ? day : null));
        }
    }

    /** A move may be said by the new link alone. */
    private void leave(Member member, LocalDate day, boolean moves) {
        if (!member.link.linkedOn().isBefore(day)) {
            return;
        }
        Association old = member.link;
        String next = elsewhere();
        boolean silent = moves && !next.equals(plan.partnerId()) && random.nextBoolean();
        if (!silent) {
            member.link = pen.rewrite(
                    old, new Association(old.personId(), old.partnerId(), old.linkedOn(), day, pen.moment()));
        }
        if (moves && !next.equals(plan.partnerId())) {
            member.next = pen.write(new Association(old.personId(), next, day, null, pen.moment()));
        }
        member.leavesOn = day;
    }

    private String elsewhere() {
        return Plan.partnerId((int) ((plan.index() + 1L + random.nextInt(partners)) % partners));
    }
}
