package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.command.CommandErrors;
import dev.assay.cli.command.ExitCode;
import dev.assay.operation.NightRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

final class AssayTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void every_command_has_help_with_an_example_and_its_exit_codes() {
        for (CommandLine command : leaves(Assay.commandLine())) {
            String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
            if (!command.getCommandName().equals("help")) {
                assertThat(help).as(command.getCommandName()).contains("Example:", "Exit codes:", "  0   ");
            }
        }
    }

    @Test
    void a_command_with_subcommands_alone_shows_them_and_no_empty_heading() {
        assertThat(run("override")).isEqualTo(64);
        assertThat(out.toString()).contains("grant", "revoke", "list").doesNotContain("Example:", "Exit codes:");
    }

    @Test
    void completion_is_a_script_that_bash_reads() throws IOException, InterruptedException {
        assertThat(run("completion")).isZero();
        Process bash =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (Writer script = bash.outputWriter()) {
            script.write(out.toString());
        }
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(bash.waitFor()).isZero();
        assertThat(out.toString()).contains("--eligible-above", "assay");
    }

    @Test
    void a_wrong_command_exits_with_64_and_says_where_help_is() {
        assertThat(run("nightly", "--date", "22.11.2026")).isEqualTo(64);
        assertThat(err.toString()).contains("22.11.2026").contains("See 'assay nightly --help'.");
        assertThat(run("purge", "--keep", "13 months")).isEqualTo(64);
        assertThat(err.toString()).contains("'13 months' is not a valid period; write it like P13M, P28D or 28d");
        assertThat(run("release", "--run", "abc")).isEqualTo(64);
        assertThat(err.toString()).contains("'abc' is not a whole number, or too large; write it in digits, like 12");
        assertThat(run("generate", "--partners", "9999999999")).isEqualTo(64);
        assertThat(err.toString()).contains("'9999999999' is not a whole number, or too large");
        String[] figure = {"correct", "figure", "--partner", "P1", "--metric", "sales", "--month", "2017-13"};
        assertThat(run(figure)).isEqualTo(64);
        assertThat(err.toString()).contains("'2017-13' is not a valid month; write it like 2026-11");
        assertThat(run("correct", "figure", "--value", "3e")).isEqualTo(64);
        assertThat(err.toString()).contains("'3e' is not a number; write it like 8200.50");
        assertThat(run("demo", "--programme", "gold")).isEqualTo(64);
        assertThat(err.toString())
                .contains("'gold' is not a kind of programme; write silver-gold or solutions-partner");
        assertThat(run()).isEqualTo(64);
        assertThat(run("nightley")).isEqualTo(64);
        assertThat(run("release")).isEqualTo(64);
        assertThat(run("history", "--limit", "-1")).isEqualTo(64);
        assertThat(run("history", "--last", "ten")).isEqualTo(64);
        assertThat(run("report", "--run", "1", "--latest")).isEqualTo(64);
        assertThat(run("release", "--run", "1", "--delivery", "2")).isEqualTo(64);
    }

    @Test
    void errors_have_the_codes_of_the_contract() {
        assertThat(code(new SQLException("in use", "90020", 90020))).isEqualTo(ExitCode.BUSY);
        assertThat(code(new SQLException("refused", "08S01", new ConnectException())))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(code(new SQLException("access denied", "28000"))).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(code(new FlywayException("newer"))).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(code(new IllegalStateException("?"))).isEqualTo(ExitCode.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void every_refusal_has_a_code_of_its_own(NightRefused.Because because) {
        assertThat(code(new NightRefused(because, "no")))
                .isEqualTo(
                        switch (because) {
                            case ASKED_WRONGLY -> ExitCode.USAGE;
                            case INPUT -> ExitCode.INPUT_REFUSED;
                            case BUSY -> ExitCode.BUSY;
                            case UNREACHABLE -> ExitCode.UNREACHABLE;
                            case CONFIGURATION -> ExitCode.CONFIGURATION;
                        });
    }

    private static ExitCode code(Exception error) {
        return CommandErrors.code(new IllegalStateException("while something was done", error));
    }

    private int run(String... arguments) {
        return Assay.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static List<CommandLine> leaves(CommandLine command) {
        List<CommandLine> leaves = new ArrayList<>();
        command.getSubcommands().values().forEach(child -> leaves.addAll(leaves(child)));
        return leaves.isEmpty() ? List.of(command) : leaves;
    }
}
