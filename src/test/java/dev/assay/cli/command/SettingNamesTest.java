package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class SettingNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "assay.zone",
                "assay.look-ahead",
                "assay.lookAhead",
                "assay.reminder-days[0]",
                "assay.guard.percent",
                "assay.freshness.partners",
                "assay.metrics.otlp-url",
                "spring.datasource.url"
            })
    void settings_are_known_however_they_are_written(String name) {
        SettingNames.refuseUnknown(with(Map.of(name, "x"), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ASSAY_ZONE", "ASSAY_LOOK_AHEAD", "ASSAY_LOOKAHEAD", "ASSAY_REMINDER_DAYS_0_", "ASSAY_JAVA_OPTS"
            })
    void variables_of_the_environment_are_known(String name) {
        SettingNames.refuseUnknown(with(Map.of(), Map.of(name, "x")));
    }

    @ParameterizedTest
    @CsvSource({
        "assay.lokahead, assay.look-ahead",
        "assay.guard.precent, assay.guard.percent",
        "assay.mandatory-feed, assay.mandatory-feeds"
    })
    void a_name_that_is_no_setting_is_refused_with_the_nearest_one(String name, String meant) {
        assertThatThrownBy(() -> SettingNames.refuseUnknown(with(Map.of(name, "x"), Map.of())))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining(name + " is not a setting")
                .hasMessageContaining("did you mean " + meant + "?");
    }

    @Test
    void of_a_variable_a_variable_is_suggested() {
        assertThatThrownBy(() -> SettingNames.refuseUnknown(with(Map.of(), Map.of("ASSAY_INBX", "x"))))
                .hasMessageContaining("ASSAY_INBX is not a setting (it is set in the environment)")
                .hasMessageContaining("did you mean ASSAY_INBOX?");
    }

    private static ConfigurableEnvironment with(Map<String, Object> properties, Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("environment", variables));
        environment.getPropertySources().addFirst(new MapPropertySource("file", properties));
        return environment;
    }
}
