package dev.assay.store.result;

import static dev.assay.store.result.ResultColumn.date;
import static dev.assay.store.result.ResultColumn.decimal;
import static dev.assay.store.result.ResultColumn.flag;
import static dev.assay.store.result.ResultColumn.number;
import static dev.assay.store.result.ResultColumn.text;

import dev.assay.store.sql.ParameterMarkers;
import dev.assay.store.sql.PartnerChoice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A result table: rows by natural key and run, which are never updated. If a key no longer exists, a row marked as gone
 * is written, with empty values.
 *
 * @param keys the natural key, the partner first
 * @param gone whether a key may disappear; without such a column a published row remains forever
 * @param aside the value that the table's view does not show: where nothing else is newer, a row says since when readers
 *     see it; null = there is none
 */
public record ResultTable(
        String name, List<ResultColumn> keys, List<ResultColumn> values, boolean gone, @Nullable ResultColumn aside) {
    private static final String SINCE = "seen_since";
    private static final ResultColumn CENTER = text("center");

    static final ResultTable PARTNER_STANDING = new ResultTable(
            "partner_standing",
            List.of(text("partner_id")),
            List.of(
                    text("membership_level"),
                    date("term_starts_on"),
                    date("renews_on"),
                    text("eligible_level"),
                    text("renewable_level"),
                    flag("membership_at_risk"),
                    number("open_risks")),
            false);
    public static final ResultTable COMPETENCY_STANDING = new ResultTable(
            "competency_standing",
            List.of(text("partner_id"), text("competency_code")),
            List.of(
                    text("earned_level"),
                    text("effective_level"),
                    text("retained_level"),
                    text("displayed_level"),
                    text("satisfied_path"),
                    CENTER,
                    text("risk_state"),
                    date("lapses_on"),
                    text("ladder"),
                    date("term_starts_on"),
                    date("renews_on"),
                    date("secured_on"),
                    decimal("score"),
                    decimal("score_needed")),
            true,
            CENTER);
    static final ResultTable REQUIREMENT_PROGRESS = new ResultTable(
            "requirement_progress",
            List.of(text("partner_id"), text("competency_code"), text("requirement_id")),
            List.of(
                    text("level"),
                    text("path_code"),
                    decimal("have"),
                    decimal("need"),
                    flag("met"),
                    flag("overridden")),
            true);
    static final ResultTable CONTRIBUTION = new ResultTable(
            "contribution",
            List.of(text("partner_id"), text("competency_code"), text("requirement_id"), text("person_id")),
            List.of(text("credential_codes"), flag("by_override"), decimal("marginal")),
            true);
    static final ResultTable GRANTED_BENEFIT = new ResultTable(
            "granted_benefit", List.of(text("partner_id"), text("benefit_code")), List.of(text("title")), true);
    static final ResultTable CRITICAL_PERSON = new ResultTable(
            "critical_person",
            List.of(text("partner_id"), text("competency_code"), text("person_id")),
            List.of(text("level_with"), text("level_without")),
            true);
    public static final ResultTable RISK_EPISODE = new ResultTable(
            "risk_episode",
            List.of(text("partner_id"), text("competency_code"), date("term_starts_on"), number("episode")),
            List.of(
                    text("state"),
                    text("displayed_level"),
                    text("renewable_level"),
                    flag("membership_at_risk"),
                    date("lapses_on"),
                    date("renews_on"),
                    text("causes"),
                    text("reminders_sent"),
                    number("tellings"),
                    date("opened_on"),
                    date("cleared_on"),
                    text("cleared_because")),
            false);

    private ResultTable(String name, List<ResultColumn> keys, List<ResultColumn> values, boolean gone) {
        this(name, keys, values, gone, null);
    }

    /** The tables of a partner's standing, which are written as differences. */
    public static final List<ResultTable> STANDING = List.of(
            PARTNER_STANDING,
            COMPETENCY_STANDING,
            REQUIREMENT_PROGRESS,
            CONTRIBUTION,
            GRANTED_BENEFIT,
            CRITICAL_PERSON);

    /** The published rows of the partners, to be given the values of the choice. */
    String selectSeen(PartnerChoice which) {
        String same = keys.stream()
                .map(key -> "n.%1$s = s.%1$s AND ".formatted(key.name()))
                .collect(Collectors.joining());
        return """
                SELECT %s FROM %s s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
                WHERE s.partner_id %s%s AND NOT EXISTS (
                    SELECT 1 FROM %s n JOIN run nr ON nr.run_id = n.run_id
                    WHERE %sn.run_id > s.run_id AND nr.edition IS NOT NULL)
                """
                .formatted(
                        names("s.") + (aside == null ? "" : ", COALESCE(s.changed_on, r.business_date) AS " + SINCE),
                        name,
                        which.condition(),
                        gone ? " AND NOT s.gone" : "",
                        name,
                        same);
    }

    /**
     * Inserts a row: the run, then gone if there is such a column, then key and values, then since when readers see it if
     * there is a value aside.
     */
    String insert() {
        int columns = keys.size() + values.size() + (gone ? 2 : 1) + (aside == null ? 0 : 1);
        return "INSERT INTO %s (run_id, %s%s%s) VALUES (%s)"
                .formatted(
                        name,
                        gone ? "gone, " : "",
                        names(""),
                        aside == null ? "" : ", changed_on",
                        ParameterMarkers.of(columns));
    }

    /** Since when readers see what is shown of the row under the cursor of {@link #selectSeen}. */
    LocalDate since(ResultSet row) throws SQLException {
        return row.getObject(SINCE, LocalDate.class);
    }

    /** True if two rows of a key differ in nothing but the value aside. */
    boolean shownAlike(List<@Nullable Object> some, List<@Nullable Object> others) {
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).equals(aside) && !Objects.equals(some.get(i), others.get(i))) {
                return false;
            }
        }
        return aside != null;
    }

    /** The current row of {@link #selectSeen}. */
    ResultRow read(ResultSet row) throws SQLException {
        List<Object> key = new ArrayList<>(keys.size());
        for (ResultColumn column : keys) {
            key.add(Objects.requireNonNull(column.read(row)));
        }
        List<@Nullable Object> content = new ArrayList<>(values.size());
        for (ResultColumn column : values) {
            content.add(column.read(row));
        }
        return new ResultRow(key, content);
    }

    private String names(String prefix) {
        return Stream.concat(keys.stream(), values.stream())
                .map(column -> prefix + column.name())
                .collect(Collectors.joining(", "));
    }
}
