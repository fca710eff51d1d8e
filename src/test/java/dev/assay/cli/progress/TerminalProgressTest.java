package dev.assay.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TerminalProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long seconds;

    @Test
    void a_file_gets_a_line_when_a_step_begins_and_one_when_it_ends_and_no_more() {
        TerminalProgress progress = progress(OptionalInt.empty());
        progress.step("deliveries");
        progress.part("a.csv");
        progress.advance(0, 100);
        progress.advance(100, 100);
        progress.part("b.csv");
        progress.advance(50, 150);
        seconds = 2;
        progress.advance(150, 150);
        progress.step("guard");
        progress.ended();

        assertThat(text().lines())
                .containsExactly(
                        "assay: deliveries",
                        "assay: deliveries: 200 in 2.0 s, 100/s",
                        "assay: guard",
                        "assay: guard: 0.0 s");
        assertThat(text()).doesNotContain("\r").doesNotContain("\u001b");
    }

    @Test
    void a_person_sees_one_line_change_and_keeps_those_of_long_steps() {
        TerminalProgress progress = progress(OptionalInt.of(80));
        progress.step("waiting");
        progress.ended();
        progress.step("evaluation");
        progress.advance(0, 300);
        seconds = 3;
        progress.advance(150, 300);
        seconds = 6;
        progress.advance(300, 300);
        progress.ended();

        assertThat(screen()).containsExactly("evaluation    300 in 6.0 s, 50/s");
        assertThat(text()).contains("[##########..........]  150 of 300  50/s  3 s left");
    }

    @Test
    void a_shorter_line_leaves_nothing_of_the_longer_one() {
        TerminalProgress progress = progress(OptionalInt.of(120));
        progress.step("deliveries");
        seconds = 1;
        progress.part("a-very-long-name-of-a-file-that-goes-on-and-on.csv");
        progress.advance(0, 1000);
        seconds = 2;
        progress.part("b.csv");
        seconds = 3;
        progress.advance(1, 2);

        assertThat(screen())
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("b.csv").doesNotContain("and-on"));
        progress.ended();
    }

    @Test
    void the_width_is_what_the_terminal_says_or_eighty() {
        assertThat(Stream.of("24 132\n", "0 0\n", "", "24 x", "24 80").map(Terminal::columns))
                .containsExactly(132, 80, 80, 80, 80);
    }

    private TerminalProgress progress(OptionalInt columns) {
        return new TerminalProgress(out, () -> columns, () -> seconds * 1_000_000_000L);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What would stand on the terminal: a carriage return goes back to the beginning of the line. */
    private List<String> screen() {
        return Stream.of(text().split("\n"))
                .map(TerminalProgressTest::overwritten)
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String overwritten(String line) {
        StringBuilder shown = new StringBuilder();
        for (String piece : line.split("\r")) {
            shown.replace(0, Math.min(shown.length(), piece.length()), piece);
        }
        return shown.toString().stripTrailing();
    }
}
