package dev.assay.cli;

import dev.assay.store.LeaseStore;
import dev.assay.store.NightFigures.DeliveryLine;
import dev.assay.store.Run;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "status",
        description = "Shows what readers see, the newest run, what is held, and whether a night is running.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay status --json",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "64:usage",
            "69:database not reachable",
            "75:the embedded database is in use",
            "78:configuration"
        })
final class StatusCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.open()) {
            Run published = session.database().runs().published().orElse(null);
            List<Run> newest = session.database().runs().newest(1);
            Run last = newest.isEmpty() ? null : newest.get(0);
            LeaseStore.Holder holder = session.database().leases().holder();
            List<DeliveryLine> pending = session.database().figures().deliveries(-1);
            if (json) {
                out.println(JSON.writeValueAsString(node(published, last, holder, pending)));
            } else {
                print(out, published, last, holder, pending);
            }
            return ExitCode.DONE.code();
        }
    }

    private static void print(
            PrintWriter out,
            @Nullable Run published,
            @Nullable Run last,
            LeaseStore.Holder holder,
            List<DeliveryLine> pending) {
        if (published == null) {
            out.println("published   nothing yet");
        } else {
            out.printf(
                    "published   %s, run %d, at %s UTC%n",
                    published.businessDate(), published.runId(), published.publishedAt());
        }
        if (last != null) {
            out.printf(
                    "newest run  %s, run %d, attempt %d: %s%s%n",
                    last.businessDate(), last.runId(), last.attempt(), last.status(), why(last));
        }
        if (holder.taken()) {
            out.printf("running     %s, for %s, since %s UTC%n", holder.owner(), holder.businessDate(), holder.since());
        }
        pending.forEach(line -> out.printf(
                "%-11s delivery %d, %s%n",
                line.status().toLowerCase(java.util.Locale.ROOT), line.deliveryId(), line.file()));
    }

    private static String why(Run run) {
        String why = run.heldBecause() != null ? run.heldBecause() : run.failure();
        return why == null ? "" : " (" + why + ")";
    }

    private static ObjectNode node(
            @Nullable Run published, @Nullable Run last, LeaseStore.Holder holder, List<DeliveryLine> pending) {
        ObjectNode node = JSON.createObjectNode();
        node.set("published", published == null ? JSON.nullNode() : run(published));
        node.set("newest_run", last == null ? JSON.nullNode() : run(last));
        node.put("running", holder.taken());
        node.put("running_owner", holder.taken() ? holder.owner() : null);
        var deliveries = node.putArray("pending_deliveries");
        pending.forEach(line -> deliveries
                .addObject()
                .put("delivery_id", line.deliveryId())
                .put("file", line.file())
                .put("status", line.status())
                .put("reason", line.reason()));
        return node;
    }

    private static ObjectNode run(Run run) {
        return JSON.createObjectNode()
                .put("run_id", run.runId())
                .put("business_date", run.businessDate().toString())
                .put("attempt", run.attempt())
                .put("status", run.status().name())
                .put("rulebook", run.rulebook())
                .put("started_at", run.startedAt() + "Z")
                .put("published_at", run.publishedAt() == null ? null : run.publishedAt() + "Z")
                .put("first_seq", run.firstSeq())
                .put("last_seq", run.lastSeq())
                .put("partners_evaluated", run.partnersEvaluated())
                .put("partners_failed", run.partnersFailed())
                .put("standings_changed", run.standingsChanged())
                .put("notifications", run.notifications())
                .put("held_because", Objects.toString(run.heldBecause(), null))
                .put("failure", run.failure());
    }
}
