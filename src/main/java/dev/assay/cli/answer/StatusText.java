package dev.assay.cli.answer;

import static dev.assay.report.Wording.count;
import static dev.assay.report.Wording.duration;
import static dev.assay.report.Wording.instant;

import dev.assay.cli.command.Suggestion;
import dev.assay.cli.output.Screen;
import dev.assay.cli.output.Table;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.history.ReaderStore.Reader;
import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunHistory.UnderWay;
import dev.assay.store.run.LeaseSessions;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.Run;
import java.util.List;
import java.util.Locale;

/** How things are, for people: what readers see, what went on, what somebody has to decide. */
final class StatusText {
    private final Screen screen;

    StatusText(Screen screen) {
        this.screen = screen;
    }

    void print(Status status) {
        published(status);
        status.newest().ifPresent(run -> newest(status, run));
        status.held().forEach(this::held);
        status.pending().stream()
                .filter(line ->
                        line.status() == DeliveryStatus.HELD || status.inbox().problem() != null)
                .forEach(this::pending);
        status.late()
                .forEach(feed -> screen.line(
                        "late        %s",
                        feed.says(status.newest().orElseThrow().businessDate())));
        status.inbox().print(screen);
        screen.line("schema      version %d", status.schema());
        rules(status.rules());
        recent(status.recent());
        readers(status.readers());
    }

    private void published(Status status) {
        Run published = status.published();
        if (published == null) {
            screen.line("published   nothing yet");
        } else {
            screen.line(
                    "published   %s, run %d, at %s",
                    published.businessDate(), published.runId(), instant(published.publishedAt()));
            screen.line("open risks  %s", count(status.openRisks()));
        }
        LeaseStore.Holder holder = status.holder();
        if (holder.taken()) {
            screen.line(
                    "running     %s%s, since %s",
                    holder.owner(),
                    holder.businessDate() == null ? "" : ", the night of " + holder.businessDate(),
                    instant(holder.since()));
        } else if (holder.silent()) {
            inTheWay(holder, status.sessions());
        }
    }

    private void inTheWay(LeaseStore.Holder holder, List<Long> sessions) {
        screen.line(
                "in the way  %s, since %s, whose lease expired at %s",
                holder.owner(), instant(holder.since()), instant(holder.expiresAt()));
        screen.line(
                "  the next start takes over%s",
                sessions.isEmpty() ? "" : ", and ends its database sessions " + LeaseSessions.list(sessions));
    }

    private void newest(Status status, Run last) {
        String why = last.heldBecause() != null ? last.heldBecause() : last.failure();
        screen.line(
                "newest run  %s, run %d, attempt %d: %s%s",
                last.businessDate(), last.runId(), last.attempt(), last.status(), why == null ? "" : " (" + why + ")");
        UnderWay underWay = status.underWay();
        if (underWay != null) {
            screen.line("  %s%s%s", underWay.step(), part(underWay), far(underWay));
        }
        if (last.status().unfinished() && !status.works(last)) {
            screen.line("  to resume: %s", Suggestion.of(status.folders()).resume(last));
        }
    }

    private static String part(UnderWay underWay) {
        return underWay.part() == null ? "" : " of " + underWay.part();
    }

    private static String far(UnderWay underWay) {
        return underWay.total() <= 0
                ? ""
                : ": %s of %s (%d %%)"
                        .formatted(
                                count(underWay.done()),
                                count(underWay.total()),
                                Math.min(100, underWay.done() * 100 / underWay.total()));
    }

    private void held(Run run) {
        screen.line("held        run %d of %s: %s", run.runId(), run.businessDate(), run.heldBecause());
        screen.line(
                "  inspect it: %s; then: %s, or: %s",
                Suggestion.of("report %d", run.runId()),
                Suggestion.of("release --run %d", run.runId()),
                Suggestion.of("discard --run %d", run.runId()));
    }

    private void pending(KnownDelivery line) {
        screen.line(
                "%-11s delivery %d, %s", line.status().name().toLowerCase(Locale.ROOT), line.deliveryId(), line.file());
        if (line.reason() != null) {
            screen.line("  %s", line.reason());
        }
        if (line.status() == DeliveryStatus.HELD && line.released()) {
            screen.line("  released; the next night that finds the file and its manifest in the inbox applies it");
        } else if (line.status() == DeliveryStatus.HELD) {
            screen.line(
                    "  inspect it, then: %s, or: %s",
                    Suggestion.of("release --delivery %d", line.deliveryId()),
                    Suggestion.of("discard --delivery %d", line.deliveryId()));
        }
    }

    private void rules(Status.Rules rules) {
        screen.line(
                "rulebooks   %s: %s%s",
                rules.folder(),
                rules.files().isEmpty() ? "none" : String.join(", ", rules.files()),
                Boolean.TRUE.equals(rules.changed()) ? " (changed since the newest run)" : "");
    }

    private void recent(List<RunFigures> recent) {
        if (recent.isEmpty()) {
            return;
        }
        screen.line("last runs");
        Table table = new Table(">run", "date", "status", ">took", ">changed", ">notified", ">rejected");
        for (RunFigures figures : recent) {
            Run run = figures.run();
            table.row(
                    run.runId(),
                    run.businessDate(),
                    run.status(),
                    duration(figures.took()),
                    count(run.standingsChanged()),
                    count(run.notifications()),
                    count(figures.intake().rejected()));
        }
        screen.table(2, table);
    }

    private void readers(List<Reader> readers) {
        if (readers.isEmpty()) {
            return;
        }
        screen.line("readers");
        Table table = new Table("reader", ">has seen", "cursor moved", "");
        readers.forEach(
                reader -> table.row(reader.name(), count(reader.lastSeq()), instant(reader.updatedAt()), lag(reader)));
        screen.table(2, table);
    }

    private static String lag(Reader reader) {
        if (reader.beyond()) {
            return "ERROR: beyond the last notification, which is %s; it is not a cursor into this database"
                    .formatted(count(reader.publishedSeq()));
        }
        return reader.behind() == 0
                ? "all"
                : "%s behind, since %s".formatted(count(reader.behind()), instant(reader.waitingSince()));
    }
}
