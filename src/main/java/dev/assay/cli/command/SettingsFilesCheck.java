package dev.assay.cli.command;

import dev.assay.operation.SettingsFiles;
import dev.assay.yaml.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** Refuses settings that would be read as something else than what is written. */
final class SettingsFilesCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER - 2;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        List<Problem> problems = SettingsFiles.misread(event.getEnvironment());
        if (!problems.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        }
    }
}
