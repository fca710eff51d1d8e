package dev.assay.purge;

import dev.assay.operation.Progress;
import dev.assay.store.Database;
import dev.assay.store.purge.OldExecutions;
import dev.assay.store.purge.OldRows;
import dev.assay.store.purge.OldRuns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One pass over all tables, the same whether it deletes or only counts: results first, then what is kept by run, the
 * runs last, so that an interrupted pass is completed by the next.
 */
final class Purging {
    /** Rows deleted in one transaction: few enough to keep locks and undo logs small. */
    private static final int ROWS = 2000;

    private static final int EXECUTIONS = 100;

    private final Database database;
    private final LocalDate before;
    private final LocalDate published;
    private final Progress progress;
    private final @Nullable Consumer<Runnable> transactions;
    private final List<Purge.Table> tables = new ArrayList<>();
    private final Set<Long> writers = new TreeSet<>();

    /** @param transactions runs each deletion in its own transaction; null = nothing is deleted */
    Purging(
            Database database,
            LocalDate before,
            LocalDate published,
            Progress progress,
            @Nullable Consumer<Runnable> transactions) {
        this.database = database;
        this.before = before;
        this.published = published;
        this.progress = progress;
        this.transactions = transactions;
    }

    void through() {
        OldRows.tables().forEach(this::results);
        OldRuns.tables().forEach(this::ofRuns);
        executions();
        runs();
    }

    /** What has been done so far. */
    List<Purge.Table> tables() {
        return tables;
    }

    private void results(String table) {
        OldRows rows = database.oldRows();
        progress.step(table);
        long subjects = table.equals("override_standing")
                ? database.overrides().facts()
                : database.ranges().partners();
        Map<Long, Long> left = new TreeMap<>(rows.byRun(table));
        long all = sum(left);
        long done = 0;
        progress.advance(done, subjects);
        OldRows.Found found = rows.next(table, "", before, published);
        while (found.subjects() > 0) {
            List<@Nullable Object[]> keys = found.keys();
            for (int from = 0; from < keys.size(); from += ROWS) {
                List<@Nullable Object[]> some = keys.subList(from, Math.min(keys.size(), from + ROWS));
                inTransaction(() -> rows.delete(table, some));
            }
            found.byRun().forEach((run, count) -> left.merge(run, -count, Long::sum));
            done += found.subjects();
            progress.advance(done, Math.max(done, subjects));
            found = rows.next(table, found.last(), before, published);
        }
        left.forEach((run, count) -> {
            if (count > 0) {
                writers.add(run);
            }
        });
        tables.add(new Purge.Table(table, all - sum(left), sum(left)));
    }

    private void ofRuns(String table) {
        OldRuns runs = database.oldRuns();
        progress.step(table);
        long all = runs.rows(table);
        Map<Long, Long> old = runs.old(table, before);
        long goes = sum(old);
        long[] done = {0};
        progress.advance(0, goes);
        if (transactions != null) {
            old.forEach((number, count) -> {
                for (long left = count; left > 0; left -= ROWS) {
                    inTransaction(() -> runs.delete(table, number, ROWS));
                }
                done[0] += count;
                progress.advance(done[0], goes);
            });
        }
        tables.add(new Purge.Table(table, goes, all - goes));
    }

    private void executions() {
        OldExecutions executions = database.oldExecutions();
        progress.step("executions");
        Map<String, Long> old = executions.old(before);
        Map<String, Long> all = new TreeMap<>();
        old.keySet().forEach(table -> all.put(table, database.oldRuns().rows(table)));
        int[] deleted = {EXECUTIONS};
        long done = 0;
        while (transactions != null && deleted[0] == EXECUTIONS) {
            inTransaction(() -> deleted[0] = executions.delete(before, EXECUTIONS));
            done += deleted[0];
            progress.advance(done, 0);
        }
        old.forEach((table, goes) -> tables.add(new Purge.Table(table, goes, all.getOrDefault(table, 0L) - goes)));
    }

    private void runs() {
        OldRuns runs = database.oldRuns();
        progress.step("run");
        long all = runs.rows("run");
        List<Long> nameless = List.copyOf(runs.nameless(before, published, writers));
        for (int from = 0; from < nameless.size(); from += ROWS) {
            List<Long> some = nameless.subList(from, Math.min(nameless.size(), from + ROWS));
            inTransaction(() -> runs.delete(some));
        }
        tables.add(new Purge.Table("run", nameless.size(), all - nameless.size()));
    }

    private void inTransaction(Runnable deleting) {
        if (transactions != null) {
            transactions.accept(deleting);
        }
    }

    private static long sum(Map<Long, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
