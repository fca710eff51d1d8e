package dev.assay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.EmbeddedBroker;
import dev.assay.doctor.Finding.Level;
import dev.assay.operation.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrokerCheckIT {
    private static final String SERVER = "jdbc:mysql://db.example.org:3306/assay";

    @TempDir
    private Path folder = Path.of("");

    private static Settings.Remote remote(String broker, String user, String password) {
        return new Settings.Remote(broker, user, password, "assay", 32, Duration.ofSeconds(60));
    }

    private static Finding found(Settings.Remote remote) {
        assertThat(BrokerCheck.of(remote, SERVER)).hasSize(1);
        return BrokerCheck.of(remote, SERVER).get(0);
    }

    @Test
    void without_a_broker_there_is_nothing_to_say() {
        assertThat(BrokerCheck.of(remote("", "", ""), SERVER)).isEmpty();
    }

    @Test
    void a_broker_that_answers_is_fine() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(folder)) {
            Finding finding = found(remote(broker.url() + "?callTimeout=60000", "", ""));
            assertThat(finding)
                    .isEqualTo(
                            Finding.ok("broker", broker.url() + " answers, and accepts a connection without a user"));
        }
    }

    @Test
    void a_broker_that_does_not_know_the_password_is_a_problem_and_the_password_is_not_shown() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(folder, Map.of("assay", "known"))) {
            assertThat(found(remote(broker.url(), "assay", "known")).says()).endsWith("of the user assay");
            Finding finding = found(remote(broker.url(), "assay", "guessed"));
            assertThat(finding.level()).isEqualTo(Level.PROBLEM);
            assertThat(finding.says())
                    .contains(broker.url() + " refuses a connection of the user assay")
                    .doesNotContain("guessed");
            assertThat(finding.remedy()).contains("ASSAY_REMOTE_USER", "ASSAY_REMOTE_PASSWORD");
            assertThat(found(remote(broker.url(), "", "")).says()).contains("refuses a connection without a user");
        }
    }

    @Test
    void a_broker_that_is_away_is_a_problem_and_each_of_its_addresses_can_be_tried() throws Exception {
        int port = EmbeddedBroker.freePort();
        int other = EmbeddedBroker.freePort();
        String both = "(tcp://127.0.0.1:%d,tcp://localhost:%d)?ha=true".formatted(port, other);
        Finding finding = found(remote(both, "", ""));
        assertThat(finding.level()).isEqualTo(Level.PROBLEM);
        assertThat(finding.says()).contains("cannot be reached", "nights evaluate all partners themselves");
        assertThat(finding.remedy()).isEqualTo("nc -vz 127.0.0.1 %d\nnc -vz localhost %d".formatted(port, other));
    }

    @Test
    void other_machines_cannot_use_an_embedded_database() {
        assertThat(BrokerCheck.of(remote("tcp://127.0.0.1:1", "", ""), "jdbc:h2:file:/data/assay"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.says())
                        .contains("assay.remote.broker is set", "embedded database is open in one process only"));
    }
}
