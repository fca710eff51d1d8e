package dev.assay.cli.command;

import dev.assay.operation.Failures;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.convert.ConversionFailedException;

/**
 * Says of a setting whose value cannot be understood what to write instead, and refuses periods and durations without a
 * unit: Spring would read them as days and milliseconds.
 */
final class SettingValues extends AbstractBindHandler {
    @Override
    public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
        ConfigurationProperty property = context.getConfigurationProperty();
        if (property != null && (result instanceof Period || result instanceof Duration)) {
            String written = String.valueOf(property.getValue()).strip();
            if (written.matches("[+-]?\\d+") && !written.matches("[+-]?0+")) {
                throw new IllegalArgumentException(
                        "'%s' has no unit; write %s".formatted(written, form(result.getClass())));
            }
        }
        return result;
    }

    /** One line that names the setting, its value and what to write. */
    static String complaint(BindException error) {
        String said = Failures.message(error);
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException failed) {
                said = "'%s' is not valid; write %s"
                        .formatted(
                                failed.getValue(), form(failed.getTargetType().getType()));
            }
        }
        ConfigurationProperty property = error.getProperty();
        return said.startsWith("setting ") || property == null
                ? said
                : "setting %s: %s".formatted(property.getName(), said);
    }

    private static String form(Class<?> type) {
        if (type == Period.class) {
            return "a period in days, weeks, months or years, for example 90d, 12w, P3M or 1y";
        }
        if (type == Duration.class) {
            return "a duration with its unit, for example 500ms, 30s, 15m, 24h or PT30S";
        }
        if (type == ZoneId.class) {
            return "the name of a time zone, for example UTC or Europe/Brussels";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return Set.of(int.class, Integer.class).contains(type)
                ? "a whole number of at most 2147483647, in digits"
                : "a whole number, in digits";
    }
}
