package dev.assay.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cause.Cause;
import dev.assay.renewal.Episode;
import dev.assay.renewal.RiskNotification;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguagesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void english_and_korean_are_shipped_and_write_days_and_figures_as_people_do() {
        Languages languages = Languages.shipped();

        assertThat(languages.tags()).containsExactly("en", "ko");
        assertThat(languages.english().date(DAY)).isEqualTo("9 March 2026");
        assertThat(korean(languages).date(DAY)).isEqualTo("2026년 3월 9일");
        assertThat(korean(languages).say("level.gold")).isEqualTo("골드");
        assertThat(languages.english().figure(new BigDecimal("90900.5000"))).isEqualTo("90,900.5");
        assertThat(languages.english().language()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void every_kind_of_cause_notification_and_clearance_has_a_text_in_every_language(String language) {
        Messages messages = Objects.requireNonNull(Languages.shipped().find(language));

        assertThat(Arrays.stream(Cause.Kind.values()).map(kind -> "cause." + kind))
                .allMatch(messages::has);
        assertThat(Arrays.stream(RiskNotification.Kind.values()).map(kind -> "subject." + kind))
                .allMatch(messages::has);
        assertThat(Arrays.stream(Episode.Clearance.values()).map(clearance -> "cleared." + clearance))
                .allMatch(messages::has);
    }

    @Test
    void a_region_falls_back_on_its_language_and_an_unknown_language_is_not_found() {
        Languages languages = Languages.shipped();

        assertThat(korean(languages)).isSameAs(languages.find("ko-KR")).isSameAs(languages.find("KO"));
        assertThat(languages.find("fr")).isNull();
        assertThat(languages.find("")).isNull();
    }

    @Test
    void a_file_in_the_folder_adds_a_language_or_takes_the_place_of_a_shipped_one() throws IOException {
        write("pt", shipped().replace("=Gold", "=Ouro") + "level.platinum=Platina\n");
        write("en", shipped().replace("=Gold", "=Golden"));
        Files.writeString(folder.resolve("README.txt"), "anything");

        Languages languages = Languages.with(folder);

        assertThat(languages.tags()).containsExactly("en", "ko", "pt");
        Messages portuguese = Objects.requireNonNull(languages.find("pt-BR"));
        assertThat(portuguese.say("level.gold")).isEqualTo("Ouro");
        assertThat(portuguese.figure(new BigDecimal("90900.5"))).isEqualTo("90.900,5");
        assertThat(Objects.requireNonNull(languages.find("en")).say("level.gold"))
                .isEqualTo("Golden");
    }

    @Test
    void a_file_that_is_not_a_message_file_is_refused_with_what_is_wrong() throws IOException {
        write("fr", shipped().replace("level.gold=Gold\n", "") + "levels.gold=Or\n");
        assertRefused("messages_fr.properties", "missing: [level.gold]; unknown: [levels.gold]");

        write("fr", shipped().replace("{person} left", "{who} left"));
        assertRefused("cause.PERSON_LEFT names the values [who, day]; it may name [person, day]");

        write("fr", shipped().replace("{person} left", "{person left"));
        assertRefused("cause.PERSON_LEFT: \"{person left");

        write("fr", shipped().replace("d MMMM uuuu", "d {month}"));
        assertRefused("date names the values [month]; it may name []");

        write("fr", shipped().replace("d MMMM uuuu", "d jour"));
        assertRefused("messages_fr.properties", "Unknown pattern letter");

        Files.write(folder.resolve("messages_fr.properties"), "a=\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("cannot be read", "UTF-8");

        assertThatThrownBy(() -> Languages.with(folder.resolve("nowhere")))
                .hasMessageContaining("nowhere cannot be read");
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> Languages.with(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(parts);
    }

    private static Messages korean(Languages languages) {
        return Objects.requireNonNull(languages.find("ko"));
    }

    private void write(String language, String text) throws IOException {
        Files.writeString(folder.resolve("messages_%s.properties".formatted(language)), text);
    }

    private static String shipped() throws IOException {
        try (var stream = Objects.requireNonNull(Languages.class.getResourceAsStream("messages_en.properties"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
