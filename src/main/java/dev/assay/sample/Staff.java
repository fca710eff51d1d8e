package dev.assay.sample;

import dev.assay.facts.Feed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The people of one partner and what they hold. Outside the story, only people that no target needs come and go. */
final class Staff {
    /** Per 1,000 spare people and night, cumulated: those who leave, move, earn, lose a credential, disappear. */
    private static final int LEAVE = 3;

    private static final int MOVE = 6;
    private static final int EARN = 16;
    private static final int LOSE = 20;
    private static final int VANISH = 23;
    /** In percent of the size, in each night. */
    private static final int JOIN = 1;

    private static final int ACHIEVEMENTS_PER_PERSON = 3;

    private final Crew crew;
    private final Catalogue catalogue;
    private final Pen pen;
    private final SplittableRandom random;
    private final List<Member> members = new ArrayList<>();

    /** A person while linked to the partner. */
    private static final class Member {
        private final List<SampleRow> held = new ArrayList<>();
        private SampleRow link;
        private @Nullable SampleRow next;
        /** Null = still linked. */
        private @Nullable LocalDate leavesOn;

        Member(SampleRow link) {
            this.link = link;
        }

        String id() {
            return link.get("person_id");
        }
    }

    Staff(Crew crew, Catalogue catalogue, Pen pen) {
        this.crew = crew;
        this.catalogue = catalogue;
        this.pen = pen;
        this.random = pen.random();
    }

    void begin() {
        int held = 0;
        for (int place = 0; place < crew.size(); place++) {
            Member member = join(pen.firstDate().minusDays(random.nextLong(30, 2_000)), codes(place));
            held += member.held.size();
        }
        for (; held < crew.size() * ACHIEVEMENTS_PER_PERSON; held++) {
            writePast(members.get(random.nextInt(members.size())));
        }
    }

    void change() {
        int there = members.size();
        for (int place = crew.needed().size(); place < there; place++) {
            if (members.get(place).leavesOn == null) {
                churn(members.get(place));
            }
        }
        if (!crew.story() && random.nextInt(100) < crew.size() * JOIN) {
            earn(join(pen.day(), Set.of()), catalogue.anyCode(random), pen.day());
        }
    }

    /** Removes the person without whom the first target is lost. */
    void leave(LocalDate day) {
        leave(key(), day, random.nextBoolean());
    }

    /** Takes a credential away from that person. */
    void lose(LocalDate day, boolean revoked) {
        lose(key(), 0, day, revoked);
    }

    /** Adds a replacement for that person. */
    void replace() {
        join(pen.day(), crew.needed().get(crew.key()));
    }

    /** Writes all links as of the end of the night, if a snapshot is written. */
    void tellAll() {
        for (Member member : members) {
            if (member.leavesOn == null || member.leavesOn.isAfter(pen.date())) {
                pen.stillOpen(member.link);
            }
            if (member.next != null) {
                pen.stillOpen(member.next);
            }
        }
    }

    private Member key() {
        return members.get(crew.key());
    }

    private Set<String> codes(int place) {
        List<Set<String>> needed = crew.needed();
        if (place < needed.size()) {
            return needed.get(place);
        }
        boolean surplus = crew.surplus() > 0 && !needed.isEmpty() && random.nextInt(100) < crew.surplus();
        return surplus ? needed.get(random.nextInt(needed.size())) : Set.of();
    }

    private Member join(LocalDate linkedOn, Set<String> codes) {
        String person = Plan.personId(crew.index(), members.size());
        Member member = new Member(pen.write(Feed.ASSOCIATIONS, person, Plan.partnerId(crew.index()), linkedOn, null));
        members.add(member);
        codes.forEach(code -> earn(member, code, catalogue.earnedBy(code).minusDays(random.nextLong(30, 500))));
        return member;
    }

    /** A credential whose own dates last beyond the nights. */
    private void earn(Member member, String code, LocalDate earnedOn) {
        LocalDate validUntil =
                random.nextInt(100) < 70 ? null : catalogue.horizon().plusDays(random.nextLong(30, 700));
        member.held.add(pen.write(Feed.ACHIEVEMENTS, member.id(), code, earnedOn, validUntil, null));
    }

    /** A credential that ended before the first night. */
    private void writePast(Member member) {
        LocalDate earnedOn = pen.firstDate().minusDays(random.nextLong(700, 1_400));
        LocalDate endedOn = earnedOn.plusDays(random.nextLong(100, 680));
        boolean revoked = random.nextInt(6) == 0;
        pen.write(
                Feed.ACHIEVEMENTS,
                member.id(),
                catalogue.anyCode(random),
                earnedOn,
                revoked ? null : endedOn,
                revoked ? endedOn : null);
    }

    private void churn(Member member) {
        int chance = random.nextInt(1_000);
        if (chance < MOVE) {
            leave(member, pen.day(), chance >= LEAVE);
        } else if (chance < EARN && !crew.story()) {
            earn(member, catalogue.anyCode(random), pen.day());
        } else if (chance < LOSE && !member.held.isEmpty()) {
            lose(member, random.nextInt(member.held.size()), pen.day(), random.nextBoolean());
        } else if (chance < VANISH && pen.snapshot(Feed.ASSOCIATIONS)) {
            // no row says so: the night's snapshot no longer contains the link
            member.leavesOn = pen.date();
        }
    }

    /** Ends the link, unless the person moves and only the new link says so. */
    private void leave(Member member, LocalDate day, boolean moves) {
        String other = pen.otherPartner(crew.index());
        boolean next = moves && !other.equals(Plan.partnerId(crew.index()));
        if (next) {
            member.next = pen.write(Feed.ASSOCIATIONS, member.id(), other, day, null);
        }
        if (!next || random.nextBoolean()) {
            member.link = pen.change(member.link, "unlinked_on", day);
        }
        member.leavesOn = day;
    }

    private void lose(Member member, int which, LocalDate day, boolean revoked) {
        SampleRow old = member.held.get(which);
        boolean open = old.get("revoked_on").isEmpty() && old.get("earned_on").compareTo(day.toString()) < 0;
        if (open) {
            member.held.set(
                    which,
                    revoked ? pen.change(old, "revoked_on", day) : pen.change(old, "valid_until", day.minusDays(1)));
        }
    }
}
