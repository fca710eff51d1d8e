package dev.assay.bench;

import dev.assay.facts.Feed;
import dev.assay.feed.format.FeedLimits;
import dev.assay.feed.Mode;
import dev.assay.feed.Sealing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs nights of two builds, floors and peers in turn on one server, checks that all agree on the earned levels, and
 * prints what each costs and the ratios.
 *
 * <p>The nights are those of November 2017: the first on Monday the 6th, then weeks of nights on which nothing or little
 * is delivered, each ended by one that evaluates every partner, so that no other night has to.
 */
@Command(name = "bench", sortOptions = false, mixinStandardHelpOptions = true)
final class NightBenchmark implements Callable<Integer> {
    private static final LocalDate FIRST = LocalDate.of(2017, 11, 6);
    private static final int MOST_ROUNDS = 5;
    private static final String ALL_FACTS =
            """
            SELECT (SELECT COUNT(*) FROM partner) + (SELECT COUNT(*) FROM membership)
                + (SELECT COUNT(*) FROM association) + (SELECT COUNT(*) FROM achievement)
                + (SELECT COUNT(*) FROM metric_month) + (SELECT COUNT(*) FROM agent_override)
            """;

    @Option(names = "--server", defaultValue = "jdbc:mysql://127.0.0.1:3306/", description = "Its databases bench_* are dropped.")
    private String server = "";

    @Option(names = "--user", defaultValue = "root")
    private String user = "";

    @Option(names = "--password", defaultValue = "assay")
    private String password = "";

    @Option(names = "--this", defaultValue = ".", description = "Folder of the build that is looked at.")
    private Path thisHome = Path.of("");

    @Option(names = "--other", description = "Folder of the build that it is compared with.")
    private @Nullable Path otherHome;

    @Option(names = "--partners", defaultValue = "10000")
    private int partners;

    @Option(names = "--rounds", defaultValue = "5", description = "At most 5; medians are shown.")
    private int rounds;

    @Option(names = "--few", defaultValue = "0.0005", description = "Share of the facts that change; from 1 on, a number of rows.")
    private double few;

    @Option(names = "--many", defaultValue = "0.01", description = "Likewise.")
    private double many;

    @Option(names = "--work", defaultValue = "var/bench", description = "Where the deliveries are made, and kept.")
    private Path work = Path.of("");

    private final Figures figures = new Figures();
    private final List<Build> builds = new ArrayList<>();
    private @Nullable Server at;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new NightBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("--rounds %d is not between 1 and 5".formatted(rounds));
        }
        at = new Server(server, user, password);
        builds.add(new Build("this", thisHome.toAbsolutePath(), at));
        if (otherHome != null) {
            builds.add(new Build("other", otherHome.toAbsolutePath(), at));
        }
        Path sample = sample();
        for (int round = 0; round < rounds; round++) {
            first(round, sample);
        }
        week("nothing delivered", FIRST.plusDays(1), 0);
        full(0, FIRST.plusWeeks(1));
        week("few facts changed", FIRST.plusDays(8), few);
        full(1, FIRST.plusWeeks(2));
        week("many facts changed", FIRST.plusDays(15), many);
        for (int round = 2; round < Math.max(rounds, 3); round++) {
            full(round, FIRST.plusDays(19 + round));
        }
        figures.print(partners, at.count(builds.get(0).database(), ALL_FACTS));
        return 0;
    }

    private Path sample() throws IOException, InterruptedException {
        Path sample = work.resolve("sample-" + partners);
        if (!Files.exists(sample)) {
            Cost.of(new ProcessBuilder(
                    thisHome.toAbsolutePath().resolve("jobs/assay").toString(),
                    "generate",
                    "-q",
                    "--partners",
                    String.valueOf(partners),
                    "--seed",
                    "11",
                    "--nights",
                    "1",
                    "--first",
                    FIRST.toString(),
                    "--out",
                    sample.toString()));
        }
        return sample.resolve("night-01-" + FIRST).toAbsolutePath();
    }

    /** The builds in turn, another one first each time. */
    private List<Build> inTurn(int round) {
        List<Build> turn = new ArrayList<>(builds);
        if (round % 2 == 1) {
            Collections.reverse(turn);
        }
        return turn;
    }

    private void first(int round, Path inbox) throws Exception {
        for (Build build : inTurn(round)) {
            build.empty();
            figures.add("first night", build.name(), build.night(FIRST, inbox, false));
        }
        List<String> levels = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            Cost cost = peer(peer, FIRST, inbox);
            if (peer.findsLevels()) {
                levels.add(Peer.levels(cost));
            }
        }
        for (Build build : builds) {
            levels.add(build.earned().digest());
        }
        agree(levels);
    }

    private Path inbox(String name) throws IOException {
        return Files.createDirectories(work.resolve("inbox-" + name)).toAbsolutePath();
    }

    private Cost peer(Peer peer, LocalDate date, Path inbox) throws Exception {
        Cost cost = peer.run(
                Objects.requireNonNull(at),
                builds.get(0).database(),
                date,
                thisHome.toAbsolutePath().resolve("jobs/rulebooks"),
                inbox);
        figures.add(peer.words, "", cost);
        return cost;
    }

    private void week(String what, LocalDate from, double changes) throws Exception {
        for (int round = 0; round < rounds; round++) {
            LocalDate date = from.plusDays(round);
            Path inbox = inbox(changes > 0 ? date.toString() : "empty");
            if (changes > 0) {
                change(inbox, date, changes);
            }
            for (Build build : inTurn(round)) {
                figures.add(what, build.name(), build.night(date, inbox, false));
            }
        }
        sameLevels();
    }

    private void full(int round, LocalDate date) throws Exception {
        Path inbox = inbox("empty");
        peer(Peer.READING, date, inbox);
        for (Build build : inTurn(round)) {
            figures.add("every partner evaluated", build.name(), build.night(date, inbox, true));
        }
        sameLevels();
    }

    private void sameLevels() throws SQLException {
        List<String> levels = new ArrayList<>();
        for (Build build : builds) {
            levels.add(build.earned().digest());
        }
        agree(levels);
    }

    private static void agree(List<String> levels) {
        if (levels.stream().distinct().count() != 1) {
            throw new IllegalStateException("they do not agree on the earned levels: " + levels);
        }
    }

    /** Other ends for achievements picked all over the programme, other ones on each date. */
    private void change(Path inbox, LocalDate date, double changes) throws SQLException, IOException {
        Server here = Objects.requireNonNull(at);
        String database = builds.get(0).database();
        long rows = changes < 1 ? Math.round(changes * here.count(database, ALL_FACTS)) : Math.round(changes);
        List<String> lines = new ArrayList<>(List.of(String.join(",", Feed.ACHIEVEMENTS.columns())));
        String pick =
                """
                SELECT person_id, credential_code, earned_on,
                    DATE_ADD(COALESCE(valid_until, DATE_ADD(earned_on, INTERVAL 3 YEAR)), INTERVAL 1 DAY)
                FROM achievement WHERE revoked_on IS NULL
                ORDER BY CRC32(CONCAT(person_id, credential_code, earned_on, ?)) LIMIT ?
                """;
        try (Connection connection = here.connection(database);
                PreparedStatement statement = connection.prepareStatement(pick)) {
            statement.setString(1, date.toString());
            statement.setLong(2, rows);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    lines.add("%s,%s,%s,%s,,%sT01:00:00Z"
                            .formatted(
                                    result.getString(1),
                                    result.getString(2),
                                    result.getString(3),
                                    result.getString(4),
                                    date));
                }
            }
        }
        Path data = inbox.resolve("achievements-%s.csv".formatted(date));
        Files.write(data, lines);
        new Sealing(null, Mode.DELTA, Instant.parse(date + "T01:30:00Z"), true, FeedLimits.DEFAULTS).seal(data);
    }
}
