package dev.assay.feed;

import dev.assay.facts.Notation;
import dev.assay.facts.PersonAlias;
import dev.assay.feed.format.RawRecord;
import dev.assay.feed.format.Shown;
import dev.assay.rules.Code;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one record, read one after another in the contract's order of columns. Each method reads the next
 * column; those that return null accept an empty field as absent, the others reject it.
 */
final class Row {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_ALIAS = 1000;
    private static final char UNIT_SEPARATOR = '\u001f';

    private final RawRecord record;
    private final HeaderColumns columns;
    private int column = -1;

    Row(RawRecord record, HeaderColumns columns) {
        this.record = record;
        this.columns = columns;
    }

    String id() throws RejectedField {
        return idOf(required());
    }

    @Nullable
    String optionalId() throws RejectedField {
        String value = next();
        return value == null ? null : idOf(value);
    }

    /** The pseudonym of the alias in the next two columns; the alias itself is not stored. */
    String pseudoId() throws RejectedField {
        String kind = required();
        if (!PersonAlias.isKind(kind)) {
            throw rejected(
                    kind, "is not a valid kind of alias; write 1 to 20 of the characters a-z 0-9 -, for example mail");
        }
        String alias = required();
        if (alias.length() > LONGEST_ALIAS) {
            throw rejected(alias, "has %d characters; write at most %d".formatted(alias.length(), LONGEST_ALIAS));
        }
        if (!PersonAlias.isAlias(alias)) {
            throw rejected(alias, "is blank; fill it in");
        }
        return PersonAlias.pseudoId(kind, alias);
    }

    String personBehindAlias() throws RejectedField {
        String person = id();
        if (PersonAlias.isPseudoId(person)) {
            throw rejected(person, "is itself the stored form of an alias; write the id of the person");
        }
        return person;
    }

    /** In canonical form. */
    String code() throws RejectedField {
        return codeOf(required());
    }

    /** In canonical form. */
    @Nullable
    String optionalCode() throws RejectedField {
        String value = next();
        return value == null ? null : codeOf(value);
    }

    @Nullable
    String optionalRequirement() throws RejectedField {
        String value = next();
        if (value != null && (value.length() > LONGEST_CODE || hasControls(value))) {
            throw rejected(value, "is not a valid requirement id; write 1 to 64 characters without control characters");
        }
        return value;
    }

    /** A membership level. */
    Level level() throws RejectedField {
        String value = levelOf(required(), MembershipLevel.LADDER.names());
        return MembershipLevel.LADDER.level(value).orElseThrow();
    }

    /** @param known names of the allowed levels, in capitals */
    String level(List<String> known) throws RejectedField {
        return levelOf(required(), known);
    }

    /** @param known names of the allowed levels, in capitals */
    @Nullable
    String optionalLevel(List<String> known) throws RejectedField {
        String value = next();
        return value == null ? null : levelOf(value, known);
    }

    /** DEVELOPED if the field is empty. */
    Market market() throws RejectedField {
        String value = next();
        if (value == null || value.equals(Market.DEVELOPED.name())) {
            return Market.DEVELOPED;
        }
        if (value.equals(Market.DEVELOPING.name())) {
            return Market.DEVELOPING;
        }
        throw rejected(value, "is not a valid market; write DEVELOPED or DEVELOPING, or leave it empty for DEVELOPED");
    }

    LocalDate day() throws RejectedField {
        return dayOf(required());
    }

    @Nullable
    LocalDate optionalDay() throws RejectedField {
        String value = next();
        return value == null ? null : dayOf(value);
    }

    YearMonth month() throws RejectedField {
        String value = required();
        YearMonth month = Notation.month(value);
        if (month == null) {
            throw rejected(value, "is not a valid month from 1000-01 to 9999-12; write uuuu-MM, for example 2026-11");
        }
        return month;
    }

    BigDecimal decimal() throws RejectedField {
        String value = required();
        BigDecimal decimal = Notation.decimal(value);
        if (decimal == null) {
            throw rejected(
                    value,
                    "is not a valid number; write digits with at most 4 decimals after a point and at most 15 digits before it,"
                            + " for example -1234.5");
        }
        return decimal;
    }

    /** The text as it is, without NUL and U+001F; null if empty. */
    @Nullable
    String text(int longest) throws RejectedField {
        String value = next();
        if (value == null) {
            return null;
        }
        if (value.length() > longest) {
            throw rejected(value, "has %d characters; write at most %d".formatted(value.length(), longest));
        }
        if (value.indexOf('\0') >= 0 || value.indexOf(UNIT_SEPARATOR) >= 0) {
            throw rejected(value, "has a character that cannot be stored (U+0000 or U+001F); remove it");
        }
        return value;
    }

    /** @param latest the latest instant allowed */
    Instant updatedAt(Instant latest) throws RejectedField {
        String value = required();
        Instant instant = Notation.instant(value);
        if (instant == null) {
            throw rejected(
                    value,
                    "is not a valid instant; write ISO 8601 with offset and at most 6 decimals of a second,"
                            + " for example 2026-11-22T01:00:00.123456Z");
        }
        if (instant.isAfter(latest)) {
            throw rejected(
                    value,
                    "is more than 24 hours after produced_at of the manifest (after %s); correct the source's clock"
                            .formatted(latest));
        }
        return instant;
    }

    private @Nullable String next() {
        column++;
        String value = record.field(columns.position(column));
        return value.isEmpty() ? null : value;
    }

    private String required() throws RejectedField {
        String value = next();
        if (value == null) {
            throw new RejectedField(columns.name(column), "is empty; fill it in");
        }
        return value;
    }

    private String idOf(String value) throws RejectedField {
        if (!Notation.isId(value)) {
            throw rejected(value, "is not a valid id; write 1 to 40 of the characters A-Z a-z 0-9 . _ -");
        }
        return value;
    }

    private String codeOf(String value) throws RejectedField {
        String code = Code.canonical(value);
        boolean valid = !code.isEmpty() && code.length() <= LONGEST_CODE && code.indexOf(',') < 0 && !hasControls(code);
        if (!valid) {
            throw rejected(
                    value, "is not a valid code; write 1 to 64 characters without commas and control characters");
        }
        return code;
    }

    private String levelOf(String value, List<String> known) throws RejectedField {
        if (!known.contains(value)) {
            String all = String.join(", ", known);
            int last = all.lastIndexOf(", ");
            throw rejected(
                    value,
                    "is not a valid level; write "
                            + (last < 0 ? all : all.substring(0, last) + " or " + all.substring(last + 2)));
        }
        return value;
    }

    private LocalDate dayOf(String value) throws RejectedField {
        LocalDate day = Notation.day(value);
        if (day == null) {
            throw rejected(
                    value,
                    "is not a valid date from 1000-01-01 to 9999-12-31; write an existing date as uuuu-MM-dd,"
                            + " for example 2026-11-22");
        }
        return day;
    }

    private static boolean hasControls(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private RejectedField rejected(String value, String why) {
        return new RejectedField(columns.name(column), Shown.of(columns.feed(), value) + " " + why);
    }
}
