package dev.assay.cli.night;

import dev.assay.cli.output.Screen;
import dev.assay.cli.output.Table;
import dev.assay.night.Preview;
import dev.assay.night.WhatIf;
import dev.assay.renewal.RiskNotification;
import dev.assay.report.CauseText;
import dev.assay.rules.Level;
import dev.assay.store.Database;
import dev.assay.store.result.NotificationPayload;
import dev.assay.store.result.PreparedResults;
import dev.assay.store.result.PreparedResults.ChangeLine;
import dev.assay.store.result.PreparedResults.NotificationLine;
import dev.assay.store.run.Run;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A preview for people. */
final class PreviewText {
    private final Database database;
    private final PreparedResults prepared;
    private final Screen screen;
    private final int limit;

    /** @param limit lines of each section */
    PreviewText(Database database, Screen screen, int limit) {
        this.database = database;
        this.prepared = database.prepared();
        this.screen = screen;
        this.limit = limit;
    }

    void print(Preview preview, List<String> notes) {
        head(preview);
        notes.forEach(note -> screen.line("  note: %s", note));
        warnings(preview);
        Run run = preview.run();
        new DeliveryLines(screen).print(database.figures().deliveries(run.runId()));
        screen.line("  partners       %d evaluated, %d failed", run.partnersEvaluated(), run.partnersFailed());
        failures(run);
        screen.line("  standings      %d would change", run.standingsChanged());
        screen.line("  notifications  %d would be sent%s", run.notifications(), kinds(run));
        Preview.Alternative alternative = preview.alternative();
        if (alternative == null) {
            sections(run, "What would change", "What would be notified");
        } else {
            alternative(alternative);
        }
    }

    private void head(Preview preview) {
        Run run = preview.run();
        Run against = preview.against();
        screen.line(
                "Preview of %s by rulebook %s, against %s; nothing is written",
                run.businessDate(),
                run.rulebook(),
                against == null ? "nothing, as nothing was published before" : named(against));
        if (preview.rewound()) {
            screen.line("  later nights are published: this is as if they were not, by what is known today");
        }
        if (against != null && against.businessDate().equals(run.businessDate())) {
            screen.line("  that night is published: this is what a rerun would change and notify");
        }
    }

    private void warnings(Preview preview) {
        Run held = preview.held();
        if (held != null) {
            screen.line(
                    "  HELD since run %d (%s): nightly does nothing until that is released or discarded; this is what a"
                            + " rerun would be",
                    held.runId(), held.heldBecause());
        }
        if (!preview.missing().isEmpty()) {
            screen.line(
                    "  REFUSED until these are delivered: %s",
                    String.join(
                            ", ",
                            preview.missing().stream().map(feed -> feed.id()).toList()));
        }
        if (preview.run().heldBecause() != null) {
            screen.line("  WOULD BE HELD: %s", preview.run().heldBecause());
        }
    }

    private void failures(Run run) {
        database.ranges().failures(run.runId()).stream()
                .limit(5)
                .forEach(failure -> screen.line("    %s: %s", failure.partnerId(), failure.reason()));
    }

    private String kinds(Run run) {
        Map<String, Long> kinds = database.figures().notifications(run.runId());
        return kinds.isEmpty()
                ? ""
                : " " + kinds.toString().replace('{', '(').replace('}', ')').replace('=', ' ');
    }

    private void sections(Run run, String changes, String notifications) {
        if (run.standingsChanged() > 0) {
            screen.line("%n%s (%d):", changes, run.standingsChanged());
            prepared.changes(run.runId(), limit, this::change);
            more(run.standingsChanged());
        }
        if (run.notifications() > 0) {
            screen.line("%n%s (%d):", notifications, run.notifications());
            prepared.notifications(run.runId(), limit, this::notification);
            more(run.notifications());
        }
    }

    private void alternative(Preview.Alternative other) {
        Run run = other.run();
        screen.line("%nIf %s, against that night as it is:", supposed(other, run));
        boolean nobodyLeaves = other.whatIf().withoutPerson() != null && other.leaves() == null;
        if (nobodyLeaves) {
            screen.line(
                    "  note: %s is with no partner on %s, so nobody leaves; links that begin later are ignored",
                    other.whatIf().withoutPerson(), run.businessDate());
        }
        List<PreparedResults.Shift> shifts = prepared.shifts(run.runId());
        if (shifts.isEmpty() && !nobodyLeaves) {
            screen.line("  nobody would rise, fall, lose a renewal or regain one");
        } else if (!shifts.isEmpty()) {
            Table table = new Table("partners who would", ">rise", ">fall", ">lose a renewal", ">regain a renewal");
            shifts.forEach(shift -> table.row(
                    shift.competencyCode(),
                    shift.rises(),
                    shift.falls(),
                    shift.losesRenewal(),
                    shift.regainsRenewal()));
            screen.table(2, table);
        }
        if (other.heldBecause() != null) {
            screen.line("  such a night WOULD BE HELD: %s", other.heldBecause());
        }
        failures(run);
        sections(run, "Who would stand differently", "What would be notified differently");
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
        if (all > limit) {
            screen.line("  ... and %d more; --limit 0 shows all", all - limit);
        }
    }

    private static String named(Run run) {
        return "run %d of %s".formatted(run.runId(), run.businessDate());
    }

    private void change(ChangeLine line) {
        String shown = line.displayedFrom().equals(line.displayedTo())
                ? line.displayedTo().equals(Level.NONE.name()) ? "" : ", still shown as " + line.displayedTo()
                : ", shown as %s -> %s".formatted(line.displayedFrom(), line.displayedTo());
        String level = line.effectiveFrom().equals(line.effectiveTo())
                ? "still " + line.effectiveTo()
                : "%s -> %s".formatted(line.effectiveFrom(), line.effectiveTo());
        screen.line("  %s, %s: %s%s", partner(line.partnerId(), line.name()), line.competencyCode(), level, shown);
        line.causes().forEach(cause -> screen.line("      because %s", CauseText.of(cause)));
    }

    private void notification(NotificationLine line) {
        NotificationPayload.Content said = NotificationPayload.read(line.payload());
        boolean cleared = line.kind() == RiskNotification.Kind.CLEARED;
        screen.line(
                "  %-8s %s, %s: %s%s, renews on %s",
                line.kind(),
                partner(line.partnerId(), line.name()),
                line.competencyCode(),
                said.displayed(),
                cleared
                        ? " " + said.clearedBecause()
                        : said.lapsesOn() == null ? " LOST" : " LAPSING on " + said.lapsesOn(),
                line.renewsOn());
        if (!cleared) {
            said.causes().forEach(cause -> screen.line("      because %s", CauseText.of(cause)));
        }
    }

    private static String partner(String id, @Nullable String name) {
        return name == null ? id : "%s (%s)".formatted(id, name);
    }
}
