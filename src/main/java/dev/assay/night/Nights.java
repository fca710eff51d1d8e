package dev.assay.night;

import dev.assay.feed.Inbox;
import dev.assay.feed.InboxException;
import dev.assay.renewal.Assessor;
import dev.assay.renewal.Programme;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rules.Rulebook;
import dev.assay.store.DeliveryStore;
import dev.assay.store.LeaseStore;
import dev.assay.store.PublicationStore;
import dev.assay.store.Run;
import dev.assay.store.RunStatus;
import dev.assay.store.RunStore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Begins nights, goes on with those that did not get to their end, and releases or discards those that are held. One
 * at a time on all machines: each holds the lease while it works.
 */
public final class Nights {
    private final Settings settings;
    private final TransactionOperations transactions;
    private final RunStore runs;
    private final LeaseStore leases;
    private final PublicationStore publication;
    private final DeliveryStore deliveries;
    private final NightRunner runner;
    private final Function<Programme, Judge> judges;
    private final String owner;
    private volatile @Nullable HeldLease held;

    /**
     * @param judges makes what judges partners, normally {@code programme -> new Assessor(programme)::assess}
     * @param owner who this process is, for people: user, host and process id
     */
    Nights(
            Settings settings,
            TransactionOperations transactions,
            RunStore runs,
            LeaseStore leases,
            PublicationStore publication,
            DeliveryStore deliveries,
            NightRunner runner,
            Function<Programme, Judge> judges,
            String owner) {
        this.settings = settings;
        this.transactions = transactions;
        this.runs = runs;
        this.leases = leases;
        this.publication = publication;
        this.deliveries = deliveries;
        this.runner = runner;
        this.judges = judges;
        this.owner = owner;
    }

    /** How partners are judged in earnest. */
    static Function<Programme, Judge> byTheRules() {
        return programme -> new Assessor(programme)::assess;
    }

    /**
     * The night of a date: begins it, or goes on with it.
     *
     * @throws NightRefused if the date is before the last published one, no rulebook covers it, a mandatory delivery is
     *     missing, there is no inbox, or another night is running
     */
    public NightOutcome nightly(NightOrder order) {
        return carryOut(order, () -> settledNightly(order));
    }

    /**
     * A new attempt at the last published date, or at a date with a held run.
     *
     * @throws NightRefused if it is no such date, and as {@link #nightly} does
     */
    public NightOutcome rerun(NightOrder order) {
        Objects.requireNonNull(order.reason(), "a rerun has a reason");
        return carryOut(order, () -> {
            refuseUnlessRerunnable(order);
            return null;
        });
    }

    /**
     * Publishes exactly what a held run has prepared.
     *
     * @throws NightRefused if the run is not held, or another night is running
     */
    public Run release(long runId) {
        return settle(runId, run -> publication.publish(run));
    }

    /** Throws a held run away; exceptions as in {@link #release}. */
    public Run discard(long runId) {
        return settle(runId, run -> runs.discard(run.runId()));
    }

    /**
     * Lets the next night apply a held snapshot.
     *
     * @throws NightRefused if it is not held, or another night is running
     */
    public void releaseDelivery(long deliveryId) {
        settleDelivery(deliveryId, deliveries::release);
    }

    /** Refuses a held snapshot for good; exceptions as in {@link #releaseDelivery}. */
    public void discardDelivery(long deliveryId) {
        settleDelivery(deliveryId, deliveries::discard);
    }

    /** Asks the night of this process, if there is one, to stop at the end of the chunk. */
    public void requestStop() {
        HeldLease lease = held;
        if (lease != null) {
            lease.requestStop();
        }
    }

    private NightOutcome carryOut(NightOrder order, Supplier<@Nullable NightOutcome> settled) {
        NightOutcome before = settled.get();
        if (before != null) {
            return before;
        }
        LoadedRulebooks books = order.rulebooks().get();
        Rulebook inForce = books.rulebooks()
                .inForceOn(order.date())
                .orElseThrow(() -> new NightRefused(
                        NightRefused.Because.INPUT,
                        "no rulebook is in force on %s; add one with effective_from on or before it"
                                .formatted(order.date())));
        refuseWithoutInbox(order);
        try (HeldLease lease = take(order)) {
            NightOutcome meanwhile = settled.get();
            if (meanwhile != null) {
                return meanwhile;
            }
            runs.failDead();
            Programme programme = settings.programme(books.rulebooks());
            Optional<Run> unfinished = unfinished(order, books.fingerprint());
            unfinished.ifPresent(run -> runs.resume(run.runId()));
            Run run = unfinished.orElseGet(() -> Objects.requireNonNull(transactions.execute(
                    status -> runs.begin(order.date(), order.reason(), inForce.version(), books.fingerprint()))));
            Night night = new Night(
                    run,
                    order.inbox(),
                    programme,
                    judges.apply(programme),
                    runs.publishedNights(),
                    lease,
                    order.progress());
            return runner.run(night, unfinished.isPresent());
        } finally {
            held = null;
        }
    }

    /** A mistyped or unmounted folder shall not look like a night that failed. */
    private void refuseWithoutInbox(NightOrder order) {
        try {
            Inbox.scan(order.inbox(), settings.limits().feed());
        } catch (InboxException e) {
            throw new NightRefused(NightRefused.Because.CONFIGURATION, Failures.message(e), e);
        }
    }

    private HeldLease take(NightOrder order) {
        HeldLease lease = HeldLease.take(leases, transactions, settings.lease(), owner, order.date());
        held = lease;
        return lease;
    }

    private @Nullable NightOutcome settledNightly(NightOrder order) {
        Optional<Run> published = runs.published();
        if (published.isPresent()) {
            Run last = published.get();
            if (order.date().isBefore(last.businessDate())) {
                throw new NightRefused(
                        NightRefused.Because.ASKED_WRONGLY,
                        "%s is before %s, the last published date; nights go forward only"
                                .formatted(order.date(), last.businessDate()));
            }
            if (order.date().equals(last.businessDate())) {
                return new NightOutcome(NightOutcome.Kind.ALREADY_PUBLISHED, last, false);
            }
        }
        return heldOf(order)
                .map(run -> new NightOutcome(NightOutcome.Kind.STILL_HELD, run, false))
                .orElse(null);
    }

    private void refuseUnlessRerunnable(NightOrder order) {
        Optional<Run> last = runs.published();
        boolean published = last.isPresent() && last.get().businessDate().equals(order.date());
        if (!published && heldOf(order).isEmpty()) {
            String rerunnable = last.map(run -> run.businessDate().toString()).orElse("none yet");
            throw new NightRefused(
                    NightRefused.Because.ASKED_WRONGLY,
                    "%s can not be rerun: only the last published date (%s) or one with a held run can"
                            .formatted(order.date(), rerunnable));
        }
    }

    private Optional<Run> heldOf(NightOrder order) {
        return runs.of(order.date()).stream()
                .filter(run -> run.status() == RunStatus.HELD)
                .findFirst();
    }

    /** The attempt to go on with. Rules or results that have changed since make it worthless. */
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
                && newest.fingerprint().equals(fingerprint)) {
            return Optional.of(newest);
        }
        runs.end(newest.runId(), RunStatus.FAILED, "overtaken: what it was compared with, or its rules, have changed");
        return Optional.empty();
    }

    private Run settle(long runId, Consumer<Run> settling) {
        try (HeldLease lease = HeldLease.take(leases, transactions, settings.lease(), owner, null)) {
            transactions.executeWithoutResult(status -> {
                stillOurs(lease);
                settling.accept(heldRun(runId));
            });
            return runs.find(runId).orElseThrow();
        }
    }

    private void settleDelivery(long deliveryId, LongPredicate settling) {
        try (HeldLease lease = HeldLease.take(leases, transactions, settings.lease(), owner, null)) {
            transactions.executeWithoutResult(status -> {
                stillOurs(lease);
                if (!settling.test(deliveryId)) {
                    throw new NightRefused(
                            NightRefused.Because.ASKED_WRONGLY,
                            "delivery %d is not held; 'assay status' shows what is".formatted(deliveryId));
                }
            });
        }
    }

    private static void stillOurs(HeldLease lease) {
        try {
            lease.check();
        } catch (StopRequested e) {
            throw new NightRefused(NightRefused.Because.BUSY, "stopped on request, nothing was done");
        }
    }

    private Run heldRun(long runId) {
        Run run = runs.find(runId)
                .orElseThrow(() -> new NightRefused(
                        NightRefused.Because.ASKED_WRONGLY,
                        "there is no run %d; 'assay status' shows what is held".formatted(runId)));
        if (run.status() != RunStatus.HELD) {
            throw new NightRefused(
                    NightRefused.Because.ASKED_WRONGLY,
                    "run %d is not held, it is %s; only held runs are released or discarded, 'assay status' shows what is"
                            .formatted(runId, run.status()));
        }
        return run;
    }
}
