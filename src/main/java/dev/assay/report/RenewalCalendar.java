package dev.assay.report;

import dev.assay.store.history.RunOverview.Due;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many competencies renew in which month, and how many of them are at risk: a bar for each of the next twelve
 * months.
 *
 * @param ladder the ladder whose levels these are, as the rulebook calls it
 * @param levels the highest first
 * @param most the longest bar
 */
public record RenewalCalendar(String ladder, List<LevelMark> levels, List<Month> months, long most) {
    private static final int MONTHS = 13;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    /**
     * One month.
     *
     * @param name short
     * @param year the year if this month is the first of the calendar or of a year; otherwise null
     * @param full the name in full
     * @param displayed competencies that are displayed and renew in this month
     * @param parts how many of them are at risk, by level, the highest first
     */
    public record Month(
            String name, @Nullable String year, String full, long displayed, long atRisk, List<Part> parts) {}

    /** A part of a bar. */
    public record Part(LevelMark level, long count) {}

    /**
     * One calendar for each ladder with a displayed level, from the month of the business date on; later renewals are
     * in the last bar.
     */
    static List<RenewalCalendar> of(List<Due> due, LocalDate date, LevelScale ladders) {
        return ladders.all().stream()
                .map(ladder -> of(
                        due.stream()
                                .filter(line ->
                                        ladders.of(line.competencyCode()).equals(ladder))
                                .toList(),
                        YearMonth.from(date),
                        ladder,
                        ladders))
                .filter(calendar -> calendar.months().stream().anyMatch(month -> month.displayed() > 0))
                .toList();
    }

    private static RenewalCalendar of(List<Due> due, YearMonth first, LevelScale.Ladder ladder, LevelScale ladders) {
        List<Month> months = new ArrayList<>();
        for (int i = 0; i < MONTHS; i++) {
            YearMonth month = first.plusMonths(i);
            boolean last = i == MONTHS - 1;
            months.add(month(
                    month,
                    i == 0 || month.getMonthValue() == 1,
                    last && due.stream().anyMatch(line -> isAfter(line, month)),
                    due.stream()
                            .filter(line -> month.equals(line.month()) || last && isAfter(line, month))
                            .toList(),
                    ladders));
        }
        return new RenewalCalendar(
                ladder.name(),
                ladder.levels(),
                months,
                months.stream().mapToLong(Month::atRisk).max().orElse(0));
    }

    private static boolean isAfter(Due line, YearMonth month) {
        return line.month() != null && line.month().isAfter(month);
    }

    private static Month month(YearMonth month, boolean newYear, boolean later, List<Due> due, LevelScale ladders) {
        Map<LevelMark, Long> parts = new LinkedHashMap<>();
        due.forEach(line -> parts.merge(ladders.mark(line.competencyCode(), line.level()), line.atRisk(), Long::sum));
        return new Month(
                NAME.format(month) + (later ? "+" : ""),
                newYear ? String.valueOf(month.getYear()) : null,
                FULL.format(month) + (later ? " and later" : ""),
                due.stream().mapToLong(Due::displayed).sum(),
                due.stream().mapToLong(Due::atRisk).sum(),
                parts.entrySet().stream()
                        .filter(part -> part.getValue() > 0)
                        .sorted(Comparator.comparing(part -> part.getKey().fromTop()))
                        .map(part -> new Part(part.getKey(), part.getValue()))
                        .toList());
    }
}
