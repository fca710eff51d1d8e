package dev.assay.cli;

import dev.assay.cli.command.CommandErrors;
import dev.assay.cli.command.DemoDatabase;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.cli.command.UsageErrors;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The program: finds the command, runs it, ends with its code. */
public final class Assay {
    /** How long an interrupted process waits for the end of the chunk before it goes anyway. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String HOME = "assay.home";

    private Assay() {}

    public static void main(String[] arguments) {
        String home = System.getProperty(HOME);
        if (home != null) {
            // H2 wants an absolute path
            System.setProperty(HOME, Path.of(home).toAbsolutePath().normalize().toString());
        }
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopGently(ended), "assay-stop"));
        int code = run(arguments);
        System.out.flush();
        System.err.flush();
        ended.complete(code);
        System.exit(code);
    }

    /** Runs one command; never throws, never ends the process. */
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        DemoDatabase.use(false);
        CommandLine line = new CommandLine(new AssayCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExitCodeExceptionMapper(error -> ExitCode.USAGE.code());
        line.registerConverter(long.class, text -> whole(text, Long::valueOf));
        line.registerConverter(Long.class, text -> whole(text, Long::valueOf));
        line.registerConverter(int.class, text -> whole(text, Integer::valueOf));
        line.registerConverter(LocalDate.class, text -> parsed(text, "date", "2026-11-22", LocalDate::parse));
        line.registerConverter(YearMonth.class, text -> parsed(text, "month", "2026-11", YearMonth::parse));
        line.registerConverter(BigDecimal.class, Assay::number);
        line.registerConverter(Period.class, text -> parsed(text, "period", "P13M, P28D or 28d", Assay::period));
        line.registerConverter(
                Instant.class,
                text -> parsed(text, "instant with offset", "2026-11-22T01:00:00Z", value -> OffsetDateTime.parse(value)
                        .toInstant()));
        line.setParameterExceptionHandler(new UsageErrors());
        line.setExecutionExceptionHandler(new CommandErrors());
        Subcommand.frame(line, new Version());
        return line;
    }

    /** A period as ISO 8601 has it, or as people write it: 90d, 12w, 3m, 1y. */
    private static Period period(String text) {
        return Period.parse(text.matches("\\d+[dwmy]") ? "P" + text.toUpperCase(Locale.ROOT) : text);
    }

    private static <N> N whole(String text, Function<String, N> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    "'%s' is not a whole number, or too large; write it in digits, like 12".formatted(text));
        }
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'%s' is not a number; write it like 8200.50".formatted(text));
        }
    }

    private static <T> T parsed(String text, String kind, String example, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'%s' is not a valid %s; write it like %s".formatted(text, kind, example));
        }
    }

    /** On SIGTERM: lets a running night get to the end of its chunk, then ends with the command's own code. */
    private static void stopGently(CompletableFuture<Integer> ended) {
        if (ended.isDone()) {
            return;
        }
        Session.requestStop();
        int code = ExitCode.STOPPED.code();
        try {
            code = ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            System.err.println("assay: the chunk did not end in time; run the same command to resume the night");
        }
        Runtime.getRuntime().halt(code);
    }
}
