package dev.assay.sample;

import dev.assay.facts.Feed;
import dev.assay.facts.Grant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A partner of a points programme. */
final class PointsLife extends Life {
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
    private final CourseReports reports;
    private final List<SampleRow> terms = new ArrayList<>();

    PointsLife(PointsPlan plan, Catalogue catalogue, Pen pen) {
        super(plan.partnerId(), plan.country(), plan.story(), plan.crew(), REASONS, catalogue, pen);
        this.plan = plan;
        this.reports = new CourseReports(plan, pen);
    }

    @Override
    void pass(int night) {
        Story story = plan.story();
        if (story.kind() == Story.Kind.FIGURE && story.night() == night && plan.has() != null) {
            reports.stagnate(plan.has().fragile().get(0));
        }
        super.pass(night);
    }

    @Override
    void begin() {
        for (PointsPlan.Enrolled enrolled : plan.enrolled()) {
            terms.add(enrol(
                    enrolled.in().competency().code(), enrolled.in().level().name(), startsOn(enrolled.renewsOn())));
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

    @Override
    void change() {
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

    /** The figure of the newest month says so already. */
    @Override
    void fall() {}
}
