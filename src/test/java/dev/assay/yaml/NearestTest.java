package dev.assay.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {
    @Test
    void the_nearest_comes_first_and_what_is_quite_different_does_not_come() {
        assertThat(Nearest.several("P1O0", List.of("P100", "P101", "Q777", "X"), 5))
                .containsExactly("P100", "P101");
    }

    @Test
    void one_word_is_meant_if_it_differs_in_two_letters_at_most() {
        assertThat(Nearest.to("DEVOSP", List.of("DEVOPS", "MESSAGING"))).contains("DEVOPS");
        assertThat(Nearest.to("DOVES", List.of("DEVOPS", "MESSAGING"))).isEmpty();
    }
}
