package dev.assay.night;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** The log events while it is open. Must be opened after the program has set up its log. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.assay");
    private final Level before;

    LogWatch() {
        before = logger.getEffectiveLevel();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        setContext(logger.getLoggerContext());
        start();
        logger.addAppender(this);
    }

    /**
     * One line.
     *
     * @param names what it bears of the night
     * @param values what it says besides the text
     */
    record Line(String thread, String text, Map<String, String> names, Map<String, String> values) {
        String action() {
            return values.getOrDefault("event.action", "");
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        Map<String, String> values = event.getKeyValuePairs() == null
                ? Map.of()
                : event.getKeyValuePairs().stream()
                        .collect(Collectors.toMap(pair -> pair.key, pair -> String.valueOf(pair.value)));
        lines.add(new Line(
                event.getThreadName(), event.getFormattedMessage(), Map.copyOf(event.getMDCPropertyMap()), values));
    }

    List<Line> lines() {
        return lines;
    }

    /** The names of the events about runs since the last time, steps left out. */
    List<String> actions() {
        List<String> actions = lines.stream()
                .map(Line::action)
                .filter(action -> !action.isEmpty() && !action.startsWith("step-"))
                .toList();
        lines.clear();
        return actions;
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(before);
        logger.setAdditive(true);
    }
}
