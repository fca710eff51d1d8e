package dev.assay.report;

import dev.assay.store.history.RunOverview.Due;
import dev.assay.store.history.RunOverview.Move;
import java.util.ArrayList;
import java.util.List;

/**
 * How many competencies were displayed at each level before the night, and at which level they are after it.
 *
 * @param ladder the ladder whose levels these are, as the rulebook calls it
 * @param levels the columns: the highest level first, no level last
 * @param rows one for each level before, in the same order
 */
public record LevelMatrix(String ladder, List<LevelMark> levels, List<Row> rows) {
    /** The competencies that had one level before. */
    public record Row(LevelMark before, List<Cell> cells) {}

    /** The number, and the direction: {@code fell}, {@code rose}, {@code same}, or {@code nothing} if it is zero. */
    public record Cell(long count, String way) {}

    /** One for each ladder with any level displayed before or after. */
    static List<LevelMatrix> of(List<Due> after, List<Move> moves, LevelScale ladders) {
        List<LevelMatrix> matrices = new ArrayList<>();
        for (LevelScale.Ladder ladder : ladders.all()) {
            List<Due> displayed = after.stream()
                    .filter(line -> ladders.of(line.competencyCode()).equals(ladder))
                    .toList();
            List<Move> moved = moves.stream()
                    .filter(line -> ladders.of(line.competencyCode()).equals(ladder))
                    .toList();
            if (!displayed.isEmpty() || !moved.isEmpty()) {
                matrices.add(matrix(ladder, displayed, moved, ladders));
            }
        }
        return matrices;
    }

    private static LevelMatrix matrix(LevelScale.Ladder ladder, List<Due> after, List<Move> moves, LevelScale ladders) {
        List<LevelMark> levels = new ArrayList<>(ladder.levels());
        levels.add(ladders.none());
        List<Row> rows = new ArrayList<>();
        for (int from = 0; from < levels.size(); from++) {
            List<Cell> cells = new ArrayList<>();
            for (int to = 0; to < levels.size(); to++) {
                cells.add(cell(levels, from, to, after, moves));
            }
            rows.add(new Row(levels.get(from), cells));
        }
        return new LevelMatrix(ladder.name(), levels, rows);
    }

    private static Cell cell(List<LevelMark> levels, int from, int to, List<Due> after, List<Move> moves) {
        String before = levels.get(from).name();
        String now = levels.get(to).name();
        if (from != to) {
            long moved = moves.stream()
                    .filter(move -> move.from().equals(before) && move.to().equals(now))
                    .mapToLong(Move::partners)
                    .sum();
            return new Cell(moved, from < to ? "fell" : "rose");
        }
        if (to == levels.size() - 1) {
            return new Cell(0, "nothing");
        }
        long displayed = after.stream()
                .filter(line -> line.level().equals(now))
                .mapToLong(Due::displayed)
                .sum();
        long arrived = moves.stream()
                .filter(move -> move.to().equals(now))
                .mapToLong(Move::partners)
                .sum();
        return new Cell(displayed - arrived, "same");
    }
}
