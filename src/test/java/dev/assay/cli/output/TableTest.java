package dev.assay.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

final class TableTest {
    @Test
    void figures_stand_at_the_right_and_texts_at_the_left() {
        Table table = new Table("feed", ">rows");
        table.row("partners", "1,200");
        table.row("aliases", 7);
        assertThat(table.lines(80, 2, Ansi.OFF))
                .containsExactly("  feed       rows", "  partners  1,200", "  aliases       7");
    }

    @Test
    void a_table_without_headings_has_none() {
        Table table = new Table("", ">");
        table.row("a", 1);
        assertThat(table.lines(80, 0, Ansi.OFF)).containsExactly("a  1");
    }

    @Test
    void texts_are_wrapped_in_their_column_where_there_is_no_room_and_dates_and_figures_stay_whole() {
        Table table = new Table("day", "why", ">n");
        table.row("2026-03-01", "one two three four five six seven eight nine ten", 12345);
        List<String> lines = table.lines(40, 0, Ansi.OFF);
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
        assertThat(lines.get(1)).startsWith("2026-03-01  one two ").endsWith("  12345");
        assertThat(String.join(" ", lines).replaceAll("\\s+", " ")).contains("three four", "nine ten");
    }

    @Test
    void columns_without_a_value_give_way_first() {
        Table table = new Table("a", "nothing", "b");
        table.row("x".repeat(12), null, "y".repeat(12));
        assertThat(table.lines(80, 0, Ansi.OFF).get(0)).contains("nothing");
        assertThat(table.lines(30, 0, Ansi.OFF)).containsExactly("a             b", "xxxxxxxxxxxx  yyyyyyyyyyyy");
    }

    @Test
    void a_table_without_rows_is_its_heading_however_narrow_the_terminal_is() {
        assertThat(new Table("identifier", "description").lines(12, 0, Ansi.OFF))
                .containsExactly("identifier  description");
    }

    @Test
    void names_give_way_before_codes_do() {
        Table table = new Table("name", "code");
        table.row("Harbourlight Information Technology", "APPLICATION-DEVELOPMENT");
        assertThat(table.lines(40, 0, Ansi.OFF).get(1)).endsWith("  APPLICATION-DEVELOPMENT");
    }

    @Test
    void words_stay_whole_where_a_name_is_wrapped() {
        Table table = new Table("id", "name", "level");
        table.row("P1000024", "Blue \"Heron\" Digital Works 62 Inc.", "SILVER");
        assertThat(table.lines(44, 0, Ansi.OFF))
                .containsExactly(
                        "id        name                        level",
                        "P1000024  Blue \"Heron\" Digital Works  SILVER",
                        "          62 Inc.");
    }

    @Test
    void codes_are_wrapped_behind_a_hyphen() {
        Table table = new Table("name", "code");
        table.row("Stonebridge Systems 63 Ltd", "SMALL-AND-MIDMARKET-CLOUD-SOLUTIONS");
        assertThat(table.lines(42, 0, Ansi.OFF))
                .containsExactly(
                        "name            code",
                        "Stonebridge     SMALL-AND-MIDMARKET-CLOUD-",
                        "Systems 63 Ltd  SOLUTIONS");
    }

    @Test
    void wide_letters_are_wrapped_whole_and_leave_no_blank_line() {
        Table table = new Table("name", "code");
        table.row("桜川システム桜川システム桜川システム", "X");
        assertThat(table.lines(24, 0, Ansi.OFF))
                .containsExactly("name                code", "桜川システム桜川シ  X", "ステム桜川システム");
    }

    @Test
    void wide_letters_take_two_columns() {
        Table table = new Table("name", ">n");
        table.row("富士見", 1);
        table.row("abc", 2);
        assertThat(table.lines(80, 0, Ansi.OFF)).containsExactly("name    n", "富士見  1", "abc     2");
    }

    @Test
    void words_for_states_are_coloured_on_a_terminal_and_texts_from_outside_never_are() {
        Table table = new Table("state", "name");
        table.row("LOST", "@|red x|@ \u001b[31mLOST");
        assertThat(table.lines(80, 0, Ansi.ON).get(1))
                .contains("\u001b[31mLOST")
                .contains("@|red x|@ \\u001b[31mLOST");
        assertThat(table.lines(80, 0, Ansi.OFF).get(1)).doesNotContain("\u001b");
    }
}
