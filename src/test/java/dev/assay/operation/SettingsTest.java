package dev.assay.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://broker:61616",
                "tcp://10.0.0.7:61616?sslEnabled=true&trustStorePath=/etc/assay/broker.p12",
                "(tcp://one.example.org:61616,tcp://two.example.org:61616)?ha=true"
            })
    void a_broker_has_an_address_and_parameters(String url) {
        assertThat(settings(Map.of("assay.remote.broker", url)).remote().on()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broker:61616",
                "tcp://broker",
                "amqp://broker:5672",
                "tcp://user:geheim@broker:61616",
                "tcp://broker:61616?user=assay&password=geheim",
                "tcp://broker:61616?ha=true&password=geheim"
            })
    void another_url_of_a_broker_is_refused_and_no_password_repeated(String url) {
        assertThatThrownBy(() -> settings(Map.of("assay.remote.broker", url)))
                .rootCause()
                .hasMessageContaining("assay.remote.broker")
                .hasMessageContaining("must be like tcp://broker:61616")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void a_night_waits_for_workers_for_two_seconds_at_least() {
        assertThatThrownBy(() -> settings(Map.of("assay.remote.patience", "1s")))
                .rootCause()
                .hasMessageContaining("assay.remote.patience: PT1S must be from 2s to 24h");
    }

    @Test
    void the_password_of_a_broker_is_not_shown() {
        assertThat(settings(Map.of("assay.remote.password", "geheim")).toString())
                .contains("Remote[")
                .doesNotContain("geheim");
    }

    private static Settings settings(Map<String, String> said) {
        return new Binder(new MapConfigurationPropertySource(said)).bindOrCreate("assay", Settings.class);
    }
}
