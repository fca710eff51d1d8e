package dev.assay.mapping;

import dev.assay.facts.Notation;
import dev.assay.rules.Code;
import dev.assay.rules.Market;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks whether a value has the form that a column of a feed requires. Only the form is checked. */
final class ColumnForm {
    private static final int LONGEST_CODE = 64;
    private static final Pattern LEVEL = Pattern.compile("[A-Z0-9-]{1,20}");
    private static final List<String> MARKETS =
            Arrays.stream(Market.values()).map(Market::name).toList();

    private ColumnForm() {}

    /** True for a column that contains a date. */
    static boolean isDay(String column) {
        return column.endsWith("_on") || column.equals("valid_until");
    }

    /** What is wrong with the value, to be appended to it, and what to do; null if it is valid. */
    static @Nullable String objection(String column, String value) {
        if (isDay(column)) {
            return Notation.day(value) != null
                    ? null
                    : "is not a valid date; write uuuu-MM-dd, or give the mapping a pattern";
        }
        return switch (column) {
            case "person_id", "partner_id", "override_id" ->
                Notation.isId(value) ? null : "is not a valid id; write 1 to 40 of the characters A-Z a-z 0-9 . _ -";
            case "credential_code", "competency_code", "metric_code", "attestation_code" ->
                isCode(Code.canonical(value)) ? null : "is not a valid code; write 1 to 64 characters without commas";
            case "level" -> LEVEL.matcher(value).matches() ? null : "is not a valid level; write its name in capitals";
            case "market" ->
                MARKETS.contains(value) ? null : "is not a valid market; write one of " + String.join(", ", MARKETS);
            case "month" -> Notation.month(value) != null ? null : "is not a valid month; write uuuu-MM";
            case "updated_at" ->
                Notation.instant(value) != null ? null : "is not a valid instant; write ISO 8601 with offset";
            case "value" -> Notation.decimal(value) != null ? null : "is not a valid number; write one such as -1234.5";
            default -> null;
        };
    }

    private static boolean isCode(String code) {
        return !code.isEmpty()
                && code.length() <= LONGEST_CODE
                && code.indexOf(',') < 0
                && code.chars().noneMatch(Character::isISOControl);
    }
}
