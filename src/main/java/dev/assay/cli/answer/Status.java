package dev.assay.cli.answer;

import dev.assay.cli.night.InboxView;
import dev.assay.operation.Freshness;
import dev.assay.operation.Settings;
import dev.assay.rulebook.RulebookLoader;
import dev.assay.store.Database;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.history.ReaderStore;
import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunHistory.UnderWay;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How things are.
 *
 * @param published the run that readers see; null if none
 * @param recent the last runs, the newest first
 * @param held the runs that are held
 * @param underWay how far the newest run is; null unless it is being worked on
 * @param pending deliveries that are held or wait for their manifest
 * @param openRisks that readers see
 * @param folders of the newest run
 * @param inbox what lies in its inbox, or in that of the settings
 * @param late feeds whose newest delivery was too old on the date of the newest run
 * @param rules which rules it used
 * @param schema the version of the tables
 * @param sessions that who has the lease, or had it last, has open on the server
 */
record Status(
        @Nullable Run published,
        List<RunFigures> recent,
        List<Run> held,
        LeaseStore.Holder holder,
        @Nullable UnderWay underWay,
        List<KnownDelivery> pending,
        long openRisks,
        List<ReaderStore.Reader> readers,
        RunStore.Folders folders,
        InboxView inbox,
        List<Freshness.Late> late,
        Rules rules,
        int schema,
        List<Long> sessions) {
    private static final int RECENT = 5;

    /**
     * Which rules the newest run used.
     *
     * @param folder where it took them from
     * @param files the rulebooks that are there now
     * @param changed they are no longer as they were for the run; null if there was none
     */
    record Rules(Path folder, List<String> files, @Nullable Boolean changed) {
        private static Rules of(Path folder, Optional<Run> newest) {
            List<Path> files = RulebookLoader.files(folder);
            String now = RulebookLoader.fingerprint(files);
            return new Rules(
                    folder,
                    files.stream().map(file -> file.getFileName().toString()).toList(),
                    newest.map(run -> !run.fingerprint().equals(now)).orElse(null));
        }
    }

    static Status of(Database database, Settings settings, int schema) {
        List<RunFigures> recent = database.history().newest(RECENT);
        LeaseStore.Holder holder = database.leases().holder();
        Optional<Run> newest = recent.stream().map(RunFigures::run).findFirst();
        RunStore.Folders folders =
                newest.map(run -> database.runs().folders(run.runId())).orElse(RunStore.Folders.UNKNOWN);
        Path inbox = folders.inbox() == null ? settings.inbox() : Path.of(folders.inbox());
        Path rulebooks = folders.rulebooks() == null ? settings.rulebooks() : Path.of(folders.rulebooks());
        return new Status(
                database.runs().published().orElse(null),
                recent,
                database.runs().held(),
                holder,
                newest.filter(run -> works(holder, run))
                        .flatMap(run -> database.history().underWay(run))
                        .orElse(null),
                database.figures().deliveries(-1),
                database.figures().openRisks(),
                database.readers().all(),
                folders,
                InboxView.of(inbox, settings.limits().feed(), database.deliveries()),
                newest.map(run -> settings.freshnessOfFeeds()
                                .late(run.businessDate(), database.deliveries().newestApplied(run.runId())))
                        .orElse(List.of()),
                Rules.of(rulebooks, newest),
                schema,
                database.leases().sessions().open(holder));
    }

    /** The newest run, whatever has become of it. */
    Optional<Run> newest() {
        return recent.stream().map(RunFigures::run).findFirst();
    }

    /** True if somebody works on the run. */
    boolean works(Run run) {
        return works(holder, run);
    }

    private static boolean works(LeaseStore.Holder holder, Run run) {
        return holder.taken() && run.businessDate().equals(holder.businessDate());
    }
}
