package dev.assay.cli.file;

import dev.assay.cli.output.Screen;
import dev.assay.cli.output.Table;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.feed.Rehearsal;
import dev.assay.feed.Rejection;
import dev.assay.feed.Validation;
import dev.assay.mapping.Mapping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    record Answer(
            String file,
            String mapping,
            long records,
            long rejected,
            @Nullable String refused,
            List<Portion> feeds,
            List<Rejected> rejections,
            Map<String, Map<String, Long>> unknown) {}

    record Portion(
            String feed,
            boolean snapshotOfPartners,
            long rows,
            List<Map<String, @Nullable String>> first,
            long rowsLeftOut,
            Map<String, Long> leftOut,
            long conflicts,
            long revocations) {}

    record Rejected(long line, @Nullable String columnName, String reason, String raw) {}

    /** @param most how many codes of each kind are shown */
    void print(Screen screen, int most) {
        screen.line(
                "%s by %s: %d records, %d rejected",
                file.getFileName(), mapping.name(), found.records(), found.rejected());
        if (found.refused() != null) {
            screen.line("It would be refused: %s", found.refused());
        }
        found.portions().forEach(portion -> print(screen, portion));
        if (!rejections.isEmpty()) {
            screen.line("");
            screen.line("rejected, %d records:", found.rejected());
            for (Rejection rejection : rejections) {
                screen.line(
                        "  line %d%s: %s",
                        rejection.line(),
                        rejection.column() == null ? "" : " " + rejection.column(),
                        rejection.reason());
                screen.line("      %s", rejection.raw());
            }
        }
        unknown.forEach((kind, codes) -> {
            screen.line("");
            screen.line("%s that no rulebook knows (they are stored, and count once one does):", kind);
            codes.entrySet().stream()
                    .limit(most)
                    .forEach(code -> screen.line("  %s in %d rows", code.getKey(), code.getValue()));
            if (codes.size() > most) {
                screen.line("  ... and %d more; --limit 0 shows all", codes.size() - most);
            }
        });
    }

    private void print(Screen screen, Validation.Portion portion) {
        Feed feed = portion.feed();
        screen.line("");
        screen.line("%s, %s, %d rows:", feed.id(), mode(feed), portion.rows() - portion.rejected());
        if (revoking > 0 && feed == Feed.ACHIEVEMENTS) {
            screen.line("  of them %d only revoke a credential by its id", revoking);
        }
        Table table = new Table(columns(feed).toArray(String[]::new));
        first.getOrDefault(feed, List.of())
                .forEach(fact -> table.row(fact.values().toArray()));
        screen.table(2, table);
        if (portion.rowsLeftOut() > 0) {
            screen.line("  %d records left out by condition:", portion.rowsLeftOut());
            portion.leftOut().forEach((condition, records) -> screen.line("    %s: %d", condition, records));
        }
        if (portion.conflicts() > 0) {
            screen.line(
                    "  %d rows in conflict: with the key and updated_at of an earlier one, and other content",
                    portion.conflicts());
        }
    }

    private String mode(Feed feed) {
        return mapping.snapshotOfPartners(feed) ? "a snapshot of the partners named" : "a delta";
    }

    /** Of an alias only its pseudo id is known. */
    private static List<String> columns(Feed feed) {
        return feed == Feed.ALIASES ? List.of("pseudo_id", "person_id", "updated_at") : feed.columns();
    }

    Answer answer() {
        return new Answer(
                String.valueOf(file.getFileName()),
                mapping.name(),
                found.records(),
                found.rejected(),
                found.refused(),
                found.portions().stream().map(this::portion).toList(),
                rejections.stream()
                        .map(rejection ->
                                new Rejected(rejection.line(), rejection.column(), rejection.reason(), rejection.raw()))
                        .toList(),
                unknown);
    }

    private Portion portion(Validation.Portion portion) {
        Feed feed = portion.feed();
        return new Portion(
                feed.id(),
                mapping.snapshotOfPartners(feed),
                portion.rows() - portion.rejected(),
                first.getOrDefault(feed, List.of()).stream()
                        .map(fact -> row(columns(feed), fact.values()))
                        .toList(),
                portion.rowsLeftOut(),
                portion.leftOut(),
                portion.conflicts(),
                feed == Feed.ACHIEVEMENTS ? revoking : 0);
    }

    private static Map<String, @Nullable String> row(List<String> columns, List<@Nullable String> values) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), values.get(i));
        }
        return row;
    }
}
