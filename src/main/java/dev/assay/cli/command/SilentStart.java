package dev.assay.cli.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Before the settings are read there is no log to write to; without this, logback would write to the terminal. After any
 * configuration file, before logback's own last resort.
 */
@ConfiguratorRank(ConfiguratorRank.FALLBACK + 1)
public final class SilentStart extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        // of what is logged without an appender logback keeps a complaint, which Spring Boot prints once it opens the
        // log
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
