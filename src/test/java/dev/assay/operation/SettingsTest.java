package dev.assay.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class SettingsTest {
    @Test
    void a_lease_has_to_be_longer_than_two_answers_to_a_heartbeat() {
        Map<String, String> twice = Map.of("assay.lease.duration", "20s", "assay.network.socket-timeout", "10s");
        assertThatThrownBy(() -> settings(twice))
                .rootCause()
                .hasMessageContaining("assay.lease.duration: PT20S must be longer than twice")
                .hasMessageContaining("assay.network.socket-timeout (PT10S)");
        settings(Map.of("assay.lease.duration", "21s", "assay.network.socket-timeout", "10s"));
    }

    @Test
    void without_a_setting_a_heartbeat_waits_for_a_third_of_the_lease_and_at_most_10_seconds() {
        assertThat(settings(Map.of("assay.lease.duration", "3s")).heartbeatTimeout())
                .hasSeconds(1);
        assertThat(settings(Map.of("assay.lease.duration", "5m")).heartbeatTimeout())
                .hasSeconds(10);
    }

    private static Settings settings(Map<String, String> said) {
        return new Binder(new MapConfigurationPropertySource(said)).bindOrCreate("assay", Settings.class);
    }
}
