package dev.assay.cli.answer;

import dev.assay.store.history.ReaderStore;
import dev.assay.store.history.RunHistory.UnderWay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How things are, for programs. */
record StatusJson(
        @Nullable RunJson published,
        @Nullable RunJson newestRun,
        boolean running,
        @Nullable String runningOwner,
        long openRisks,
        List<RunJson> heldRuns,
        List<Pending> pendingDeliveries,
        List<RunJson.Figures> recentRuns,
        List<Reader> readers,
        @Nullable UnderWay underWay,
        Lying inbox,
        List<LateFeed> lateFeeds,
        int schemaVersion,
        Rules rulebooks,
        @Nullable String silentOwner,
        List<Long> leaseSessions) {
    record Lying(String folder, @Nullable String problem, int files, List<String> waiting, List<String> unread) {}

    record LateFeed(String feed, @Nullable LocalDate newest, String limit) {}

    record Rules(String folder, List<String> files, @Nullable Boolean changedSinceNewestRun) {}

    record Pending(long deliveryId, String file, String status, @Nullable String reason) {
        private static List<Pending> of(Status status) {
            return Stream.concat(status.pending().stream(), status.inbox().refused().stream())
                    .map(delivery -> new Pending(
                            delivery.deliveryId(),
                            delivery.file(),
                            delivery.status().name(),
                            delivery.reason()))
                    .toList();
        }
    }

    record Reader(
            String name,
            long lastSeq,
            @Nullable Instant updatedAt,
            long publishedSeq,
            long behind,
            @Nullable Instant waitingSince,
            boolean beyondLast) {
        private static Reader of(ReaderStore.Reader reader) {
            return new Reader(
                    reader.name(),
                    reader.lastSeq(),
                    RunJson.utc(reader.updatedAt()),
                    reader.publishedSeq(),
                    reader.behind(),
                    RunJson.utc(reader.waitingSince()),
                    reader.beyond());
        }
    }

    static StatusJson of(Status status) {
        boolean running = status.holder().taken();
        return new StatusJson(
                status.published() == null ? null : RunJson.of(status.published()),
                status.newest().map(RunJson::of).orElse(null),
                running,
                running ? status.holder().owner() : null,
                status.openRisks(),
                status.held().stream().map(RunJson::of).toList(),
                Pending.of(status),
                status.recent().stream().map(RunJson.Figures::of).toList(),
                status.readers().stream().map(Reader::of).toList(),
                status.underWay(),
                new Lying(
                        status.inbox().folder().toString(),
                        status.inbox().problem(),
                        status.inbox().files(),
                        status.inbox().waiting(),
                        status.inbox().unread()),
                status.late().stream()
                        .map(late -> new LateFeed(
                                late.feed().id(), late.newest(), late.limit().toString()))
                        .toList(),
                status.schema(),
                new Rules(
                        status.rules().folder().toString(),
                        status.rules().files(),
                        status.rules().changed()),
                status.holder().silent() ? status.holder().owner() : null,
                status.sessions());
    }
}
