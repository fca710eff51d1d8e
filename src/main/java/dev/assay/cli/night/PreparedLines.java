package dev.assay.cli.night;

import dev.assay.renewal.RiskNotification;
import dev.assay.report.CauseText;
import dev.assay.rules.Level;
import dev.assay.store.result.NotificationPayload;
import dev.assay.store.result.PreparedResults.ChangeLine;
import dev.assay.store.result.PreparedResults.NotificationLine;
import java.io.PrintWriter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run has prepared, a line for each change and each notification, and one for each cause. */
final class PreparedLines {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintWriter out;

    PreparedLines(PrintWriter out) {
        this.out = out;
    }

    void change(ChangeLine line) {
        String shown = line.displayedFrom().equals(line.displayedTo())
                ? line.displayedTo().equals(Level.NONE.name()) ? "" : ", still shown as " + line.displayedTo()
                : ", shown as %s -> %s".formatted(line.displayedFrom(), line.displayedTo());
        String level = line.effectiveFrom().equals(line.effectiveTo())
                ? "still " + line.effectiveTo()
                : "%s -> %s".formatted(line.effectiveFrom(), line.effectiveTo());
        out.printf("  %s, %s: %s%s%n", partner(line.partnerId(), line.name()), line.competencyCode(), level, shown);
        line.causes().forEach(cause -> out.println("      because " + CauseText.of(cause)));
    }

    void notification(NotificationLine line) {
        JsonNode said = JSON.readTree(line.payload());
        LocalDate lapses = said.required("lapses_on").isNull()
                ? null
                : LocalDate.parse(said.required("lapses_on").stringValue());
        boolean cleared = line.kind() == RiskNotification.Kind.CLEARED;
        out.printf(
                "  %-8s %s, %s: %s%s, renews on %s%n",
                line.kind(),
                partner(line.partnerId(), line.name()),
                line.competencyCode(),
                said.required("displayed_level").stringValue(),
                cleared
                        ? " " + said.required("cleared_because").stringValue()
                        : lapses == null ? " LOST" : " LAPSING on " + lapses,
                line.renewsOn());
        if (!cleared) {
            NotificationPayload.causes(line.payload())
                    .forEach(cause -> out.println("      because " + CauseText.of(cause)));
        }
    }

    private static String partner(String id, @Nullable String name) {
        return name == null ? id : "%s (%s)".formatted(id, name);
    }
}
