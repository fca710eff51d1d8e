package dev.assay.sample;

import dev.assay.facts.Partner;
import java.util.SplittableRandom;

/** One partner from its first night on. Everything follows from its plan and its own randomness. */
final class PartnerLife {
    private static final int RENAMED_PER_MILLE = 5;

    private final Plan plan;
    private final Pen pen;
    private final SplittableRandom random;
    private final Staff staff;
    private final Terms terms;
    private final Ledger ledger;
    private final Overrides overrides;
    private Partner partner;

    PartnerLife(
            Plan plan,
            Pen pen,
            Catalogue catalogue,
            Nights nights,
            int partners,
            int idlePercent,
            SplittableRandom random) {
        this.plan = plan;
        this.pen = pen;
        this.random = random;
        Resume resume = new Resume(catalogue, nights, pen, random);
        this.staff = new Staff(plan, pen, nights, resume, random, partners);
        this.terms = new Terms(plan, pen, nights, random);
        this.ledger = new Ledger(plan, pen, nights, catalogue, random, idlePercent);
        this.overrides = new Overrides(
                plan, pen, nights, random, partners, catalogue.lasting().get(0).competency());
        pen.turnTo(plan.joins());
        this.partner = called(plan.country().name(random));
    }

    /** Goes through one night; nights come in order, the first one is 1. */
    void pass(int night) {
        if (night < plan.joins()) {
            return;
        }
        pen.turnTo(night);
        if (night == plan.joins()) {
            begin(night);
        } else {
            change(night);
        }
        staff.tellAll(night);
        overrides.tellAll();
    }

    private void begin(int night) {
        pen.write(partner);
        terms.begin();
        staff.begin();
        ledger.begin(night);
        overrides.begin();
    }

    private void change(int night) {
        if (random.nextInt(1_000) < RENAMED_PER_MILLE) {
            partner = pen.rewrite(partner, called(plan.country().name(random)));
        }
        terms.change(night);
        staff.change(night);
        ledger.change(night);
        overrides.change(night);
    }

    private Partner called(String name) {
        return new Partner(
                plan.partnerId(), name, plan.country().code(), plan.country().market(), pen.moment());
    }
}
