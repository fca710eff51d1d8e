package dev.assay.intake;

import dev.assay.facts.Feed;
import dev.assay.feed.Fingerprint;
import dev.assay.feed.InboxFile;
import dev.assay.feed.Manifest;
import dev.assay.feed.Validation;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.DeliveryStore;
import dev.assay.store.delivery.KnownDelivery;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Classifies a file in the inbox as known, waiting, duplicate, refused or to be applied. A file that fills several
 * feeds is a delivery of each of them, all recorded in one transaction; if it is refused, it is a delivery of the first
 * one only.
 */
final class Registration {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    private final DeliveryStore store;
    private final DeliveryRules rules;
    private final FileChecks checks;
    private final long runId;
    private @Nullable InboxFile considered;

    Registration(DeliveryStore store, DeliveryRules rules, FileChecks checks, long runId) {
        this.store = store;
        this.rules = rules;
        this.checks = checks;
        this.runId = runId;
    }

    /** Deletes the records of files that waited for their manifest and no longer exist. */
    void forgetWaitingExcept(List<InboxFile> files) {
        List<String> names = files.stream().map(InboxFile::name).toList();
        for (KnownDelivery waiting : store.with(DeliveryStatus.WAITING)) {
            if (!names.contains(waiting.file())) {
                store.remove(waiting.deliveryId());
            }
        }
    }

    /** Has the next file checked while another one is applied, if it is certain that it must be. */
    void checkAhead(InboxQueue files) {
        InboxQueue.Waiting next = files.peek();
        if (next == null || next.file().equals(considered)) {
            return;
        }
        considered = next.file();
        if (isNew(next, store.ofFile(next.file().name()))) {
            checks.begin(next.file());
        }
    }

    /** True if nothing is recorded of a file of that name, nor of one with the content that its manifest states. */
    private boolean isNew(InboxQueue.Waiting next, List<KnownDelivery> earlier) {
        Manifest manifest = next.manifest();
        return earlier.isEmpty()
                && manifest != null
                && !rules.isAhead(manifest.producedAt())
                && FilledFeed.of(manifest, rules.mappings()).stream()
                        .allMatch(feed -> same(manifest, feed).isEmpty());
    }

    private List<KnownDelivery> same(Manifest manifest, FilledFeed feed) {
        return store.ofContent(feed.feed(), manifest.sha256(), feed.mode().id(), manifest.producedAt());
    }

    /** Records the file in the current transaction; false if it is recorded already. */
    boolean enter(InboxQueue.Waiting next) {
        InboxFile file = next.file();
        List<KnownDelivery> earlier = store.ofFile(file.name());
        Optional<KnownDelivery> waiting = earlier.stream()
                .filter(known -> known.status() == DeliveryStatus.WAITING)
                .findFirst();
        if (file.waiting()) {
            boolean told = waiting.isPresent() && Objects.equals(waiting.get().runId(), runId);
            if (!told) {
                store.enter(new FileSeen(file, null, null, runId).waits(free(file)));
            }
            return !told;
        }
        if (isNew(next, earlier)) {
            validate(
                    new FileSeen(file, null, next.manifest(), runId),
                    FilledFeed.of(next.manifest(), rules.mappings()),
                    Map.of());
            return true;
        }
        boolean entered = enter(new FileSeen(file, hashes(file), next.manifest(), runId), earlier);
        waiting.ifPresent(row -> store.forgetWaiting(file.name()));
        return entered || waiting.isPresent();
    }

    private boolean enter(FileSeen file, List<KnownDelivery> all) {
        List<KnownDelivery> earlier = all.stream()
                .filter(known -> !known.mayBeTakenNow(rules.startedAt()))
                .toList();
        if (earlier.stream().anyMatch(known -> file.is(known) && known.refusedWhole())) {
            return false;
        }
        List<FilledFeed> filled = FilledFeed.of(file.manifest(), rules.mappings());
        Map<Feed, KnownDelivery> known = new EnumMap<>(Feed.class);
        for (FilledFeed feed : filled) {
            KnownDelivery same = known(file, feed, earlier);
            if (same != null) {
                known.put(feed.feed(), same);
            }
        }
        boolean entered = false;
        if (filled.isEmpty() || known.size() < filled.size()) {
            validate(file, filled, known);
            entered = true;
        }
        for (FilledFeed feed : filled) {
            KnownDelivery same = known.get(feed.feed());
            entered |= same != null && meetAgain(file, feed, same);
        }
        return entered;
    }

    /** The record, for the feed, of the same file, or else of the same content for the same purpose. */
    private @Nullable KnownDelivery known(FileSeen file, FilledFeed feed, List<KnownDelivery> earlier) {
        for (KnownDelivery known : earlier) {
            if (known.feed() == feed.feed() && file.is(known)) {
                return known;
            }
        }
        Manifest manifest = file.manifest();
        if (manifest == null || !file.isAsItsManifestSays()) {
            return null;
        }
        List<KnownDelivery> same = same(manifest, feed);
        return same.stream()
                .filter(known -> known.file().equals(file.file().name()))
                .findFirst()
                .orElse(same.isEmpty() ? null : same.get(0));
    }

    /** A file known under another name is a duplicate; one known under this name normally needs nothing more. */
    private boolean meetAgain(FileSeen file, FilledFeed feed, KnownDelivery known) {
        if (known.file().equals(file.file().name())) {
            return takeUpAgain(known);
        }
        String reason = "the same as delivery %d, %s".formatted(known.deliveryId(), known.file());
        store.enter(file.notApplied(free(file.file()), feed, DeliveryStatus.DUPLICATE, reason));
        return true;
    }

    /** A held snapshot that an operator has released since is applied; any other known delivery needs nothing more. */
    private boolean takeUpAgain(KnownDelivery known) {
        if (known.status() != DeliveryStatus.HELD) {
            return false;
        }
        if (!known.released()) {
            store.seenAgain(known.deliveryId(), runId);
            return false;
        }
        store.turn(known.deliveryId(), DeliveryStatus.COMPARING, null, 0, runId);
        return true;
    }

    /** Reads the whole file, and records it for the feeds for which it is not known. */
    private void validate(FileSeen file, List<FilledFeed> filled, Map<Feed, KnownDelivery> known) {
        long id = free(file.file());
        Manifest manifest = file.manifest();
        if (manifest != null && rules.isAhead(manifest.producedAt())) {
            Instant from = manifest.producedAt().minus(rules.producedAhead());
            LOG.warn(
                    "{} is refused, as delivery {}: it was produced in the future",
                    file.file().name(),
                    id);
            store.enter(file.refused(
                    id, filled.isEmpty() ? null : filled.get(0), rules.ahead(manifest.producedAt()), from));
            return;
        }
        boolean toldBefore =
                !filled.isEmpty() && known.containsKey(filled.get(0).feed());
        RejectedRows rejected = new RejectedRows(store, id);
        FileCheck check;
        try {
            check = checks.of(file.file(), toldBefore ? row -> {} : rejected);
        } catch (IOException e) {
            throw InboxQueue.unreadable(file.file(), e);
        }
        rejected.flush();
        if (check.found() instanceof Validation.Valid valid) {
            FileSeen read =
                    new FileSeen(file.file(), check.hashes(), valid.delivery().manifest(), runId);
            accept(id, read, valid, filled, known);
        } else if (check.found() instanceof Validation.Refused refused) {
            // without the reason: it may quote the file, and readers of the log may not be entitled to its contents
            LOG.warn("{} is refused, as delivery {}", file.file().name(), id);
            FileSeen read = new FileSeen(file.file(), check.hashes(), refused.manifest(), runId);
            store.enter(read.refused(id, filled.isEmpty() ? null : filled.get(0), refused.reason(), null));
        }
    }

    private void accept(
            long id, FileSeen read, Validation.Valid valid, List<FilledFeed> filled, Map<Feed, KnownDelivery> known) {
        List<Feed> feeds =
                valid.portions().stream().map(Validation.Portion::feed).toList();
        if (!read.isAsItsManifestSays()
                || !feeds.equals(filled.stream().map(FilledFeed::feed).toList())) {
            throw FileCheck.changed(read.file());
        }
        long free = id;
        for (int i = 0; i < feeds.size(); i++) {
            if (!known.containsKey(feeds.get(i))) {
                Validation.Portion portion = valid.portions().get(i);
                FilledFeed feed = filled.get(i);
                store.enter(read.accepted(free, feed, feed.scope(valid.rejected()), portion));
                free = store.nextId();
            }
        }
    }

    /** The id of the next record of a file: the one under which it waited, or a new one. */
    private long free(InboxFile file) {
        return store.ofFile(file.name()).stream()
                .filter(known -> known.status() == DeliveryStatus.WAITING)
                .map(KnownDelivery::deliveryId)
                .findFirst()
                .orElseGet(store::nextId);
    }

    private Fingerprint hashes(InboxFile file) {
        try {
            return checks.hashes(file);
        } catch (IOException e) {
            throw InboxQueue.unreadable(file, e);
        }
    }
}
