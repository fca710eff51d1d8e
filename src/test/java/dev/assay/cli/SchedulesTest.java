package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schedules that are shipped know the exit codes, and there is no other: a new one has to be decided upon in each. */
final class SchedulesTest {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    /** Of a night; 0 needs no decision. */
    private static final List<Integer> CODES = Arrays.stream(ExitCode.values())
            .map(ExitCode::code)
            .filter(code -> code != 0)
            .toList();

    @Test
    void kubernetes_has_one_rule_for_every_exit_code() {
        JsonNode job = YAML.readTree(Path.of("jobs/schedule/cronjob.yaml").toFile());
        List<Integer> ruled = new ArrayList<>();
        for (JsonNode rule : job.at("/spec/jobTemplate/spec/podFailurePolicy/rules")) {
            rule.at("/onExitCodes/values").forEach(code -> ruled.add(code.asInt()));
        }
        assertThat(ruled).containsExactlyInAnyOrderElementsOf(CODES);
    }

    @Test
    void systemd_takes_up_again_what_may_pass_and_nothing_else() throws IOException {
        List<String> unit = Files.readAllLines(Path.of("jobs/schedule/assay.service"));
        List<Integer> again = new ArrayList<>(CODES);
        again.removeAll(codes(unit, "SuccessExitStatus="));
        again.removeAll(codes(unit, "RestartPreventExitStatus="));
        assertThat(again).containsExactly(ExitCode.FAILED.code(), ExitCode.UNREACHABLE.code());
    }

    @Test
    void the_database_of_the_compose_file_is_as_the_keys_need_it() {
        JsonNode compose = YAML.readTree(Path.of("jobs/container/compose.yaml").toFile());
        assertThat(compose.at("/services/mysql/command").valueStream().map(JsonNode::asString))
                .contains("--character-set-server=utf8mb4", "--collation-server=utf8mb4_bin");
    }

    private static List<Integer> codes(List<String> unit, String key) {
        return unit.stream()
                .filter(line -> line.startsWith(key))
                .flatMap(line -> Stream.of(line.substring(key.length()).split(" ")))
                .map(Integer::valueOf)
                .toList();
    }
}
