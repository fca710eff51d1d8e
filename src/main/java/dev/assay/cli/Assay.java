package dev.assay.cli;

import dev.assay.cli.command.CommandErrors;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.UsageErrors;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The program: finds the command, runs it, ends with its code. */
public final class Assay {
    /** How long an interrupted process waits for the end of the chunk before it goes anyway. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Assay() {}

    public static void main(String[] arguments) {
        System.setProperty("assay.home", home().toString());
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
        CommandLine line = new CommandLine(new AssayCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExitCodeExceptionMapper(error -> ExitCode.USAGE.code());
        line.registerConverter(LocalDate.class, Assay::date);
        line.registerConverter(Period.class, Assay::period);
        line.setParameterExceptionHandler(new UsageErrors());
        line.setExecutionExceptionHandler(new CommandErrors());
        return line;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'%s' is no date; write it like 2026-11-22".formatted(text));
        }
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'%s' is no period; write it like P13M or P28D".formatted(text));
        }
    }

    /** The base of relative folders: what the launcher says, else the current folder; absolute, as H2 wants it. */
    private static Path home() {
        return Path.of(System.getProperty("assay.home", ".")).toAbsolutePath().normalize();
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
            System.err.println("assay: the night did not come to the end of its chunk; the next one goes on with it");
        }
        Runtime.getRuntime().halt(code);
    }
}
