package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that would end too much waits for a decision, and every night says so until there is one. */
final class HeldSnapshotJobIT {
    private static final Map<String, String> STRICT =
            Map.of("assay.snapshot-hold.items", "5", "assay.snapshot-hold.percent", "5");
    private static final String HEADER = "person_id,partner_id,linked_on,unlinked_on,updated_at\n";

    @TempDir
    private Path folder = Path.of("");

    @EachEngine(Engine.H2)
    void every_night_and_rerun_exits_with_6_until_it_is_discarded_though_its_file_is_gone(EmptyDatabase database)
            throws IOException {
        hold(database);

        assertThat(night(database, "2017-10-18", "empty").endedWith(6).out()).contains("HELD", "assay discard");
        AssayHere.run(database, STRICT, rerun("2017-10-18")).endedWith(6);
        assertThat(night(database, "2017-10-18", "empty").endedWith(0).out()).contains("published already");

        AssayHere.run(database, STRICT, "discard", "--delivery", "2").endedWith(0);
        night(database, "2017-10-19", "empty").endedWith(0);
    }

    @EachEngine(Engine.H2)
    void one_that_is_released_waits_for_its_file_to_be_there_again(EmptyDatabase database) throws IOException {
        hold(database);

        assertThat(AssayHere.run(database, STRICT, "release", "--delivery", "2")
                        .endedWith(0)
                        .out())
                .contains("associations-short.csv and its manifest");
        assertThat(night(database, "2017-10-18", "empty").endedWith(6).out()).contains("put them back");
        assertThat(night(database, "2017-10-19", "short").endedWith(0).out()).containsPattern("associations +1 ");
    }

    /** A first night with twenty links, and a second one whose snapshot has only one of them. */
    private void hold(EmptyDatabase database) throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        deliver(database, "all", "associations.csv", 20, "delta", "2017-10-16T01:00:00Z");
        deliver(database, "short", "associations-short.csv", 1, "snapshot", "2017-10-17T01:00:00Z");
        night(database, "2017-10-16", "all").endedWith(0);
        assertThat(night(database, "2017-10-17", "short").endedWith(6).out()).contains("HELD");
    }

    private void deliver(EmptyDatabase database, String inbox, String file, int links, String mode, String producedAt)
            throws IOException {
        Path data = Files.createDirectories(folder.resolve(inbox)).resolve(file);
        Files.writeString(
                data,
                IntStream.rangeClosed(1, links)
                        .mapToObj("u%d,P1,2017-01-01,,2017-01-01T00:00:00Z%n"::formatted)
                        .collect(Collectors.joining("", HEADER, "")));
        AssayHere.run(database, STRICT, "seal", "--mode", mode, "--produced-at", producedAt, data.toString())
                .endedWith(0);
    }

    private AssayProcess.End night(EmptyDatabase database, String date, String inbox) {
        return AssayHere.run(
                database,
                STRICT,
                "nightly",
                "-q",
                "--date",
                date,
                "--inbox",
                folder.resolve(inbox).toString());
    }

    private String[] rerun(String date) {
        return new String[] {
            "rerun",
            "-q",
            "--date",
            date,
            "--reason",
            "test",
            "--inbox",
            folder.resolve("empty").toString()
        };
    }
}
