package dev.assay.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
    private static final String FILE = "associations-of-the-whole-programme-2017-11-20.csv";

    @Test
    void says_how_many_of_how_many_how_fast_and_how_long_yet() {
        assertThat(line("evaluation", "", 0, 12_000, 30_000, 6).fit(100))
                .isEqualTo("evaluation    [########............]  12,000 of 30,000  2,000/s  9 s left");
    }

    @Test
    void what_was_done_before_it_began_makes_it_no_faster() {
        assertThat(line("evaluation", "", 10_000, 12_000, 30_000, 2).fit(100))
                .endsWith("12,000 of 30,000  1,000/s  18 s left");
    }

    @Test
    void gives_up_the_bar_then_the_rate_then_the_time_left_as_it_gets_narrower() {
        ProgressLine line = line("evaluation", "", 0, 12_000, 30_000, 6);
        assertThat(line.fit(70)).isEqualTo("evaluation    [####......]  12,000 of 30,000  2,000/s  9 s left");
        assertThat(line.fit(50)).isEqualTo("evaluation    12,000 of 30,000  2,000/s  9 s left");
        assertThat(line.fit(45)).isEqualTo("evaluation    12,000 of 30,000  9 s left");
        assertThat(line.fit(35)).isEqualTo("evaluation    12,000 of 30,000");
        assertThat(line.fit(20)).isEqualTo("evaluation    40 %");
        assertThat(line.fit(8)).isEqualTo("eva...on");
    }

    @Test
    void of_a_long_file_name_the_middle_is_cut() {
        ProgressLine line = line("deliveries", FILE, 0, 500, 1000, 2);
        assertThat(line.fit(140)).contains("  " + FILE + "  [");
        assertThat(line.fit(70)).isEqualTo("deliveries    association...7-11-20.csv  500 of 1,000  250/s  2 s left");
    }

    @Test
    void what_cannot_be_counted_shows_the_time() {
        assertThat(line("deliveries", "a.csv: checked", 0, 0, 0, 75).fit(80))
                .isEqualTo("deliveries    a.csv: checked  1 min 15 s");
        assertThat(line("purge", "", 0, 4321, 0, 10).fit(80)).isEqualTo("purge         4,321  432/s");
    }

    @Test
    void a_name_cannot_move_the_cursor() {
        assertThat(line("deliveries", "a\u001b[2Jb\r.csv", 0, 1, 2, 0).fit(80)).contains("a\\u001b[2Jb\\u000d.csv");
    }

    @Test
    void never_takes_more_columns_than_there_are() {
        Random random = new Random(5);
        String letters = "abc-.\u00e9\u7ca4\ud83d\ude00";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder part = new StringBuilder();
            int length = random.nextInt(30);
            for (int c = 0; c < length; c++) {
                part.appendCodePoint(letters.codePointAt(
                        letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())))));
            }
            long total = random.nextInt(3) * (long) random.nextInt(1_000_000_000);
            long done = total == 0 ? random.nextInt(1000) : (long) (total * random.nextDouble());
            ProgressLine line = line("evaluation", part.toString(), done / 2, done, total, random.nextInt(10_000));
            int columns = 1 + random.nextInt(120);
            assertThat(ProgressLine.width(line.fit(columns)))
                    .as("%s in %d columns", line, columns)
                    .isLessThanOrEqualTo(columns);
        }
    }

    @Test
    void an_ended_step_says_what_it_has_done_and_how_long_it_took() {
        assertThat(line("deliveries", "", 0, 8123, 0, 4).ended()).isEqualTo("8,123 in 4.0 s, 2,031/s");
        assertThat(line("guard", "", 0, 0, 0, 0).ended()).isEqualTo("0.0 s");
        assertThat(line("evaluation", "", 0, 9000, 9000, 3700).ended()).isEqualTo("9,000 in 1 h 1 min, 2/s");
    }

    private static ProgressLine line(String step, String part, long from, long done, long total, long seconds) {
        return new ProgressLine(step, part, from, done, total, Duration.ofSeconds(seconds));
    }
}
