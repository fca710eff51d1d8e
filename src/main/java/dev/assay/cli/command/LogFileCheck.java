package dev.assay.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.util.StringUtils;

/** Says in a line that the log cannot be written, before the logging system says it in many. */
final class LogFileCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER - 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        String name = event.getEnvironment().getProperty("logging.file.name");
        if (!StringUtils.hasLength(name)) {
            return;
        }
        Path file = Path.of(name).toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw unwritable(file);
        }
        if (!Files.isWritable(Files.exists(file) ? file : file.getParent())) {
            throw unwritable(file);
        }
    }

    private static CommandFailure unwritable(Path file) {
        return new CommandFailure(
                ExitCode.CONFIGURATION,
                "the log %s cannot be written; let the account write there, or set LOGGING_FILE_NAME to another file"
                        .formatted(file));
    }
}
