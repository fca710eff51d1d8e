package dev.assay.cli.answer;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Session;
import dev.assay.store.run.NightFigures.RejectionLine;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

@Command(
        name = "rejects",
        description = "Shows the rejected rows: file, line, column, reason and the row as it came.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay rejects --delivery 12",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "64:usage",
            "69:database not reachable",
            "75:the embedded database is in use",
            "78:configuration"
        })
public final class RejectsCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--delivery", paramLabel = "N", description = "Of this delivery only (default: all).")
    private @Nullable Long delivery;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.open()) {
            List<RejectionLine> lines = session.database().figures().rejections(delivery, limit);
            if (json) {
                out.println(JSON.writeValueAsString(array(lines)));
            } else if (lines.isEmpty()) {
                out.println("no rejected rows");
            } else {
                lines.forEach(line -> out.printf(
                        "%s:%d%s: %s%n    %s%n",
                        line.file(),
                        line.line(),
                        line.column() == null ? "" : " " + line.column(),
                        line.reason(),
                        line.raw()));
            }
            return ExitCode.DONE.code();
        }
    }

    private static ArrayNode array(List<RejectionLine> lines) {
        ArrayNode array = JSON.createArrayNode();
        lines.forEach(line -> array.addObject()
                .put("delivery_id", line.deliveryId())
                .put("file", line.file())
                .put("line", line.line())
                .put("column_name", line.column())
                .put("reason", line.reason())
                .put("raw", line.raw()));
        return array;
    }
}
