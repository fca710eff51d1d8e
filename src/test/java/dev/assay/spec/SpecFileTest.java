package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpecFileTest {
    private static final List<String> HEAD =
            List.of("rulebook 2016 from 2016-01-01", "  cloud SILVER by team: team = 1 person holding A");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann is at Contoso from 2017-01-01",
                "membership BRONZE 2017-01-01 to 2018-01-01",
                "ann at Contoso from 2017-01-01 until 2017-02-01",
                "SALES of 2017-1 is 100",
                "override o1 for cloud: level GOLD",
                "nite 2017-01-01",
                "rerun 2017-01-01",
                "without 2015",
                "  cloud: earned SILVER"
            })
    void line_that_is_not_understood_fails_its_case(String line) {
        assertThatThrownBy(() -> run(List.of(line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not understood");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  cloud: earnt SILVER",
                "  cloud: earned BRONZE",
                "  cloud: no rows",
                "  cloud/team: has 1 of 1",
                "  partner: elegible NONE",
                "  told nothing",
                "  causes of sea: none",
                "  override o9: ACTIVE, ends on 2017-01-01",
                "  counts as applied"
            })
    void expectation_that_is_not_understood_fails_its_case(String line) {
        assertThatThrownBy(() -> run(List.of("night 2017-01-01", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not understood");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  cloud SILVER by team: team = 1 persons holding A",
                "  cloud SILVER by team: team = 1 person holding A and B or C",
                "  cloud SILVER by team: sales = SALES sum over 3 months > 5",
                "  cloud SILVER by team",
                "  benefit logo for gold"
            })
    void rule_that_is_not_understood_fails_its_case(String line) {
        assertThatThrownBy(() -> run(List.of("rulebook 2017 from 2017-01-01", line, "night 2017-01-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not understood");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  cloud: earned SILVER",
                "  cloud/team: met",
                "  partner: eligible SILVER",
                "  tells cloud RAISED",
                "  benefits logo",
                "  changes cloud effective NONE to SILVER displayed NONE to NONE",
                "  episode 1 of cloud: open",
                "  fallen: 1 of 1"
            })
    void expectation_that_does_not_hold_fails_its_case(String line) {
        assertThatThrownBy(() -> run(List.of("night 2017-01-01", line))).isInstanceOf(AssertionError.class);
    }

    @Test
    void case_without_an_expectation_fails() {
        assertThatThrownBy(() -> run(List.of("night 2017-01-01"))).isInstanceOf(AssertionError.class);
    }

    private static void run(List<String> lines) {
        List<String> all = new ArrayList<>(HEAD);
        all.add("## case");
        all.addAll(lines);
        SpecFile file = SpecFile.parse("made-up.md", all);
        CaseRun.run(file, file.cases().get(0));
    }
}
