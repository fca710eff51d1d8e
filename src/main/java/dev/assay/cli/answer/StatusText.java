package dev.assay.cli.answer;

import static dev.assay.report.Wording.count;
import static dev.assay.report.Wording.duration;
import static dev.assay.report.Wording.instant;

import dev.assay.report.Wording;
import dev.assay.store.history.ReaderStore.Reader;
import dev.assay.store.history.RunFigures;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.NightFigures.DeliveryLine;
import dev.assay.store.run.Run;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How things are, for people: what readers see, what went on, what somebody has to decide. */
final class StatusText {
    private final PrintWriter out;

    StatusText(PrintWriter out) {
        this.out = out;
    }

    void print(Status status) {
        published(status);
        newest(status.newest());
        LeaseStore.Holder holder = status.holder();
        if (holder.taken()) {
            out.printf("running     %s, for %s, since %s UTC%n", holder.owner(), holder.businessDate(), holder.since());
        }
        status.held().forEach(this::held);
        status.pending().forEach(this::pending);
        recent(status.recent());
        readers(status.readers());
    }

    private void published(Status status) {
        Run published = status.published();
        if (published == null) {
            out.println("published   nothing yet");
            return;
        }
        out.printf(
                "published   %s, run %d, at %s UTC%n",
                published.businessDate(), published.runId(), published.publishedAt());
        out.printf("open risks  %s%n", count(status.openRisks()));
    }

    private void newest(@Nullable Run last) {
        if (last == null) {
            return;
        }
        String why = last.heldBecause() != null ? last.heldBecause() : last.failure();
        out.printf(
                "newest run  %s, run %d, attempt %d: %s%s%n",
                last.businessDate(), last.runId(), last.attempt(), last.status(), why == null ? "" : " (" + why + ")");
        if (last.status().unfinished()) {
            String again = last.reason() == null ? "nightly --date %s" : "rerun --date %s --reason ...";
            out.printf("  to go on: assay %s%n", again.formatted(last.businessDate()));
        }
    }

    private void held(Run run) {
        out.printf("held        run %d of %s: %s%n", run.runId(), run.businessDate(), run.heldBecause());
        out.printf(
                "  look at it: assay report --run %1$d; then: assay release --run %1$d, or: assay discard --run %1$d%n",
                run.runId());
    }

    private void pending(DeliveryLine line) {
        out.printf("%-11s delivery %d, %s%n", line.status().toLowerCase(Locale.ROOT), line.deliveryId(), line.file());
        if (line.status().equals("HELD")) {
            out.printf(
                    "  %s%n  look at it, then: assay release --delivery %2$d, or: assay discard --delivery %2$d%n",
                    line.reason(), line.deliveryId());
        }
    }

    private void recent(List<RunFigures> recent) {
        if (recent.isEmpty()) {
            return;
        }
        out.println("last runs");
        for (RunFigures figures : recent) {
            Run run = figures.run();
            out.printf(
                    "  %4d  %s  %-10s %12s  %s changed, %s told, %s rejected%n",
                    run.runId(),
                    run.businessDate(),
                    run.status(),
                    duration(figures.took()),
                    count(run.standingsChanged()),
                    count(run.notifications()),
                    Wording.many(figures.intake().rejected(), "row", "rows"));
        }
    }

    private void readers(List<Reader> readers) {
        if (readers.isEmpty()) {
            return;
        }
        out.println("readers");
        for (Reader reader : readers) {
            out.printf(
                    "  %-20s at %s, %s; its cursor moved at %s%n",
                    reader.name(), count(reader.lastSeq()), lag(reader), instant(reader.updatedAt()));
        }
    }

    private static String lag(Reader reader) {
        if (reader.beyond()) {
            return "ERROR: beyond the last notification, which is %s; it is not a cursor into this database"
                    .formatted(count(reader.publishedSeq()));
        }
        return reader.behind() == 0
                ? "has seen all"
                : "%s behind, since %s".formatted(count(reader.behind()), instant(reader.waitingSince()));
    }
}
