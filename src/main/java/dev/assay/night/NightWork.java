package dev.assay.night;

import dev.assay.facts.AgentOverride;
import dev.assay.facts.Feed;
import dev.assay.intake.DeliveryDesk;
import dev.assay.intake.DeliveryRules;
import dev.assay.lease.StopRequested;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Settings;
import dev.assay.renewal.RiskNotification;
import dev.assay.rules.KnownCodes;
import dev.assay.store.Database;
import dev.assay.store.fact.DossierReader;
import dev.assay.store.result.OverrideStandings;
import dev.assay.store.run.DuePartners;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.run.RunStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The work of the parts of one night, for both callers: the job, which runs each piece in its own transaction, and a
 * preview, which runs all in one transaction that it never commits. Every piece first checks the lease, and all
 * positions are stored in tables, so a restarted part resumes where it was.
 */
final class NightWork implements AutoCloseable {
    private final Night night;
    private final Database database;
    private final Settings settings;
    private final RunStore runs;
    private final RangeStore ranges;
    private final OverrideStandings overrides;
    private final DeliveryDesk desk;
    private final EvaluationScope scope;
    private final @Nullable List<String> only;
    private final int mostRanges;
    private final long runId;
    private final Set<Feed> mandatory;
    private final AtomicLong evaluated = new AtomicLong();
    private String overridesThrough = "";
    private long overridesDone;
    private long overridesInAll;
    private @Nullable Long toEvaluate;

    /**
     * @param only ids of the only partners to evaluate; null = all
     * @param mostRanges the maximum number of ranges into which the partners are divided
     */
    NightWork(
            Night night,
            Database database,
            Settings settings,
            DeliveryRules rules,
            @Nullable List<String> only,
            int mostRanges) {
        this.night = night;
        this.database = database;
        this.settings = settings;
        this.runs = database.runs();
        this.ranges = database.ranges();
        this.overrides = database.overrides();
        this.runId = night.run().runId();
        this.desk = new DeliveryDesk(database, night.inbox(), runId, rules, night.progress());
        this.scope = new EvaluationScope(night, database, settings);
        this.only = only;
        this.mandatory = rules.mandatory();
        this.mostRanges = mostRanges;
    }

    /**
     * Does the next piece of a part in the current transaction.
     *
     * @param part any part but the evaluation, whose pieces are the pages of {@link #range}
     * @return true if there may be more to do
     * @throws StopRequested if the night is to stop here; nothing was done
     */
    boolean next(NightPart part) throws StopRequested {
        night.lease().check();
        return switch (part) {
            case DELIVERIES -> desk.next() || once(this::refuseLate);
            case OVERRIDES -> nextOverrides();
            case WAITING -> once(this::countWaiting);
            case RANGES -> once(this::fixRanges);
            case GUARD -> once(this::guard);
            case PUBLICATION -> once(this::publish);
            case EVALUATION -> throw new IllegalArgumentException("the evaluation is run range by range");
        };
    }

    private static boolean once(Runnable work) {
        work.run();
        return false;
    }

    /** A mandatory feed that has not been delivered for too long. */
    private void refuseLate() {
        String late =
                settings
                        .freshnessOfFeeds()
                        .late(night.date(), database.deliveries().newestApplied(runId))
                        .stream()
                        .filter(feed -> mandatory.contains(feed.feed()))
                        .map(feed -> feed.says(night.date()))
                        .collect(Collectors.joining("; "));
        if (!late.isEmpty()) {
            throw NightRefused.Because.INPUT.refusal(
                    "%s; the setting assay.freshness allows no older one of a mandatory feed. Put a newer one into %s and run the night again",
                    late, night.inbox());
        }
    }

    /** Begun again it starts over and writes only what is missing. */
    private boolean nextOverrides() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    overridesThrough = "";
                }
            }
        });
        if (overridesThrough.isEmpty()) {
            overridesDone = 0;
            overridesInAll = overrides.facts();
            night.progress().advance(0, overridesInAll);
        }
        int pageSize = settings.work().pageSize();
        List<AgentOverride> page = overrides.factsAfter(overridesThrough, pageSize);
        overrides.write(runId, page, night.date(), night.programme().overrideDuration());
        overridesDone += page.size();
        night.progress().advance(overridesDone, overridesInAll);
        if (page.size() < pageSize) {
            return false;
        }
        overridesThrough = page.get(page.size() - 1).overrideId();
        return true;
    }

    private void countWaiting() {
        database.titles().keep(night.run(), night.programme().rulebooks());
        scope.takeOver();
        KnownCodes known = night.programme().rulebooks().knownCodes();
        database.figures().keepWaiting(runId, database.waiting().count(known, scope.countedSince()));
    }

    private void fixRanges() {
        scope.takeOver();
        if (only == null) {
            scope.fix();
        } else {
            scope.fix(only);
        }
        int pageSize = settings.work().pageSize();
        long pages = (partners() + pageSize - 1) / pageSize;
        ranges.divide(runId, !scope.everyPartner(), (int) Math.min(mostRanges, Math.max(pages, 1)));
    }

    /** The ranges of the run, each to be processed by {@link #range}. */
    List<RangeStore.Range> ranges() {
        evaluated.set(ranges.total(runId).partners());
        night.progress().advance(evaluated.get(), partners());
        return ranges.of(runId);
    }

    /** Creates the reader, processor and writer for the pages of one range; for use by one thread. */
    PageWork range(int number) {
        boolean everyPartner = scope.everyPartner();
        DuePartners due = database.duePartners();
        DossierReader dossiers = database.dossiers(settings.work().factsPerPartner(), night.date());
        return new PageWork(
                new PageReader(
                        night,
                        number,
                        settings.work().pageSize(),
                        ranges,
                        everyPartner ? null : due,
                        dossiers,
                        database.published()),
                new PageProcessor(night, dossiers),
                new PageWriter(night, database.standings(), ranges, due, scope.checks()),
                new PageListener(night.progress(), evaluated, partners()));
    }

    /** The parts of a chunk-oriented step whose chunks are pages. */
    record PageWork(PageReader reader, PageProcessor processor, PageWriter writer, PageListener listener) {}

    /** The number of partners to evaluate, counted once. */
    private synchronized long partners() {
        if (toEvaluate == null) {
            toEvaluate = ranges.partners(runId, !scope.everyPartner());
        }
        return toEvaluate;
    }

    /** Holds the run if more levels would fall than the guard allows, as a broken feed is then the likelier cause. */
    private void guard() {
        if (!RangeStep.allFinished(ranges.of(runId))) {
            throw new IllegalStateException("not all partners of run %d are evaluated".formatted(runId));
        }
        RangeStore.Count count = ranges.total(runId);
        long pairsOfFailed = count.failed() == 0 ? 0 : ranges.pairsOfFailed(runId);
        Long published = scope.everyPartner() || only != null ? null : scope.pairsPublished();
        long before = published == null ? count.pairsBefore() : published - pairsOfFailed;
        long after = count.pairsAfter() + pairsOfFailed;
        if (published != null) {
            after += published - pairsOfFailed - count.pairsBefore();
        }
        runs.total(runId, count, only == null ? ranges.partners() : count.partners(), after, openRisks());
        String because = new LadderGuard(settings.guard(), night.programme().rulebooks(), ranges)
                .because(night.run(), before, count.pairsFallen());
        if (because != null) {
            runs.hold(night.run(), because);
        }
    }

    /**
     * A run that is already held or published is left unchanged: when a connection breaks at the commit, only the state
     * of the run shows whether it was committed.
     */
    private void publish() {
        Run run = run();
        if (run.status() == RunStatus.RUNNING) {
            database.publication().publish(run);
        }
    }

    /** The open risks that are published now, plus those that the run opens, minus those that it clears. */
    private long openRisks() {
        Map<String, Long> notifications = database.figures().notifications(runId);
        return database.figures().openRisks()
                + notifications.getOrDefault(RiskNotification.Kind.RAISED.name(), 0L)
                - notifications.getOrDefault(RiskNotification.Kind.CLEARED.name(), 0L);
    }

    /** The current state of the run. */
    Run run() {
        return runs.find(runId).orElseThrow();
    }

    @Override
    public void close() {
        desk.close();
    }
}
