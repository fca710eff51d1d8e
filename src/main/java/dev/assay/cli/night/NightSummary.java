package dev.assay.cli.night;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.NightOptions;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Suggestion;
import dev.assay.cli.output.Screen;
import dev.assay.night.NightOutcome;
import dev.assay.night.RunEvents;
import dev.assay.operation.Freshness;
import dev.assay.operation.Settings;
import dev.assay.report.Wording;
import dev.assay.store.Database;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.run.NightFigures;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A night in a few lines, and what to do next. */
public final class NightSummary {
    private final Database database;
    private final Settings settings;
    private final Screen screen;
    private final Path inbox;
    private final Suggestion suggestion;
    private final RunEvents events;

    /**
     * @param options by which the night was run
     * @param inbox of the night
     */
    public NightSummary(Session session, Screen screen, NightOptions options, Path inbox) {
        this.database = session.database();
        this.settings = session.settings();
        this.screen = screen;
        this.inbox = inbox;
        this.events = session.desk().events();
        this.suggestion = new Suggestion(options.inbox(), options.rulebooks().folder());
    }

    /** Prints it; the code says the same in a number. */
    public ExitCode print(NightOutcome outcome) {
        Run run = outcome.run();
        return switch (outcome.kind()) {
            case ALREADY_PUBLISHED -> {
                screen.line("%s is published already, by run %d; nothing was done", run.businessDate(), run.runId());
                yield ExitCode.DONE;
            }
            case STILL_HELD -> {
                screen.line("%s is held since run %d: %s", run.businessDate(), run.runId(), run.heldBecause());
                settle(run);
                yield ExitCode.HELD;
            }
            case STOPPED -> {
                head(outcome);
                screen.line("  stopped on request; readers see what they saw before");
                screen.line("  to resume: %s", suggestion.resume(run));
                yield ExitCode.STOPPED;
            }
            case FAILED -> {
                head(outcome);
                screen.line("  failed: %s", run.failure());
                screen.line("  readers see what they saw before; details are in var/log/assay.log");
                screen.line("  to resume: %s", suggestion.resume(run));
                yield ExitCode.FAILED;
            }
            case HELD -> {
                head(outcome);
                body(run, database.figures().deliveries(run.runId()));
                screen.line("  HELD: %s", run.heldBecause());
                settle(run);
                yield ExitCode.HELD;
            }
            case PUBLISHED -> published(outcome);
        };
    }

    private ExitCode published(NightOutcome outcome) {
        Run run = outcome.run();
        head(outcome);
        List<KnownDelivery> deliveries = database.figures().deliveries(run.runId());
        body(run, deliveries);
        skipped(run);
        screen.line("  took           %s", Wording.duration(took(run)));
        boolean late = late(run);
        InboxView view = InboxView.of(inbox, settings.limits().feed(), database.deliveries());
        if (view.files() == 0 && view.problem() == null) {
            screen.line("  note: the inbox %s is empty; this night knows nothing newer than the one before", inbox);
        }
        view.printUndelivered(screen);
        boolean unexpected = !database.duePartners().unexpected(run.runId()).isEmpty();
        return late || unexpected || needLook(deliveries, run) ? ExitCode.DELIVERY_PROBLEM : ExitCode.DONE;
    }

    private void head(NightOutcome outcome) {
        Run run = outcome.run();
        screen.line(
                "%s  run %d  attempt %d  %s%s  rulebook %s",
                run.businessDate(),
                run.runId(),
                run.attempt(),
                run.status(),
                outcome.resumed() ? " (resumed)" : "",
                run.rulebook());
    }

    private void body(Run run, List<KnownDelivery> deliveries) {
        NightFigures figures = database.figures();
        new DeliveryLines(screen)
                .print(deliveries.stream()
                        .filter(line -> line.status() != DeliveryStatus.WAITING)
                        .toList());
        screen.line(
                "  partners       %d evaluated%s, %d failed",
                run.partnersEvaluated(), reevaluated(run), run.partnersFailed());
        first(database.ranges().failures(run.runId()));
        events.alone()
                .ifPresent(why -> screen.line(
                        "  note: %s; this night evaluated what was left without workers; check them, and: %s",
                        why, Suggestion.of("doctor")));
        List<RangeStore.Failure> unexpected = database.duePartners().unexpected(run.runId());
        if (!unexpected.isEmpty()) {
            screen.line(
                    "  UNEXPECTED     %d partners would have been passed over, but are evaluated otherwise; please report this",
                    unexpected.size());
            first(unexpected);
        }
        screen.line("  standings      %d changed", run.standingsChanged());
        screen.line("  notifications  %d%s", run.notifications(), inBrackets(figures.notifications(run.runId())));
        screen.line("  open risks     %d", figures.openRisks());
        Map<String, Long> waiting = figures.waiting(run.runId());
        if (!waiting.isEmpty()) {
            screen.line("  facts waiting %s", inBrackets(waiting));
        }
    }

    private void first(List<RangeStore.Failure> partners) {
        partners.stream().limit(5).forEach(partner -> screen.line("    %s: %s", partner.partnerId(), partner.reason()));
    }

    /** Of how many the answer can have changed, where that is not all. */
    private static String reevaluated(Run run) {
        Long again = run.partnersReevaluated();
        return again == null || again == run.partnersEvaluated() ? "" : " (%d of them anew)".formatted(again);
    }

    /** Feeds whose newest delivery is too old. */
    private boolean late(Run run) {
        List<Freshness.Late> late = settings.freshnessOfFeeds()
                .late(run.businessDate(), database.deliveries().newestApplied(run.runId()));
        late.forEach(feed -> screen.line("  LATE           %s (assay.freshness)", feed.says(run.businessDate())));
        return !late.isEmpty();
    }

    /** The dates between the night before and this one. */
    private void skipped(Run run) {
        Long before = run.comparedWith();
        if (before == null) {
            return;
        }
        LocalDate last = database.runs().find(before).map(Run::businessDate).orElse(run.businessDate());
        LocalDate from = last.plusDays(1);
        LocalDate to = run.businessDate().minusDays(1);
        if (!from.isAfter(to)) {
            screen.line(
                    "  skipped        %s: no night is published for %s, and none can be any more",
                    from.equals(to) ? from.toString() : from + " to " + to, from.equals(to) ? "it" : "them");
        }
    }

    /** As {@code history} has it: all steps of the run, however often it was resumed. */
    private Duration took(Run run) {
        Duration took = database.history().nightsUpTo(run.runId(), 1).get(0).took();
        return took == null ? Duration.ZERO : took;
    }

    private void settle(Run run) {
        screen.line(
                "  inspect it, then: %s, or: %s",
                Suggestion.of("release --run %d", run.runId()), Suggestion.of("discard --run %d", run.runId()));
    }

    private static String inBrackets(Map<String, Long> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /** A held snapshot needs a decision every night, whether its file still lies in the inbox or not. */
    private static boolean needLook(List<KnownDelivery> deliveries, Run run) {
        return deliveries.stream()
                .anyMatch(line -> line.status() == DeliveryStatus.HELD
                        || line.status() == DeliveryStatus.REFUSED
                                && Long.valueOf(run.runId()).equals(line.runId()));
    }
}
