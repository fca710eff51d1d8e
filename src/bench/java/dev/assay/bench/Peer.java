package dev.assay.bench;

import dev.assay.rulebook.RulebookLoader;
import dev.assay.rules.Rulebooks;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What nights are compared with; each in a JVM of its own, as nights have a cold one too, with the memory of a night and
 * otherwise the options with which it is fastest.
 */
enum Peer {
    READING("all dossiers read by pages, two connections"),
    INSERTS_1("all facts inserted in batches, one connection"),
    INSERTS_2("all facts inserted in batches, two connections"),
    RESULTS_1("a first night's results inserted in batches, one connection"),
    SQL("earned levels by one SQL statement"),
    DUCKDB("earned levels by DuckDB from the delivered files"),
    GUIDES("earned levels by the job of the guides");

    private static final String SECONDS = "seconds ";
    private static final String LEVELS = "levels ";

    final String words;

    Peer(String words) {
        this.words = words;
    }

    /** What it took, without the start of its JVM, as the part "work". */
    Cost run(Server server, String database, LocalDate date, Path rulebooks, Path inbox) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.add("-XX:+UseParallelGC");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Peer.class.getName(), name()));
        command.addAll(List.of(server.address(), server.user(), server.password(), database));
        command.addAll(List.of(date.toString(), rulebooks.toString(), inbox.toString()));
        Cost cost = Cost.of(new ProcessBuilder(command));
        return cost.with(Map.of("work", Double.valueOf(told(cost, SECONDS))));
    }

    /** The digest of the earned levels that it found. */
    static String levels(Cost cost) {
        return told(cost, LEVELS);
    }

    private static String told(Cost cost, String what) {
        return cost.output()
                .lines()
                .filter(line -> line.startsWith(what))
                .map(line -> line.substring(what.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("it did not print its " + what + ": " + cost.output()));
    }

    /** Arguments: its name, address of the server, user, password, database, business date, folder of rulebooks, inbox. */
    public static void main(String[] arguments) throws Exception {
        Server server = new Server(arguments[1], arguments[2], arguments[3]);
        LocalDate date = LocalDate.parse(arguments[5]);
        Rulebooks rulebooks =
                new RulebookLoader().load(Path.of(arguments[6])).rulebooks();
        valueOf(arguments[0]).work(server, arguments[4], date, rulebooks, Path.of(arguments[7]));
    }

    /** True if it finds the earned levels of a first night. */
    boolean findsLevels() {
        return this == SQL || this == DUCKDB || this == GUIDES;
    }

    private void work(Server server, String database, LocalDate date, Rulebooks rulebooks, Path inbox)
            throws Exception {
        Floor floor = new Floor(server, database);
        long begun = System.nanoTime();
        @Nullable EarnedLevels levels = null;
        double seconds =
                switch (this) {
                    case READING -> floor.reading();
                    case INSERTS_1 -> floor.factInserts(1);
                    case INSERTS_2 -> floor.factInserts(2);
                    case RESULTS_1 -> floor.resultInserts(1);
                    case SQL -> {
                        try (Connection connection = server.connection(database)) {
                            levels = new LevelsBySql(rulebooks.inForceOn(date).orElseThrow(), date).of(connection);
                        }
                        yield (System.nanoTime() - begun) / 1e9;
                    }
                    case DUCKDB -> {
                        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
                            CsvTable.read(connection, inbox);
                            levels = new LevelsBySql(rulebooks.inForceOn(date).orElseThrow(), date).of(connection);
                        }
                        yield (System.nanoTime() - begun) / 1e9;
                    }
                    case GUIDES -> {
                        levels = new GuidesJob(server, database, rulebooks, date).run();
                        yield (System.nanoTime() - begun) / 1e9;
                    }
                };
        System.out.println(SECONDS + seconds);
        if (levels != null) {
            System.out.println(LEVELS + levels.digest());
        }
    }
}
