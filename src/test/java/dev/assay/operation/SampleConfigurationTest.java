package dev.assay.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The sample configuration shows the actual defaults. */
final class SampleConfigurationTest {
    @Test
    void with_every_line_in_force_the_settings_are_the_defaults() throws IOException {
        String sample = Files.readString(Path.of("jobs/config/application.yaml"));
        String inForce = sample.replaceAll("(?m)^( *)#([a-z])", "$1$2");
        assertThat(load(sample)).isEmpty();

        Settings settings = settings(inForce);

        assertThat(settings.metrics()).isNotEqualTo(settings("").metrics());
        assertThat(settings.outbound()).isNotEqualTo(settings("").outbound());
        assertThat(settings.remote().on()).isTrue();
        assertThat(settings.freshness()).containsEntry("partners", Period.ofDays(2));
        assertThat(settings.mandatoryFeeds()).containsExactly("partners", "memberships");
        assertThat(settings(inForce.replaceAll(
                        "(?m)^ *(mandatory-feeds|freshness|metrics|textfile|otlp-url|from|messages|broker|user):.*$",
                        "")))
                .isEqualTo(settings(""));
    }

    private static Settings settings(String yaml) throws IOException {
        MutablePropertySources sources = new MutablePropertySources();
        load(yaml).forEach(sources::addLast);
        load(new ClassPathResource("application.yaml")).forEach(sources::addLast);
        return new Binder(ConfigurationPropertySources.from(sources), new PropertySourcesPlaceholdersResolver(sources))
                .bind("assay", Bindable.of(Settings.class))
                .get();
    }

    private static List<PropertySource<?>> load(String yaml) throws IOException {
        return load(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<PropertySource<?>> load(Resource yaml) throws IOException {
        return new YamlPropertySourceLoader().load(yaml.getDescription(), yaml);
    }
}
