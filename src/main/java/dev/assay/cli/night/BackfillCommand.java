package dev.assay.cli.night;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Session;
import dev.assay.night.NightDate;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.store.run.RunStore;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "backfill",
        description = {
            "Lists which nights of a range of dates are missing, and runs them in order, as nightly would.",
            "Stops at the first that fails or is held; the same command resumes it. What lies in the inbox is taken by the"
                    + " first night that runs."
        },
        footer = "  assay backfill --from 2026-11-15 --to 2026-11-22 --dry-run")
public final class BackfillCommand extends NightCommand {
    private static final int YEARS = 10;

    @Option(names = "--from", paramLabel = "D", required = true, description = "First date, such as 2026-11-15.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", paramLabel = "D", required = true, description = "Last date, inclusive.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(names = "--dry-run", description = "Only show what would be run.")
    private boolean dryRun;

    @Override
    protected ExitCode run() {
        refuseNoRange();
        try (Session session = Session.forNights()) {
            List<NightDate> dates = session.nights().dates(from, to);
            RunStore runs = session.database().runs();
            BackfillPlan plan =
                    new BackfillPlan(dates, runs.held(), runs.published().orElse(null));
            plan.print(screen());
            noteFuture(session);
            if (plan.comesTooLate()) {
                throw new CommandFailure(ExitCode.USAGE, plan.tooLate());
            }
            if (plan.toRun().isEmpty() && plan.held() == null) {
                return ExitCode.DONE;
            }
            LoadedRulebooks books = options.rulebooks().load(session.settings());
            plan.toRun().forEach(date -> refuseWithoutRules(date.date(), books));
            if (dryRun) {
                return ExitCode.DONE;
            }
            return plan.held() != null ? ExitCode.HELD : run(session, plan.toRun(), books);
        }
    }

    private void refuseNoRange() {
        if (from.isAfter(to)) {
            throw usage("--from %s is after --to %s; put the earlier date first", from, to);
        }
        if (!to.isBefore(from.plusYears(YEARS))) {
            throw usage(
                    "from %s to %s are more than %d years; if that is meant, run them in several commands",
                    from, to, YEARS);
        }
    }

    /** A slip of the pen shows before anything is run; a programme may live ahead of this machine's clock. */
    private void noteFuture(Session session) {
        LocalDate today = session.today();
        if (to.isAfter(today)) {
            screen().line("note: today is %s; a night of a later date is run by what is known now", today);
        }
    }

    /** Before the first night is run: not in the middle of the range. */
    private static void refuseWithoutRules(LocalDate date, LoadedRulebooks books) {
        if (books.rulebooks().inForceOn(date).isEmpty()) {
            throw ExitCode.INPUT_REFUSED.failure(
                    "no rulebook is in force on %s; add one with effective_from on or before it, or begin later", date);
        }
    }

    private ExitCode run(Session session, List<NightDate> nights, LoadedRulebooks books) {
        NightSummary summary = new NightSummary(session, screen(), options, options.inbox(session.settings()));
        ExitCode result = ExitCode.DONE;
        int done = 0;
        for (NightDate night : nights) {
            screen().line("");
            if (session.nights().stopRequested()) {
                screen().line("stopped before %s: %d of %d nights done", night.date(), done, nights.size());
                return ExitCode.STOPPED;
            }
            screen().line("night %d of %d", done + 1, nights.size());
            ExitCode code = session.watched(() -> summary.print(session.nights()
                    .nightly(options.order(night.date(), session.settings(), null)
                            .with(books))));
            if (code == ExitCode.DELIVERY_PROBLEM) {
                result = code;
            } else if (code != ExitCode.DONE) {
                screen().line("");
                screen().line(
                                "ends at %s: %d of %d nights done; run the same command to resume",
                                night.date(), done, nights.size());
                return code;
            }
            done++;
        }
        screen().line("");
        screen().line("%d of %d nights done", done, nights.size());
        return result;
    }
}
