package dev.assay.sample;

import dev.assay.facts.Feed;
import dev.assay.facts.Grant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One partner of a points programme from its first night on, fully determined by its plan and its random generator. */
final class PointsLife implements Scenario.Life {
    /** In 1,000 partners and in each night. */
    private static final int RENAMED = 5;
    /** Percentage of the terms that are followed by another one, and in 1,000 of those that end early in a night. */
    private static final int RENEWED = 93;

    private static final int ENDED = 2;
    /** Percentage of the partners with a level that have an override for a credential which somebody holds anyway. */
    private static final int NEEDLESS = 6;

    private static final List<String> REASONS = List.of(
            "Certification passed, profile not yet linked",
            "Usage report corrected by phone, \"ticket\" open",
            "Person changed employer, link follows\nchecked with both partners",
            "Zertifikat liegt vor; Verknüpfung fehlt");

    private final PointsPlan plan;
    private final Pen pen;
    private final SplittableRandom random;
    private final Staff staff;
    private final CourseReports reports;
    private final Overrides overrides;
    private final List<SampleRow> terms = new ArrayList<>();
    private @Nullable SampleRow partner;

    PointsLife(PointsPlan plan, Catalogue catalogue, Pen pen) {
        this.plan = plan;
        this.pen = pen;
        this.random = pen.random();
        this.staff = new Staff(plan.crew(), catalogue, pen);
        this.reports = new CourseReports(plan, pen);
        this.overrides = new Overrides(plan.partnerId(), REASONS, pen);
    }

    @Override
    public void pass(int night) {
        pen.turnTo(night);
        Story story = plan.story();
        if (story.kind() == Story.Kind.FIGURE && story.night() == night && plan.has() != null) {
            reports.stagnate(plan.has().fragile().get(0));
        }
        if (partner == null) {
            begin();
        } else {
            change(partner);
        }
        if (story.night() == night) {
            happen(story);
        } else if (story.recovers() && story.night() == night - 1) {
            staff.replace();
        }
        staff.tellAll();
        overrides.tellOpen();
    }

    private void begin() {
        Countries.Country country = plan.country();
        partner = pen.write(Feed.PARTNERS, plan.partnerId(), country.name(random), country.code(), country.market());
        for (PointsPlan.Enrolled enrolled : plan.enrolled()) {
            LocalDate startsOn = enrolled.renewsOn();
            while (startsOn.isAfter(pen.firstDate())) {
                startsOn = startsOn.minusYears(1);
            }
            terms.add(enrol(
                    enrolled.in().competency().code(), enrolled.in().level().name(), startsOn));
        }
        staff.begin();
        reports.begin();
        Design has = plan.has();
        if (has == null) {
            return;
        }
        if (plan.story().kind() == Story.Kind.OVERRIDE) {
            overrides.grant(
                    has.competency().code(),
                    new Grant.OfLevel(has.level().name()),
                    pen.firstDate().minusDays(random.nextLong(5, 40)));
        } else if (!has.people().get(0).isEmpty() && random.nextInt(100) < NEEDLESS && plan.story() == Story.NONE) {
            String code = has.people().get(0).iterator().next();
            LocalDate on = pen.firstDate().minusDays(random.nextLong(5, 200));
            overrides.grant(has.competency().code(), new Grant.OfCredential(Plan.personId(plan.index(), 0), code), on);
        }
    }

    private void change(SampleRow known) {
        if (random.nextInt(1_000) < RENAMED) {
            partner = pen.change(known, "name", plan.country().name(random));
        }
        terms.replaceAll(this::renewed);
        terms.removeIf(term -> !term.get("ended_on").isEmpty()
                || !LocalDate.parse(term.get("renews_on")).isAfter(pen.date()));
        staff.change();
        reports.change();
    }

    /** A term after the one that is over, if the partner goes on. */
    private SampleRow renewed(SampleRow term) {
        LocalDate renewsOn = LocalDate.parse(term.get("renews_on"));
        if (!renewsOn.isAfter(pen.date())) {
            return goesOn(renewsOn) ? enrol(term.get("competency_code"), term.get("level"), renewsOn) : term;
        }
        return plan.story() == Story.NONE && random.nextInt(1_000) < ENDED
                ? pen.change(term, "ended_on", pen.day())
                : term;
    }

    /** What a story is about is enrolled in for another year until the story has put it at risk. */
    private boolean goesOn(LocalDate renewsOn) {
        Story.Kind story = plan.story().kind();
        if (story != Story.Kind.NONE && story != Story.Kind.SECURED) {
            return renewsOn.isBefore(plan.enrolled().get(0).renewsOn());
        }
        boolean holds = plan.standing() == Designs.Standing.AMPLE || plan.standing() == Designs.Standing.NARROW;
        return holds && random.nextInt(100) < RENEWED;
    }

    private SampleRow enrol(String competency, String level, LocalDate startsOn) {
        return pen.write(Feed.ENROLMENTS, plan.partnerId(), competency, level, startsOn, startsOn.plusYears(1), null);
    }

    private void happen(Story story) {
        LocalDate day = story.ahead() ? pen.date().plusDays(random.nextLong(15, 75)) : pen.day();
        boolean revoked = !story.ahead() && random.nextBoolean();
        switch (story.kind()) {
            case PERSON, SECURED -> staff.leave(day);
            case CREDENTIAL -> staff.lose(day, revoked);
            case OVERRIDE -> overrides.end(day, revoked);
            case FIGURE -> {} // the figure of the newest month says so
            case RULES, RETIREMENT, NONE -> throw new IllegalStateException(story.kind() + " has no night of its own");
        }
    }
}
