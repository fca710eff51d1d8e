package dev.assay.sample;

import dev.assay.facts.Feed;
import dev.assay.rules.Code;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** An independent implementation of the contract's rules for single rows. */
@NullMarked
final class Grammar {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d{1,4})?");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?(Z|[+-]\\d\\d:\\d\\d)");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final Set<String> MAY_BE_EMPTY = Set.of(
            "name",
            "country",
            "market",
            "ended_on",
            "unlinked_on",
            "valid_until",
            "revoked_on",
            "granted_by",
            "reason");

    private Grammar() {}

    static List<Map<String, String>> wellFormed(Written delivery) throws IOException {
        Instant producedAt =
                Instant.parse(delivery.manifest().get("produced_at").stringValue());
        return delivery.rows().stream()
                .filter(row -> wellFormed(delivery.feed(), row, producedAt))
                .toList();
    }

    private static boolean wellFormed(Feed feed, Map<String, String> row, Instant producedAt) {
        if (!row.keySet().equals(Set.copyOf(feed.columns()))) {
            throw new AssertionError("columns " + row.keySet());
        }
        for (Map.Entry<String, String> field : row.entrySet()) {
            if (!field(feed, field.getKey(), field.getValue(), producedAt)) {
                return false;
            }
        }
        return notBefore(row, "unlinked_on", "linked_on")
                && notBefore(row, "valid_until", feed == Feed.OVERRIDES ? "granted_on" : "earned_on")
                && notBefore(row, "revoked_on", feed == Feed.OVERRIDES ? "granted_on" : "earned_on")
                && notBefore(row, "ended_on", "starts_on")
                && (feed != Feed.OVERRIDES || grantsOne(row));
    }

    private static boolean field(Feed feed, String column, String value, Instant producedAt) {
        boolean grant = feed == Feed.OVERRIDES
                && Set.of("level", "requirement_id", "person_id", "credential_code")
                        .contains(column);
        if (value.isEmpty()) {
            return grant || MAY_BE_EMPTY.contains(column);
        }
        return switch (column) {
            case "partner_id", "person_id", "override_id" -> ID.matcher(value).matches();
            case "credential_code", "metric_code", "competency_code" ->
                !Code.canonical(value).isEmpty();
            case "market" -> Set.of("DEVELOPED", "DEVELOPING").contains(value);
            case "level" -> Set.of("SILVER", "GOLD").contains(value);
            case "month" -> MONTH.matcher(value).matches();
            case "value" -> DECIMAL.matcher(value).matches();
            case "updated_at" ->
                INSTANT.matcher(value).matches()
                        && !Instant.parse(value).isAfter(producedAt.plus(Duration.ofHours(24)));
            case "name", "country", "granted_by", "reason", "requirement_id" -> true;
            default -> date(value);
        };
    }

    private static boolean date(String value) {
        try {
            return value.equals(LocalDate.parse(value, DATE).toString());
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean notBefore(Map<String, String> row, String end, String start) {
        String to = row.getOrDefault(end, "");
        return to.isEmpty() || to.compareTo(row.get(start)) >= 0;
    }

    private static boolean grantsOne(Map<String, String> row) {
        boolean level = !row.get("level").isEmpty();
        boolean requirement = !row.get("requirement_id").isEmpty();
        boolean person = !row.get("person_id").isEmpty();
        boolean credential = !row.get("credential_code").isEmpty();
        return person == credential && (level ? 1 : 0) + (requirement ? 1 : 0) + (person ? 1 : 0) == 1;
    }
}
