package dev.assay.report;

import static dev.assay.report.Wording.many;

import dev.assay.report.ReportPage.Notice;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.history.RunFigures;
import dev.assay.store.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Anything unusual about a run, and what to do about it. */
final class Notices {
    private Notices() {}

    /**
     * @param deliveries those that the run handled
     * @param late the feeds whose newest delivery was too old on its date, in words
     */
    static List<Notice> of(RunFigures figures, List<KnownDelivery> deliveries, List<String> late) {
        Run run = figures.run();
        List<Notice> notices = new ArrayList<>();
        ofStatus(run).ifPresent(notices::add);
        if (run.reason() != null) {
            notices.add(new Notice("Evaluated again because: " + run.reason()));
        }
        if (run.partnersFailed() > 0) {
            notices.add(new Notice("%s could not be evaluated and %s what was last published."
                    .formatted(
                            many(run.partnersFailed(), "partner", "partners"),
                            run.partnersFailed() == 1 ? "keeps" : "keep")));
        }
        late.forEach(feed -> notices.add(new Notice("Late: " + feed)));
        for (KnownDelivery delivery : deliveries) {
            if (delivery.status() == DeliveryStatus.REFUSED || delivery.status() == DeliveryStatus.HELD) {
                notices.add(new Notice("Delivery %d, %s, is %s: %s"
                        .formatted(
                                delivery.deliveryId(),
                                delivery.file(),
                                delivery.status().name().toLowerCase(Locale.ROOT),
                                delivery.reason())));
            }
        }
        return notices;
    }

    private static Optional<Notice> ofStatus(Run run) {
        return switch (run.status()) {
            case HELD -> Optional.empty();
            case DISCARDED -> Optional.of(new Notice("Discarded. It was held: " + run.heldBecause()));
            case SUPERSEDED ->
                Optional.of(new Notice(
                        "Superseded: readers saw this run until a later attempt for the same date was published."));
            case FAILED -> Optional.of(new Notice("Failed: " + run.failure(), again(run)));
            case STOPPED -> Optional.of(new Notice("Stopped on request; run the same command to resume.", again(run)));
            case RUNNING -> Optional.of(new Notice("In progress, or its process has died.", "assay status"));
            case PUBLISHED ->
                Optional.ofNullable(run.heldBecause())
                        .map(because -> new Notice("Released by hand. It was held: " + because));
        };
    }

    private static String again(Run run) {
        return run.reason() == null
                ? "assay nightly --date " + run.businessDate()
                : "assay rerun --date %s --reason ...".formatted(run.businessDate());
    }
}
