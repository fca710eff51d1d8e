package dev.assay.cli.file;

import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.feed.Rehearsal;
import dev.assay.feed.Rejection;
import dev.assay.feed.Validation;
import dev.assay.mapping.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was found when a file was tried, for people and for programs.
 *
 * @param first the first rows of each feed
 * @param revoking how many rows only revoke a credential by its id
 * @param rejections the first rejected records
 * @param unknown by kind and code, how many rows have a code that no rulebook knows
 */
record FeedTrial(
        Path file,
        Mapping mapping,
        Rehearsal found,
        Map<Feed, List<Fact>> first,
        long revoking,
        List<Rejection> rejections,
        Map<String, Map<String, Long>> unknown) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("%s by %s: %d records, %d rejected"
                .formatted(file.getFileName(), mapping.name(), found.records(), found.rejected()));
        if (found.refused() != null) {
            lines.add("It would be refused: " + found.refused());
        }
        for (Validation.Portion portion : found.portions()) {
            table(portion, lines);
        }
        if (!rejections.isEmpty()) {
            lines.add("");
            lines.add("rejected, %d records:".formatted(found.rejected()));
            rejections.forEach(rejection -> {
                lines.add("  line %d%s: %s"
                        .formatted(
                                rejection.line(),
                                rejection.column() == null ? "" : " " + rejection.column(),
                                rejection.reason()));
                lines.add("      " + rejection.raw());
            });
        }
        unknown.forEach((kind, codes) -> {
            lines.add("");
            lines.add("%s that no rulebook knows (they are kept, and count once one does):".formatted(kind));
            codes.forEach((code, rows) -> lines.add("  %s in %d rows".formatted(code, rows)));
        });
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private void table(Validation.Portion portion, List<String> lines) {
        Feed feed = portion.feed();
        lines.add("");
        lines.add("%s, %s, %d rows:".formatted(feed.id(), mode(feed), portion.rows() - portion.rejected()));
        if (revoking > 0 && feed == Feed.ACHIEVEMENTS) {
            lines.add("  of them %d only revoke a credential by its id".formatted(revoking));
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns(feed));
        first.getOrDefault(feed, List.of()).forEach(fact -> rows.add(values(fact)));
        int[] widths = new int[columns(feed).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < widths.length; i++) {
                line.append(' ')
                        .append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length() + 1));
            }
            lines.add(line.toString().stripTrailing());
        }
        if (portion.rowsLeftOut() > 0) {
            lines.add("  %d records left out by condition:".formatted(portion.rowsLeftOut()));
            portion.leftOut().forEach((condition, records) -> lines.add("    %s: %d".formatted(condition, records)));
        }
        if (portion.conflicts() > 0) {
            lines.add("  %d rows in conflict: with the key and updated_at of an earlier one, and other content"
                    .formatted(portion.conflicts()));
        }
    }

    private String mode(Feed feed) {
        return mapping.snapshotOfPartners(feed) ? "a snapshot of the partners named" : "a delta";
    }

    /** Of an alias only its pseudo id is known. */
    private static List<String> columns(Feed feed) {
        return feed == Feed.ALIASES ? List.of("pseudo_id", "person_id", "updated_at") : feed.columns();
    }

    private static List<String> values(Fact fact) {
        List<String> values = new ArrayList<>();
        for (@Nullable String value : fact.values()) {
            values.add(value == null ? "" : value);
        }
        return values;
    }

    String json() {
        ObjectNode node = JSON.createObjectNode()
                .put("file", String.valueOf(file.getFileName()))
                .put("mapping", mapping.name())
                .put("records", found.records())
                .put("rejected", found.rejected())
                .put("refused", found.refused());
        ArrayNode feeds = node.putArray("feeds");
        for (Validation.Portion portion : found.portions()) {
            Feed feed = portion.feed();
            ObjectNode one = feeds.addObject()
                    .put("feed", feed.id())
                    .put("snapshot_of_partners", mapping.snapshotOfPartners(feed))
                    .put("rows", portion.rows() - portion.rejected());
            ObjectNode leftOut = JSON.createObjectNode();
            portion.leftOut().forEach(leftOut::put);
            ArrayNode rows = one.putArray("first");
            first.getOrDefault(feed, List.of()).forEach(fact -> row(rows.addObject(), columns(feed), fact.values()));
            one.put("rows_left_out", portion.rowsLeftOut())
                    .<ObjectNode>set("left_out", leftOut)
                    .put("conflicts", portion.conflicts())
                    .put("revocations", feed == Feed.ACHIEVEMENTS ? revoking : 0);
        }
        ArrayNode rejected = node.putArray("rejections");
        rejections.forEach(rejection -> rejected.addObject()
                .put("line", rejection.line())
                .put("column_name", rejection.column())
                .put("reason", rejection.reason())
                .put("raw", rejection.raw()));
        ObjectNode codes = node.putObject("unknown");
        unknown.forEach((kind, rows) -> rows.forEach(codes.withObject("/" + kind)::put));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    private static void row(ObjectNode row, List<String> columns, List<@Nullable String> values) {
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), values.get(i));
        }
    }
}
