package dev.assay.cli.command;

import dev.assay.operation.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/** The log of the program. Commands that only ask open it when something goes wrong. */
final class LogFile {
    private static final String NAME = "logging.file.name";
    private static final AtomicBoolean OPENED = new AtomicBoolean();

    private LogFile() {}

    /**
     * Makes sure that it can be written, and says in a line if it cannot, before the logging system says it in many.
     *
     * @throws CommandFailure if it cannot
     */
    static void check(ConfigurableEnvironment environment) {
        String name = environment.getProperty(NAME);
        if (!StringUtils.hasLength(name)) {
            return;
        }
        Path file = Path.of(name).toAbsolutePath();
        try {
            PrivateFiles.file(file);
        } catch (IOException e) {
            throw unwritable(file);
        }
        if (!Files.isWritable(file)) {
            throw unwritable(file);
        }
    }

    private static CommandFailure unwritable(Path file) {
        return ExitCode.CONFIGURATION.failure(
                "the log %s cannot be written; let the account write there, or set LOGGING_FILE_NAME to another file",
                file);
    }

    static void open(ConfigurableEnvironment environment) {
        check(environment);
        if (OPENED.compareAndSet(false, true)) {
            Surroundings.openLog(environment);
        }
    }

    /** A Spring application is about to open it. */
    static void opened() {
        OPENED.set(true);
    }

    /** Writes why a command has failed; what the terminal says completely is written only if the log is open anyway. */
    static void failed(Throwable error, ExitCode code) {
        if (code != ExitCode.FAILED && !OPENED.get()) {
            return;
        }
        try {
            open(Surroundings.environment());
        } catch (RuntimeException e) {
            error.addSuppressed(e);
            return; // what is wrong with the log, or with what says where it is, is told on the terminal
        }
        LoggerFactory.getLogger(LogFile.class).error("exit {}", code.code(), error);
    }
}
