package dev.assay.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A build of the program, with a database of its own on the server. */
final class Build {
    private final String name;
    private final Path home;
    private final Server server;
    private final boolean partial;

    /**
     * @param name of its database too
     * @param home the folder that holds its jobs/assay
     */
    Build(String name, Path home, Server server) throws IOException, InterruptedException {
        this.name = name;
        this.home = home;
        this.server = server;
        // builds before that option evaluate every partner in every night
        this.partial = run(List.of("nightly", "--help")).output().contains("--full");
    }

    String name() {
        return name;
    }

    String database() {
        return "bench_" + name;
    }

    /** The same facts for everybody: an empty database in place of the one before. */
    void empty() throws SQLException {
        server.execute("DROP DATABASE IF EXISTS " + database(), "CREATE DATABASE " + database());
    }

    Cost night(LocalDate date, Path inbox, boolean full) throws IOException, InterruptedException, SQLException {
        List<String> command = new ArrayList<>(List.of("nightly", "-q", "--date", date.toString(), "--inbox"));
        command.add(inbox.toString());
        if (full && partial) {
            command.add("--full");
        }
        return run(command).with(steps());
    }

    private Cost run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("jobs/assay").toString()));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command);
        Map<String, String> environment = process.environment();
        environment.put("SPRING_DATASOURCE_URL", server.url(database()));
        environment.put("SPRING_DATASOURCE_USERNAME", server.user());
        environment.put("SPRING_DATASOURCE_PASSWORD", server.password());
        if (partial) {
            // the nights are laid out so that only those meant to evaluate everybody
            environment.put("ASSAY_FULL_EVALUATION", "MONDAY");
        }
        return Cost.of(process);
    }

    private Map<String, Double> steps() throws SQLException {
        Map<String, Double> steps = new HashMap<>();
        try (Connection connection = server.connection(database());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        """
                SELECT STEP_NAME, TIMESTAMPDIFF(MICROSECOND, START_TIME, END_TIME) / 1000000
                FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID =
                    (SELECT MAX(JOB_EXECUTION_ID) FROM BATCH_STEP_EXECUTION) AND END_TIME IS NOT NULL
                """)) {
            while (rows.next()) {
                steps.put(rows.getString(1), rows.getDouble(2));
            }
        }
        return Collections.unmodifiableMap(steps);
    }

    /** The earned levels that readers see. */
    EarnedLevels earned() throws SQLException {
        EarnedLevels levels = new EarnedLevels();
        try (Connection connection = server.connection(database());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT partner_id, competency_code, earned_level FROM v1_competency_standing")) {
            while (rows.next()) {
                levels.add(rows.getString(1), rows.getString(2), rows.getString(3));
            }
        }
        return levels;
    }
}
