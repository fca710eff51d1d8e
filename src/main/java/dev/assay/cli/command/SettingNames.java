package dev.assay.cli.command;

import dev.assay.operation.Settings;
import dev.assay.yaml.Nearest;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Which settings there are under {@code assay.}; a name that is none of them is a mistake, not a wish. */
final class SettingNames {
    private static final String PREFIX = "assay.";
    /** What the project's own tests are told, in the same process. */
    private static final String TESTS = PREFIX + "test.";

    /** Of the launcher, not of the program. */
    private static final Set<String> OTHERS = Set.of("assayjavaopts");

    private SettingNames() {}

    /** @throws CommandFailure if something sets what is no setting; names where it stands and the nearest name */
    static void refuseUnknown(ConfigurableEnvironment environment) {
        Set<String> known = known(Settings.class, PREFIX);
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> names
                    && !source.getName().equals("configurationProperties")) {
                for (String name : names.getPropertyNames()) {
                    if (isOurs(name, source) && known.stream().noneMatch(setting -> sets(name, setting))) {
                        throw unknown(name, source, known);
                    }
                }
            }
        }
    }

    private static boolean isOurs(String name, PropertySource<?> source) {
        return source instanceof SystemEnvironmentPropertySource
                ? name.startsWith("ASSAY_") && !OTHERS.contains(bare(name))
                : name.startsWith(PREFIX) && !name.startsWith(TESTS);
    }

    /** True if the name sets the setting, or an entry of it where it is a list or a map. */
    private static boolean sets(String name, String setting) {
        if (setting.endsWith("*")) {
            return bare(name).startsWith(bare(setting))
                    && bare(name).length() > bare(setting).length();
        }
        return bare(name.replaceFirst("\\[\\d+]$|_\\d+_?$", "")).equals(bare(setting));
    }

    private static CommandFailure unknown(String name, PropertySource<?> source, Set<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(setting -> Nearest.edits(bare(name), bare(setting))))
                .orElseThrow();
        boolean variable = source instanceof SystemEnvironmentPropertySource;
        return ExitCode.CONFIGURATION.failure(
                "%s is not a setting (%s); did you mean %s? jobs/config/application.yaml lists all settings",
                name,
                variable ? "it is set in the environment" : source.getName(),
                variable ? nearest.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "") : nearest);
    }

    /** All names below the prefix; one that ends with an asterisk stands for all that begin so. */
    private static Set<String> known(Class<?> type, String prefix) {
        Set<String> known = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name =
                    prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                known.addAll(known(component.getType(), name + "."));
            } else {
                known.add(Map.class.isAssignableFrom(component.getType()) ? name + ".*" : name);
            }
        }
        return known;
    }

    /** Letters and digits: what is the same in all forms of writing a name. */
    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
