package dev.assay.cli.night;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.NightOptions;
import dev.assay.cli.command.Session;
import dev.assay.night.NightDate;
import dev.assay.night.NightOrder;
import dev.assay.rulebook.LoadedRulebooks;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "backfill",
        description = {
            "Says which nights of a range of dates are missing, and runs them in order, as nightly would.",
            "Stops at the first that fails or is held; the same command goes on. What lies in the inbox is taken by the"
                    + " first night that runs."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay backfill --from 2026-11-15 --to 2026-11-22 --dry-run",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all that can be are published, now or before; or the plan is shown",
            "3:a night is held; nothing after it was run",
            "4:stopped; the same command goes on",
            "5:a night failed; the same command goes on",
            "6:all are published, but a delivery was refused or is held, or something else needs a look",
            "64:usage; all of the dates are before the last published one",
            "65:no or a bad rulebook, or a mandatory feed is missing",
            "69:database not reachable",
            "75:another night is running",
            "78:configuration"
        })
public final class BackfillCommand implements Callable<Integer> {
    private static final int YEARS = 10;

    @Option(names = "--from", paramLabel = "D", required = true, description = "First date, as 2026-11-15.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", paramLabel = "D", required = true, description = "Last date, itself included.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(names = "--dry-run", description = "Only say what would be run.")
    private boolean dryRun;

    @Mixin
    private NightOptions options = new NightOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        refuseNoRange();
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.open()) {
            List<NightDate> dates = session.nights().dates(from, to);
            BackfillPlan plan =
                    new BackfillPlan(dates, session.database().runs().held());
            plan.print(out);
            noteFuture(session, out);
            out.flush();
            if (plan.allPassed()) {
                throw new CommandFailure(ExitCode.USAGE, plan.tooLate());
            }
            if (plan.toRun().isEmpty() && plan.held() == null) {
                return ExitCode.DONE.code();
            }
            LoadedRulebooks books = options.books(session.settings());
            plan.toRun().forEach(date -> refuseWithoutRules(date.date(), books));
            if (dryRun) {
                return ExitCode.DONE.code();
            }
            if (plan.held() != null) {
                return ExitCode.HELD.code();
            }
            return run(session, plan, books, out).code();
        }
    }

    private void refuseNoRange() {
        if (from.isAfter(to)) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--from %s is after --to %s; put the earlier date first".formatted(from, to));
        }
        if (!to.isBefore(from.plusYears(YEARS))) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "from %s to %s are more than %d years; is that a slip? If not, do it in parts"
                            .formatted(from, to, YEARS));
        }
    }

    /** A slip of the pen shows before anything is run; a programme may live ahead of this machine's clock. */
    private void noteFuture(Session session, PrintWriter out) {
        LocalDate today = LocalDate.now(Clock.system(session.settings().zone()));
        if (to.isAfter(today)) {
            out.printf("note: today is %s; a night of a later date is run by what is known now%n", today);
        }
    }

    /** Before the first night is run: not in the middle of the range. */
    private static void refuseWithoutRules(LocalDate date, LoadedRulebooks books) {
        if (books.rulebooks().inForceOn(date).isEmpty()) {
            throw new CommandFailure(
                    ExitCode.INPUT_REFUSED,
                    "no rulebook is in force on %s; add one with effective_from on or before it, or begin later"
                            .formatted(date));
        }
    }

    private ExitCode run(Session session, BackfillPlan plan, LoadedRulebooks books, PrintWriter out) {
        NightSummary summary = new NightSummary(session.database(), out);
        ExitCode result = ExitCode.DONE;
        int done = 0;
        int all = plan.toRun().size();
        for (NightDate night : plan.toRun()) {
            if (session.nights().stopRequested()) {
                out.printf("%nstopped before %s: %d of %d nights done%n", night.date(), done, all);
                return ExitCode.STOPPED;
            }
            out.printf("%nnight %d of %d%n", done + 1, all);
            out.flush();
            long began = System.nanoTime();
            NightOrder order =
                    options.order(night.date(), session.settings(), null).with(books);
            ExitCode code =
                    session.watched(() -> summary.print(session.nights().nightly(order), System.nanoTime() - began));
            if (code == ExitCode.DELIVERY_PROBLEM) {
                result = code;
            } else if (code != ExitCode.DONE) {
                out.printf("%nends at %s: %d of %d nights done; the same command goes on%n", night.date(), done, all);
                return code;
            }
            done++;
        }
        out.printf("%n%d of %d nights done%n", done, all);
        return result;
    }
}
