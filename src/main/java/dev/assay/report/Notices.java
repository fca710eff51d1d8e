package dev.assay.report;

import static dev.assay.report.Wording.many;

import dev.assay.report.ReportPage.Notice;
import dev.assay.store.history.RunFigures;
import dev.assay.store.run.NightFigures.DeliveryLine;
import dev.assay.store.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Anything unusual about a run, and what to do about it. */
final class Notices {
    private Notices() {}

    /**
     * @param deliveries those that the run handled
     * @param late the feeds whose newest delivery was too old on its date, in words
     */
    static List<Notice> of(RunFigures figures, List<DeliveryLine> deliveries, List<String> late) {
        Run run = figures.run();
        List<Notice> notices = new ArrayList<>();
        switch (run.status()) {
            case HELD -> {}
            case DISCARDED -> notices.add(new Notice("Discarded. It was held: " + run.heldBecause(), List.of()));
            case SUPERSEDED ->
                notices.add(new Notice(
                        "Superseded: readers saw this run until a later attempt for the same date was published.",
                        List.of()));
            case FAILED -> notices.add(new Notice("Failed: " + run.failure(), List.of(again(run))));
            case STOPPED ->
                notices.add(new Notice("Stopped on request; run the same command to resume.", List.of(again(run))));
            case RUNNING -> notices.add(new Notice("In progress, or its process has died.", List.of("assay status")));
            case PUBLISHED -> {
                if (run.heldBecause() != null) {
                    notices.add(new Notice("Released by hand. It was held: " + run.heldBecause(), List.of()));
                }
            }
        }
        if (run.reason() != null) {
            notices.add(new Notice("Evaluated again because: " + run.reason(), List.of()));
        }
        if (run.partnersFailed() > 0) {
            notices.add(new Notice(
                    "%s could not be evaluated and %s what was last published."
                            .formatted(
                                    many(run.partnersFailed(), "partner", "partners"),
                                    run.partnersFailed() == 1 ? "keeps" : "keep"),
                    List.of()));
        }
        late.forEach(feed -> notices.add(new Notice("Late: " + feed, List.of())));
        for (DeliveryLine delivery : deliveries) {
            if (delivery.status().equals("REFUSED") || delivery.status().equals("HELD")) {
                notices.add(new Notice(
                        "Delivery %d, %s, is %s: %s"
                                .formatted(
                                        delivery.deliveryId(),
                                        delivery.file(),
                                        delivery.status().toLowerCase(Locale.ROOT),
                                        delivery.reason()),
                        List.of()));
            }
        }
        return notices;
    }

    private static String again(Run run) {
        return run.reason() == null
                ? "assay nightly --date " + run.businessDate()
                : "assay rerun --date %s --reason ...".formatted(run.businessDate());
    }
}
