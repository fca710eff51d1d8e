package dev.assay.cli.list;

import dev.assay.cli.command.AnswerCommand;
import dev.assay.cli.command.Session;
import dev.assay.facts.Feed;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.history.ReaderLists.DeliveryRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "deliveries",
        description = "Lists the deliveries with what became of them, the newest first.",
        footer = "  assay deliveries --status refused")
public final class DeliveriesCommand extends AnswerCommand {
    private static final List<String> STATUSES = Stream.of(DeliveryStatus.values())
            .filter(status -> !status.underWay())
            .map(DeliveryStatus::name)
            .toList();
    private static final List<String> FEEDS =
            Stream.of(Feed.values()).map(Feed::id).toList();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only those that are applied, duplicate, refused, held or waiting.")
    private @Nullable String status;

    @Option(names = "--feed", paramLabel = "FEED", description = "Only those of this feed.")
    private @Nullable String feed;

    @Option(names = "--run", paramLabel = "N", description = "Only those that this run took.")
    private @Nullable Long run;

    @Mixin
    private ListOptions list = new ListOptions();

    @Override
    protected void answer(Session session) {
        String ofStatus = status == null ? null : Asked.oneOf("--status", status, STATUSES);
        String ofFeed = feed == null ? null : Asked.oneOf("--feed", feed, FEEDS);
        if (run != null && session.database().runs().find(run).isEmpty()) {
            throw usage("there is no run %d", run);
        }
        list.print(
                screen(),
                DeliveryRecord.class,
                most -> session.database().lists().deliveries(ofStatus, ofFeed, run, most),
                "delivery_id file status rows_read rows_rejected produced_at:120 reason");
    }
}
