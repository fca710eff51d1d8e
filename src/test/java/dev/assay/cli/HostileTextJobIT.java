package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Texts of feeds, names of files and of readers act on no terminal, no log and no page. */
@Tag("embedded")
final class HostileTextJobIT {
    private static final String EVIL = "\u001b]0;owned\u0007\u001b[2J\u202Elevne\u2066\u009b31m";
    private static final String ACTING =
            "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothing_from_outside_reaches_terminal_log_or_page_raw() throws IOException {
        EmptyDatabase database =
                new EmptyDatabase(Engine.H2, "jdbc:h2:file:" + folder.resolve("db") + ";MODE=MySQL", "sa", "");
        Path log = folder.resolve("assay.log");
        Map<String, String> settings = Map.of(
                "LOGGING_FILE_NAME",
                log.toString(),
                "LOGGING_LEVEL_DEV_ASSAY",
                "DEBUG",
                "LOGGING_STRUCTURED_FORMAT_FILE",
                "");
        Path inbox = deliveries(settings, database);
        List<AssayProcess.End> ends = new ArrayList<>();
        ends.add(run(database, settings, "nightly", "--date", "2017-10-16", "--inbox", inbox.toString()));
        new JdbcTemplate(database.dataSource())
                .update(
                        "INSERT INTO reader (name, last_seq, updated_at) VALUES (?, 0, CURRENT_TIMESTAMP)",
                        "r" + EVIL.substring(0, 10));
        for (String[] command : new String[][] {
            {"status"},
            {"status", "--json"},
            {"history"},
            {"rejects"},
            {"rejects", "--json"},
            {"explain", "P1"},
            {"explain", "P1" + EVIL},
            {"status", "--" + EVIL},
            {"seal" + EVIL},
            {"rejects", "x" + EVIL},
            {"partners"},
            {"partners", "--json"},
            {"partners", "--csv"},
            {"deliveries"},
            {"seal", inbox.resolve("x" + EVIL + ".csv").toString()},
            {"preview", "--date", "2017-10-17", "--inbox", inbox.toString()}
        }) {
            ends.add(run(database, settings, command));
        }
        AssayProcess.End page = run(database, settings, "report", "--out", "-");
        ends.add(page);

        assertThat(ends).allSatisfy(end -> {
            assertThat(end.out().replace("\r\n", "\n")).doesNotContainPattern(ACTING);
            assertThat(end.err()).doesNotContainPattern(ACTING);
        });
        assertThat(ends.stream().map(AssayProcess.End::out)).anyMatch(out -> out.contains("\\u001b]0;owned"));
        assertThat(Files.readString(log)).doesNotContainPattern(ACTING).contains("run 1 is begun");
    }

    private Path deliveries(Map<String, String> settings, EmptyDatabase database) throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(
                inbox.resolve("partners.csv"),
                "partner_id,name,country,market,updated_at\nP1,Name %s,%s,,2017-10-15T00:00:00Z\nP 2,Bad %s,,,2017-10-15T00:00:00Z\n"
                        .formatted(EVIL, "X\u202E", EVIL));
        run(
                database,
                settings,
                "seal",
                "--produced-at",
                "2017-10-16T01:00:00Z",
                inbox.resolve("partners.csv").toString());
        Files.writeString(inbox.resolve("unread \u202Etxt.csv"), "");
        Files.writeString(inbox.resolve("memberships-\u202Ex.csv"), "partner_id," + EVIL + "\n");
        return inbox;
    }

    private static AssayProcess.End run(EmptyDatabase database, Map<String, String> settings, String... command) {
        return AssayProcess.run(database, settings, command);
    }
}
