package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is a command of a page, what is its output, and what of that is shown as a fixed value. */
final class PageTest {
    private static final Page PAGE = new Page(
            Path.of("page.md"),
            """
            Text with $ a dollar.

            ```console
            $ cat > a.csv <<END
            $ is no command here
            END
            $ jobs/assay seal \\
                a.csv # exits 65
            first line

            last line

            $ ls
            ```

            ```sh
            jobs/assay purge --keep P13M
            $ no command
            ```
            """
                    .lines()
                    .toList());

    private final PageMasks masks = new PageMasks(Path.of("/tmp/x/home"), Path.of("/tmp/x/current"));

    @Test
    void commands_stand_in_console_blocks_with_their_output_below_them() {
        assertThat(PAGE.commands())
                .extracting(Page.Command::text)
                .containsExactly(
                        "cat > a.csv <<END\n$ is no command here\nEND",
                        "jobs/assay seal \\\n    a.csv # exits 65",
                        "ls");
        assertThat(PAGE.commands().stream().map(PAGE::output))
                .containsExactly(List.of(), List.of("first line", "", "last line"), List.of());
        assertThat(PAGE.shown()).containsExactly("jobs/assay purge --keep P13M");
    }

    @Test
    void other_outputs_take_the_place_of_those_shown_and_nothing_else_changes() {
        Page changed = PAGE.with(List.of(List.of(), List.of("other"), List.of("a.csv")));

        assertThat(changed.commands().stream().map(changed::output))
                .containsExactly(List.of(), List.of("other"), List.of("a.csv"));
        assertThat(changed.with(List.of(List.of(), List.of("first line", "", "last line"), List.of())))
                .isEqualTo(PAGE);
    }

    @Test
    void folders_clock_times_durations_and_rates_are_shown_as_fixed_values() {
        assertThat(masks.shown("in /tmp/x/home/var, /tmp/x/current/inbox/a.csv and /tmp/x/current  \n\n"))
                .containsExactly("in /opt/assay/var, inbox/a.csv and .");
        assertThat(masks.shown("at " + Instant.now() + ", updated 2018-01-07T20:00:00Z"))
                .containsExactly("at 2018-04-03T02:15:00Z, updated 2018-01-07T20:00:00Z");
        assertThat(masks.shown("  took           12.7 s\n  PUBLISHED        3.6 s  next\n216 in 10.5 s, 20,547/s"))
                .containsExactly("  took           1.0 s", "  PUBLISHED        1.0 s  next", "216 in 1.0 s, 100/s");
        assertThat(masks.shown("  took           4 min 05 s\n216 in 1 min 5 s, 3/s"))
                .containsExactly("  took           1.0 s", "216 in 1.0 s, 100/s");
    }

    @Test
    void values_of_the_facts_stay_as_they_are() {
        assertThat(masks.shown("120000 of 15000, GOLD on 2018-03-21, 5 seats"))
                .containsExactly("120000 of 15000, GOLD on 2018-03-21, 5 seats");
    }
}
