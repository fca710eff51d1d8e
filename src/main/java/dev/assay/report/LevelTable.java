package dev.assay.report;

import dev.assay.language.Titles;
import dev.assay.store.history.RunOverview.Due;
import dev.assay.store.history.RunOverview.Move;
import dev.assay.store.history.RunOverview.Reasons;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many partners display each competency, how the night changed that, and how much of it is at risk.
 *
 * @param ladder the ladder whose levels these are, as the rulebook calls it
 * @param levels the highest first
 */
public record LevelTable(String ladder, List<LevelMark> levels, List<Centre> centres) {
    /** The competencies of a centre of excellence. */
    public record Centre(String name, List<Row> competencies) {}

    /**
     * A competency.
     *
     * @param counts by level, the highest first
     * @param atRisk how many of the partners that display it are at risk
     * @param share of the partners that display it, in percent; 0 if there are none
     */
    public record Row(String competency, List<Count> counts, long atRisk, long share) {}

    /**
     * The number of partners that display one level.
     *
     * @param change since the night before; negative for fewer
     * @param percent of the longest bar of the table
     */
    public record Count(LevelMark level, long partners, long change, double percent) {}

    /** One for each ladder on which anything is displayed. */
    static List<LevelTable> of(
            List<Due> displayed, List<Move> moves, List<Reasons> risks, Titles titles, LevelScale ladders) {
        Map<String, Long> atRisk = risks.stream().collect(Collectors.toMap(Reasons::competencyCode, Reasons::total));
        Set<String> codes =
                new TreeSet<>(Comparator.comparing(titles::competency).thenComparing(code -> code));
        displayed.forEach(line -> codes.add(line.competencyCode()));
        moves.forEach(line -> codes.add(line.competencyCode()));
        long most = codes.stream()
                .mapToLong(code -> partners(displayed, code))
                .max()
                .orElse(0);
        List<LevelTable> tables = new ArrayList<>();
        for (LevelScale.Ladder ladder : ladders.all()) {
            Map<String, List<Row>> centres = new TreeMap<>();
            for (String code : codes) {
                if (ladders.of(code).equals(ladder)) {
                    centres.computeIfAbsent(titles.center(code), name -> new ArrayList<>())
                            .add(row(code, ladder, displayed, moves, atRisk.getOrDefault(code, 0L), most, titles));
                }
            }
            if (!centres.isEmpty()) {
                tables.add(new LevelTable(
                        ladder.name(),
                        ladder.levels(),
                        centres.entrySet().stream()
                                .map(centre -> new Centre(centre.getKey(), centre.getValue()))
                                .toList()));
            }
        }
        return tables;
    }

    private static Row row(
            String code,
            LevelScale.Ladder ladder,
            List<Due> displayed,
            List<Move> moves,
            long atRisk,
            long most,
            Titles titles) {
        List<Count> counts = ladder.levels().stream()
                .map(level -> {
                    long partners = of(displayed, code)
                            .filter(line -> line.level().equals(level.name()))
                            .mapToLong(Due::displayed)
                            .sum();
                    return new Count(level, partners, change(moves, code, level.name()), percent(partners, most));
                })
                .toList();
        long partners = partners(displayed, code);
        return new Row(
                titles.competency(code), counts, atRisk, partners == 0 ? 0 : Math.round(100.0 * atRisk / partners));
    }

    private static long change(List<Move> moves, String code, String level) {
        return moves.stream()
                .filter(move -> move.competencyCode().equals(code))
                .mapToLong(move ->
                        move.to().equals(level) ? move.partners() : move.from().equals(level) ? -move.partners() : 0)
                .sum();
    }

    private static long partners(List<Due> displayed, String code) {
        return of(displayed, code).mapToLong(Due::displayed).sum();
    }

    private static Stream<Due> of(List<Due> displayed, String code) {
        return displayed.stream().filter(line -> line.competencyCode().equals(code));
    }

    private static double percent(long value, long most) {
        return most == 0 ? 0 : Math.round(value * 1000.0 / most) / 10.0;
    }
}
