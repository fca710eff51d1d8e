package dev.assay.night;

import dev.assay.assessment.Assessor;
import dev.assay.assessment.FullEvaluation;
import dev.assay.assessment.Programme;
import dev.assay.lease.HeldLease;
import dev.assay.lease.LeaseDesk;
import dev.assay.operation.LogContext;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Settings;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rules.Rulebook;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.run.RunStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Starts nights and resumes unfinished ones. Only one runs at a time across all machines: each holds the lease while it
 * works.
 */
public final class Nights {
    private final Settings settings;
    private final TransactionOperations transactions;
    private final RunStore runs;
    private final NightCalendar calendar;
    private final LeaseDesk leases;
    private final NightRunner runner;
    private final Function<Programme, PartnerEvaluator> evaluators;
    private final RunEvents events;

    /**
     * @param evaluators creates the evaluator of a programme's partners, normally {@code programme -> new
     *     Assessor(programme)::assess}
     */
    Nights(
            Settings settings,
            TransactionOperations transactions,
            RunStore runs,
            LeaseDesk leases,
            NightRunner runner,
            Function<Programme, PartnerEvaluator> evaluators,
            RunEvents events) {
        this.settings = settings;
        this.transactions = transactions;
        this.runs = runs;
        this.calendar = new NightCalendar(runs);
        this.leases = leases;
        this.runner = runner;
        this.evaluators = evaluators;
        this.events = events;
    }

    /** The evaluator of real nights, as opposed to a preview's. */
    static Function<Programme, PartnerEvaluator> byTheRules() {
        return programme -> new Assessor(programme)::assess;
    }

    /**
     * Starts the night of a date, or resumes it.
     *
     * @throws NightRefused if the date is before the last published one, no rulebook covers it, a mandatory delivery is
     *     missing, there is no inbox, or another night is running
     */
    public NightOutcome nightly(NightOrder order) {
        return events.watch(order.date(), () -> carryOut(order, () -> settledNightly(order)));
    }

    /**
     * Starts a new attempt for the last published date, or for a date with a held run.
     *
     * @throws NightRefused if the date is neither, and as {@link #nightly} does
     */
    public NightOutcome rerun(NightOrder order) {
        Objects.requireNonNull(order.reason(), "a rerun has a reason");
        return events.watch(
                order.date(),
                () -> carryOut(order, () -> {
                    refuseUnlessRerunnable(order);
                    return null;
                }));
    }

    /** The state of the nights from one date to another, both inclusive, in ascending order. */
    public List<NightDate> dates(LocalDate from, LocalDate to) {
        return calendar.between(from, to);
    }

    /** Asks whatever this process runs under the lease, if anything, to stop at the end of the chunk. */
    public void requestStop() {
        leases.requestStop();
    }

    /** True if what this process runs, or ran last, has been asked to stop, by anyone. */
    public boolean stopRequested() {
        return leases.stopRequested();
    }

    private NightOutcome carryOut(NightOrder order, Supplier<@Nullable NightOutcome> settled) {
        NightOutcome before = leases.beforehand(settled);
        if (before != null) {
            return before;
        }
        LoadedRulebooks books = order.rulebooks().get();
        Rulebook inForce = NightOrder.inForce(books, order.date());
        NightOrder.refuseWithoutInbox(order.inbox(), settings.limits().feed());
        try (HeldLease lease = leases.take(order.date())) {
            NightOutcome meanwhile = settled.get();
            if (meanwhile != null) {
                return meanwhile;
            }
            runs.failDead();
            Programme programme = settings.programme(books.rulebooks());
            Optional<Run> unfinished = unfinished(order, books.fingerprint());
            unfinished.ifPresent(run -> runs.resume(run.runId()));
            Run run = unfinished.orElseGet(() -> Objects.requireNonNull(transactions.execute(status -> runs.begin(
                    order.date(),
                    order.reason(),
                    inForce.version(),
                    books.fingerprint(),
                    EvaluationScope.decidedBy(books.fingerprint(), settings)))));
            runs.keep(run.runId(), folders(order, books));
            events.begun(run, unfinished.isPresent());
            lease.speakOf(LogContext.current());
            Night night = new Night(
                    run,
                    order.inbox(),
                    programme,
                    evaluators.apply(programme),
                    runs.publishedNights(),
                    order.full() ? FullEvaluation.ASKED_FOR : null,
                    lease,
                    order.progress());
            return runner.run(night, unfinished.isPresent());
        }
    }

    private static RunStore.Folders folders(NightOrder order, LoadedRulebooks books) {
        String rulebooks = books.files().stream()
                .findFirst()
                .map(file -> String.valueOf(file.toAbsolutePath().getParent()))
                .orElse(null);
        return new RunStore.Folders(order.inbox().toAbsolutePath().normalize().toString(), rulebooks);
    }

    private @Nullable NightOutcome settledNightly(NightOrder order) {
        NightDate date = calendar.of(order.date());
        Run run = date.run();
        LocalDate last = runs.published().map(Run::businessDate).orElse(order.date());
        if (order.date().isBefore(last)) {
            throw NightRefused.Because.ASKED_WRONGLY.refusal(
                    "%s is before %s, the last published date; nights go forward only", order.date(), last);
        }
        if (run == null || date.state() == NightDate.State.UNFINISHED) {
            return null;
        }
        return date.state() == NightDate.State.PUBLISHED
                ? new NightOutcome(NightOutcome.Kind.ALREADY_PUBLISHED, run, false)
                : new NightOutcome(NightOutcome.Kind.STILL_HELD, run, false);
    }

    private void refuseUnlessRerunnable(NightOrder order) {
        Optional<Run> last = runs.published();
        boolean published = last.isPresent() && last.get().businessDate().equals(order.date());
        if (!published && calendar.held(order.date()).isEmpty()) {
            String rerunnable = last.map(run -> run.businessDate().toString()).orElse("none yet");
            throw NightRefused.Because.ASKED_WRONGLY.refusal(
                    "%s cannot be rerun: only the last published date (%s) or a date with a held run can",
                    order.date(), rerunnable);
        }
    }

    /** The unfinished attempt to resume. It is abandoned if rules or published results have changed since it began. */
    private Optional<Run> unfinished(NightOrder order, String fingerprint) {
        List<Run> attempts = runs.of(order.date());
        if (attempts.isEmpty() || !attempts.get(attempts.size() - 1).status().unfinished()) {
            return Optional.empty();
        }
        Run newest = attempts.get(attempts.size() - 1);
        Long seen = runs.published().map(Run::runId).orElse(null);
        boolean sameKind = order.reason() == null || newest.reason() != null;
        if (sameKind
                && Objects.equals(newest.comparedWith(), seen)
                && newest.fingerprint().equals(fingerprint)
                && EvaluationScope.decidedBy(fingerprint, settings).equals(newest.decidedBy())) {
            return Optional.of(newest);
        }
        String overtaken = "outdated: its rules, or the published run that it is compared with, have changed";
        runs.end(newest.runId(), RunStatus.FAILED, overtaken);
        events.failed(newest, overtaken);
        return Optional.empty();
    }
}
