package dev.assay.cli.night;

import dev.assay.night.Preview;
import dev.assay.night.WhatIf;
import dev.assay.store.Database;
import dev.assay.store.result.PreparedResults;
import dev.assay.store.run.NightFigures.DeliveryLine;
import dev.assay.store.run.Run;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** A preview for people. */
final class PreviewText {
    private final Database database;
    private final PreparedResults prepared;
    private final PrintWriter out;
    private final PreparedLines lines;
    private final int limit;

    /** @param limit lines of each section; 0 = all */
    PreviewText(Database database, PrintWriter out, int limit) {
        this.database = database;
        this.prepared = database.prepared();
        this.out = out;
        this.lines = new PreparedLines(out);
        this.limit = limit;
    }

    void print(Preview preview, List<String> notes) {
        head(preview);
        notes.forEach(note -> out.println("  note: " + note));
        warnings(preview);
        deliveries(preview.run());
        Run run = preview.run();
        out.printf("  partners       %d evaluated, %d failed%n", run.partnersEvaluated(), run.partnersFailed());
        failures(run);
        out.printf("  standings      %d would change%n", run.standingsChanged());
        out.printf("  notifications  %d would be told%s%n", run.notifications(), kinds(run));
        Preview.Alternative alternative = preview.alternative();
        if (alternative == null) {
            sections(run, "What would change", "What would be told");
        } else {
            alternative(alternative);
        }
    }

    private void head(Preview preview) {
        Run run = preview.run();
        Run against = preview.against();
        out.printf(
                "Preview of %s by rulebook %s, against %s; nothing is written%n",
                run.businessDate(),
                run.rulebook(),
                against == null ? "nothing, as nothing was published before" : named(against));
        if (preview.rewound()) {
            out.println("  later nights are published: this is as if they were not, by what is known today");
        }
        if (against != null && against.businessDate().equals(run.businessDate())) {
            out.println("  that night is published: this is what a rerun would change and tell");
        }
    }

    private void warnings(Preview preview) {
        Run held = preview.held();
        if (held != null) {
            out.printf(
                    "  HELD since run %d (%s): nightly does nothing until that is released or discarded; this is what a"
                            + " rerun would say%n",
                    held.runId(), held.heldBecause());
        }
        if (!preview.missing().isEmpty()) {
            out.printf(
                    "  REFUSED until these are delivered: %s%n",
                    String.join(
                            ", ",
                            preview.missing().stream().map(feed -> feed.id()).toList()));
        }
        if (preview.run().heldBecause() != null) {
            out.printf("  WOULD BE HELD: %s%n", preview.run().heldBecause());
        }
    }

    private void deliveries(Run run) {
        List<DeliveryLine> deliveries = database.figures().deliveries(run.runId());
        if (deliveries.isEmpty()) {
            out.println("  deliveries     none");
        }
        for (DeliveryLine line : deliveries) {
            out.printf("  delivery       %-9s %s: %s%n", line.status(), line.file(), DeliveryText.of(line));
        }
    }

    private void failures(Run run) {
        database.ranges().failures(run.runId()).stream()
                .limit(5)
                .forEach(failure -> out.printf("    %s: %s%n", failure.partnerId(), failure.reason()));
    }

    private String kinds(Run run) {
        Map<String, Long> kinds = database.figures().notifications(run.runId());
        return kinds.isEmpty()
                ? ""
                : " " + kinds.toString().replace('{', '(').replace('}', ')').replace('=', ' ');
    }

    private void sections(Run run, String changes, String notifications) {
        if (run.standingsChanged() > 0) {
            out.printf("%n%s (%d):%n", changes, run.standingsChanged());
            prepared.changes(run.runId(), limit, lines::change);
            more(run.standingsChanged());
        }
        if (run.notifications() > 0) {
            out.printf("%n%s (%d):%n", notifications, run.notifications());
            prepared.notifications(run.runId(), limit, lines::notification);
            more(run.notifications());
        }
    }

    private void alternative(Preview.Alternative other) {
        Run run = other.run();
        out.printf("%nIf %s, against that night as it is:%n", supposed(other, run));
        boolean nobodyLeaves = other.whatIf().withoutPerson() != null && other.leaves() == null;
        if (nobodyLeaves) {
            out.printf(
                    "  note: %s is with no partner on %s, so nobody leaves; links that begin later are left out%n",
                    other.whatIf().withoutPerson(), run.businessDate());
        }
        List<PreparedResults.Shift> shifts = prepared.shifts(run.runId());
        if (shifts.isEmpty() && !nobodyLeaves) {
            out.println("  nobody would rise, fall, lose a renewal or regain one");
        } else if (!shifts.isEmpty()) {
            out.printf(
                    "  %-38s %6s %6s %15s %17s%n",
                    "partners who would", "rise", "fall", "lose a renewal", "regain a renewal");
            shifts.forEach(shift -> out.printf(
                    "  %-38s %6d %6d %15d %17d%n",
                    shift.competencyCode(),
                    shift.rises(),
                    shift.falls(),
                    shift.losesRenewal(),
                    shift.regainsRenewal()));
        }
        if (other.heldBecause() != null) {
            out.printf("  such a night WOULD BE HELD: %s%n", other.heldBecause());
        }
        failures(run);
        sections(run, "Who would stand differently", "What would be told differently");
    }

    private static String supposed(Preview.Alternative other, Run run) {
        WhatIf whatIf = other.whatIf();
        String person = whatIf.withoutPerson();
        String leaves = person == null
                ? ""
                : "%s left%s on %s"
                        .formatted(person, other.leaves() == null ? "" : " " + other.leaves(), run.businessDate());
        String rules =
                whatIf.rulebooks() == null ? "" : "the other rules applied (rulebook %s)".formatted(run.rulebook());
        return rules.isEmpty() || leaves.isEmpty() ? rules + leaves : rules + " and " + leaves;
    }

    private void more(long all) {
        if (limit > 0 && all > limit) {
            out.printf("  ... and %d more; --limit 0 shows all%n", all - limit);
        }
    }

    private static String named(Run run) {
        return "run %d of %s".formatted(run.runId(), run.businessDate());
    }
}
