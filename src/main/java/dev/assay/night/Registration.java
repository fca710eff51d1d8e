package dev.assay.night;

import dev.assay.feed.Fingerprint;
import dev.assay.feed.InboxFile;
import dev.assay.feed.Manifest;
import dev.assay.feed.Mode;
import dev.assay.feed.Rejection;
import dev.assay.feed.Validation;
import dev.assay.mapping.Mappings;
import dev.assay.store.DeliveryStatus;
import dev.assay.store.DeliveryStore;
import dev.assay.store.KnownDelivery;
import dev.assay.store.KnownDelivery.Counts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what a file in the inbox is to the record: known, waiting, a duplicate, refused, or to be applied. */
final class Registration {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final int REJECTIONS_AT_ONCE = 1000;

    private final DeliveryStore store;
    private final DeliveryRules rules;
    private final long runId;

    Registration(DeliveryStore store, DeliveryRules rules, long runId) {
        this.store = store;
        this.rules = rules;
        this.runId = runId;
    }

    /** Takes files off the record that waited for their manifest and are gone. */
    void forgetWaitingExcept(List<InboxFile> files) {
        List<String> names = files.stream().map(InboxFile::name).toList();
        for (KnownDelivery waiting : store.with(DeliveryStatus.WAITING)) {
            if (!names.contains(waiting.file())) {
                store.remove(waiting.deliveryId());
            }
        }
    }

    /** Enters what the file is, in the current transaction; false if that is on record already. */
    boolean enter(InboxQueue.Waiting next) {
        InboxFile file = next.file();
        List<KnownDelivery> earlier = store.ofFile(file.name());
        Optional<KnownDelivery> waiting = earlier.stream()
                .filter(known -> known.status() == DeliveryStatus.WAITING)
                .findFirst();
        long id = waiting.map(KnownDelivery::deliveryId).orElseGet(store::nextId);
        if (file.waiting()) {
            boolean told = waiting.isPresent() && Objects.equals(waiting.get().runId(), runId);
            if (!told) {
                store.enter(entry(id, file, null, null, DeliveryStatus.WAITING, null, Counts.NONE));
            }
            return !told;
        }
        Fingerprint hashes = hashes(file);
        KnownDelivery known = known(next, earlier, hashes);
        if (known != null && known.file().equals(file.name())) {
            waiting.ifPresent(row -> store.remove(row.deliveryId()));
            return takeUpAgain(known) || waiting.isPresent();
        }
        if (known != null) {
            String reason = "the same as delivery %d, %s".formatted(known.deliveryId(), known.file());
            store.enter(entry(id, file, hashes, next.manifest(), DeliveryStatus.DUPLICATE, reason, Counts.NONE));
            return true;
        }
        validate(id, file, hashes);
        return true;
    }

    /** What is on record of the same file, or else of the same content for the same purpose. */
    private @Nullable KnownDelivery known(InboxQueue.Waiting next, List<KnownDelivery> earlier, Fingerprint hashes) {
        for (KnownDelivery known : earlier) {
            if (known.isOf(next.file().name(), hashes.data(), hashes.manifest())) {
                return known;
            }
        }
        Manifest manifest = next.manifest();
        if (manifest == null || !manifest.sha256().equals(hashes.data())) {
            return null;
        }
        List<KnownDelivery> same =
                store.ofContent(manifest.feed(), hashes.data(), manifest.mode().id(), manifest.producedAt());
        return same.stream()
                .filter(known -> known.file().equals(next.file().name()))
                .findFirst()
                .orElse(same.isEmpty() ? null : same.get(0));
    }

    /** A held snapshot that an operator has released since; anything else known is done with. */
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

    private void validate(long id, InboxFile file, Fingerprint hashes) {
        List<DeliveryStore.RejectedRow> rejected = new ArrayList<>();
        Consumer<Rejection> keep = rejection -> {
            rejected.add(new DeliveryStore.RejectedRow(
                    rejection.line(), rejection.column(), rejection.reason(), rejection.raw()));
            if (rejected.size() == REJECTIONS_AT_ONCE) {
                store.reject(id, rejected);
                rejected.clear();
            }
        };
        Validation found;
        try {
            found = Validation.of(file, Mappings.NONE, rules.limits(), rules.rejected(), keep);
        } catch (IOException e) {
            throw InboxQueue.unreadable(file, e);
        }
        store.reject(id, rejected);
        if (found instanceof Validation.Valid valid) {
            accept(id, valid, hashes);
        } else if (found instanceof Validation.Refused refused) {
            // not why: a reason may quote the file, and whoever reads logs need not see what is in it
            LOG.warn("{} is refused, as delivery {}", file.name(), id);
            store.enter(
                    entry(id, file, hashes, refused.manifest(), DeliveryStatus.REFUSED, refused.reason(), Counts.NONE));
        }
    }

    private void accept(long id, Validation.Valid valid, Fingerprint hashes) {
        Manifest manifest = valid.delivery().manifest();
        if (!manifest.sha256().equals(hashes.data())) {
            throw new IllegalStateException("%s changed while it was read; let it rest and run the night again"
                    .formatted(valid.delivery().file().name()));
        }
        boolean endsItems = manifest.mode() == Mode.SNAPSHOT && valid.rejected() == 0;
        store.enter(entry(
                id,
                valid.delivery().file(),
                hashes,
                manifest,
                endsItems ? DeliveryStatus.COMPARING : DeliveryStatus.APPLYING,
                null,
                new Counts(valid.portions().get(0).rows(), 0, 0, 0, valid.rejected(), 0)));
    }

    private KnownDelivery entry(
            long id,
            InboxFile file,
            @Nullable Fingerprint hashes,
            @Nullable Manifest manifest,
            DeliveryStatus status,
            @Nullable String reason,
            Counts counts) {
        return new KnownDelivery(
                id,
                file.feed(),
                file.name(),
                hashes == null ? null : hashes.data(),
                hashes == null ? null : hashes.manifest(),
                manifest == null ? null : manifest.mode().id(),
                manifest == null ? null : manifest.producedAt(),
                status,
                reason,
                counts,
                0,
                false,
                runId);
    }

    private static Fingerprint hashes(InboxFile file) {
        try {
            return Fingerprint.of(file, Mappings.NONE);
        } catch (IOException e) {
            throw InboxQueue.unreadable(file, e);
        }
    }
}
