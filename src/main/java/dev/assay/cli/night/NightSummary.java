package dev.assay.cli.night;

import dev.assay.cli.command.ExitCode;
import dev.assay.night.NightOutcome;
import dev.assay.store.Database;
import dev.assay.store.run.NightFigures;
import dev.assay.store.run.NightFigures.DeliveryLine;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A night in a few lines, and what to do next. */
public final class NightSummary {
    private final Database database;
    private final PrintWriter out;

    public NightSummary(Database database, PrintWriter out) {
        this.database = database;
        this.out = out;
    }

    /** Prints it; the code says the same in a number. */
    public ExitCode print(NightOutcome outcome, long nanos) {
        Run run = outcome.run();
        NightFigures figures = database.figures();
        switch (outcome.kind()) {
            case ALREADY_PUBLISHED -> {
                out.printf("%s is published already, by run %d; nothing was done%n", run.businessDate(), run.runId());
                return ExitCode.DONE;
            }
            case STILL_HELD -> {
                out.printf("%s is held since run %d: %s%n", run.businessDate(), run.runId(), run.heldBecause());
                next(run);
                return ExitCode.HELD;
            }
            case STOPPED -> {
                head(outcome);
                out.println("  stopped on request; readers see what they saw before, the same command goes on");
                return ExitCode.STOPPED;
            }
            case FAILED -> {
                head(outcome);
                out.printf("  failed: %s%n", run.failure());
                out.println(
                        "  readers see what they saw before, the same command goes on; details in var/log/assay.log");
                return ExitCode.FAILED;
            }
            case HELD -> {
                head(outcome);
                List<DeliveryLine> deliveries = deliveries(figures, run);
                body(figures, run, deliveries);
                out.printf("  HELD: %s%n", run.heldBecause());
                next(run);
                return ExitCode.HELD;
            }
            case PUBLISHED -> {
                head(outcome);
                List<DeliveryLine> deliveries = deliveries(figures, run);
                body(figures, run, deliveries);
                out.printf(Locale.ROOT, "  took           %.1f s%n", nanos / 1e9);
                return troubled(deliveries, run)
                                || !database.duePartners()
                                        .unexpected(run.runId())
                                        .isEmpty()
                        ? ExitCode.DELIVERY_PROBLEM
                        : ExitCode.DONE;
            }
        }
        throw new IllegalStateException(outcome.kind().name());
    }

    private void head(NightOutcome outcome) {
        Run run = outcome.run();
        out.printf(
                "%s  run %d  attempt %d  %s%s  rulebook %s%n",
                run.businessDate(),
                run.runId(),
                run.attempt(),
                run.status(),
                outcome.resumed() ? " (resumed)" : "",
                run.rulebook());
    }

    /** A file that fills several feeds is there several times. */
    private static String named(DeliveryLine line) {
        boolean told = line.feed() == null || line.file().startsWith(line.feed());
        return told ? line.file() : line.file() + " to " + line.feed();
    }

    private List<DeliveryLine> deliveries(NightFigures figures, Run run) {
        List<DeliveryLine> deliveries = figures.deliveries(run.runId());
        for (DeliveryLine line : deliveries) {
            out.printf(
                    "  delivery %-5d %-9s %s: %s%n",
                    line.deliveryId(), line.status(), named(line), DeliveryText.of(line));
            if (line.status().equals("HELD") && line.released()) {
                out.printf(
                        "    released, but %s and its manifest are not in the inbox; put them back there%n",
                        line.file());
            } else if (line.status().equals("HELD")) {
                out.printf(
                        "    look at it, then: assay release --delivery %1$d, or: assay discard --delivery %1$d%n",
                        line.deliveryId());
            }
        }
        return deliveries;
    }

    private void body(NightFigures figures, Run run, List<DeliveryLine> deliveries) {
        if (deliveries.isEmpty()) {
            out.println("  deliveries     none");
        }
        out.printf(
                "  partners       %d evaluated%s, %d failed%n",
                run.partnersEvaluated(), reevaluated(run), run.partnersFailed());
        database.ranges().failures(run.runId()).stream()
                .limit(5)
                .forEach(failure -> out.printf("    %s: %s%n", failure.partnerId(), failure.reason()));
        List<RangeStore.Failure> unexpected = database.duePartners().unexpected(run.runId());
        if (!unexpected.isEmpty()) {
            out.printf(
                    "  UNEXPECTED     %d partners would have been passed over, but are evaluated otherwise; please report this%n",
                    unexpected.size());
            unexpected.stream()
                    .limit(5)
                    .forEach(partner -> out.printf("    %s: %s%n", partner.partnerId(), partner.reason()));
        }
        out.printf("  standings      %d changed%n", run.standingsChanged());
        out.printf("  notifications  %d%s%n", run.notifications(), inBrackets(figures.notifications(run.runId())));
        out.printf("  open risks     %d%n", figures.openRisks());
        Map<String, Long> waiting = figures.waiting(run.runId());
        if (!waiting.isEmpty()) {
            out.printf("  facts waiting %s%n", inBrackets(waiting));
        }
    }

    /** Of how many the answer can have changed, where that is not all. */
    private static String reevaluated(Run run) {
        Long again = run.partnersReevaluated();
        return again == null || again == run.partnersEvaluated() ? "" : " (%d of them anew)".formatted(again);
    }

    private void next(Run run) {
        out.printf("  look at it, then: assay release --run %1$d, or: assay discard --run %1$d%n", run.runId());
    }

    private static String inBrackets(Map<String, Long> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /** A held snapshot needs a decision every night, whether its file still lies in the inbox or not. */
    private static boolean troubled(List<DeliveryLine> deliveries, Run run) {
        return deliveries.stream()
                .anyMatch(line -> line.status().equals("HELD")
                        || line.status().equals("REFUSED")
                                && Long.valueOf(run.runId()).equals(line.runId()));
    }
}
