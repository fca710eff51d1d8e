package dev.assay.night;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.assessment.Assessor;
import dev.assay.assessment.Before;
import dev.assay.assessment.Programme;
import dev.assay.facts.Dossier;
import dev.assay.rulebook.RulebookLoader;
import dev.assay.rules.Rulebooks;
import dev.assay.store.Database;
import dev.assay.store.fact.DossierReader;
import dev.assay.store.fact.PartnerFacts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What evaluating a whole programme costs beside reading its facts, all in one run on one database that has them.
 *
 * <p>Arguments: JDBC URL, user, password, business date, folder of rulebooks. Prints the seconds of reading every fact
 * table once and looking at nothing; of reading all dossiers page by page; of reading and evaluating them; and of the steps
 * of the nights that the database has seen. Writes nothing.
 */
final class EvaluationBenchmark {
    private static final int PAGE = 500;
    private static final int ROUNDS = 2;
    private static final List<String> TABLES =
            List.of("partner", "membership", "association", "achievement", "metric_month", "agent_override");

    private final HikariDataSource source = new HikariDataSource();
    private final Database database;
    private final LocalDate date;
    private final Rulebooks rulebooks;
    private final Assessor assessor;
    private final int threads = Runtime.getRuntime().availableProcessors();

    private EvaluationBenchmark(String[] arguments) throws Exception {
        source.setJdbcUrl(arguments[0]);
        source.setUsername(arguments[1]);
        source.setPassword(arguments[2]);
        source.setMaximumPoolSize(2 * threads + 4);
        database = new Database(source);
        date = LocalDate.parse(arguments[3]);
        rulebooks = new RulebookLoader().load(Path.of(arguments[4])).rulebooks();
        assessor = new Assessor(Programme.usual(rulebooks));
    }

    public static void main(String[] arguments) throws Exception {
        new EvaluationBenchmark(arguments).run();
    }

    private void run() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.printf("%-46s %8.1f s%n", "fact tables, read once, one connection", seconds(this::scan));
            for (Depth depth : Depth.values()) {
                System.out.printf("%-46s %8.1f s%n", depth.words, seconds(() -> pages(depth)));
            }
        }
        System.out.println("steps of the nights so far:");
        new JdbcTemplate(source)
                .query(
                        """
                SELECT STEP_NAME, TIMESTAMPDIFF(MICROSECOND, START_TIME, END_TIME) / 1000000 FROM BATCH_STEP_EXECUTION
                WHERE END_TIME IS NOT NULL ORDER BY STEP_EXECUTION_ID
                """,
                        row -> {
                            System.out.printf("  %-20s %8.1f s%n", row.getString(1), row.getDouble(2));
                        });
        source.close();
    }

    private long scan() {
        AtomicLong rows = new AtomicLong();
        JdbcTemplate reading = new JdbcTemplate(source);
        reading.setFetchSize(source.getJdbcUrl().startsWith("jdbc:mysql:") ? Integer.MIN_VALUE : 1000);
        for (String table : TABLES) {
            reading.query("SELECT * FROM " + table, row -> {
                int columns = row.getMetaData().getColumnCount();
                for (int column = 1; column <= columns; column++) {
                    row.getObject(column);
                }
                rows.incrementAndGet();
            });
        }
        return rows.get();
    }

    private long pages(Depth depth) throws Exception {
        List<String> ids = new JdbcTemplate(source)
                .queryForList("SELECT partner_id FROM partner ORDER BY partner_id", String.class);
        int share = (ids.size() + threads - 1) / threads;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> running = new ArrayList<>();
            for (int from = 0; from < ids.size(); from += share) {
                String first = ids.get(from);
                String last = ids.get(Math.min(from + share, ids.size()) - 1);
                running.add(pool.submit(() -> range(first, last, depth)));
            }
            long partners = 0;
            for (Future<Long> range : running) {
                partners += range.get();
            }
            return partners;
        } finally {
            pool.shutdown();
        }
    }

    private long range(String first, String last, Depth depth) {
        DossierReader reader = database.dossiers(200_000);
        Map<Long, LocalDate> nights = database.runs().publishedNights();
        String done = null;
        long partners = 0;
        while (true) {
            List<PartnerFacts> page = reader.read(first, done, last, PAGE);
            if (page.isEmpty()) {
                return partners;
            }
            if (depth != Depth.READ) {
                List<Dossier> dossiers = page.stream()
                        .map(PartnerFacts::dossier)
                        .filter(Objects::nonNull)
                        .map(Dossier.class::cast)
                        .toList();
                Map<String, Before> before = database.published().before(dossiers, date, nights, rulebooks);
                if (depth == Depth.EVALUATED) {
                    dossiers.forEach(dossier -> assessor.assess(
                            dossier, before.getOrDefault(dossier.partner().partnerId(), Before.nothing()), date));
                }
            }
            partners += page.size();
            done = page.get(page.size() - 1).partnerId();
        }
    }

    private enum Depth {
        READ("dossiers, read by pages, side by side"),
        COMPARED("and what was published of them"),
        EVALUATED("and evaluated");

        private final String words;

        Depth(String words) {
            this.words = words;
        }
    }

    private interface Work {
        long run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long began = System.nanoTime();
        long rows = work.run();
        if (rows == 0) {
            throw new IllegalStateException("the database has no facts; run a night on it first");
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
