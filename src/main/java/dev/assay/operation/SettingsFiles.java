package dev.assay.operation;

import dev.assay.yaml.Misread;
import dev.assay.yaml.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;

/** The YAML files from which settings are read. */
public final class SettingsFiles {
    private SettingsFiles() {}

    /** Values in them that YAML would read as something else. */
    public static List<Problem> misread(ConfigurableEnvironment environment) {
        return files(environment).stream()
                .flatMap(file -> Misread.in(file, text(file)).stream())
                .toList();
    }

    private static Set<Path> files(ConfigurableEnvironment environment) {
        Set<Path> files = new LinkedHashSet<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof OriginTrackedMapPropertySource tracked) {
                for (String name : tracked.getPropertyNames()) {
                    Path file = file(tracked.getOrigin(name));
                    if (file != null) {
                        files.add(file);
                    }
                }
            }
        }
        return files;
    }

    private static @Nullable Path file(@Nullable Origin origin) {
        Resource resource = origin instanceof TextResourceOrigin text ? text.getResource() : null;
        String name = resource == null ? null : resource.getFilename();
        if (resource == null || name == null || !resource.isFile() || !name.matches(".*\\.ya?ml")) {
            return null;
        }
        try {
            return resource.getFile().toPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
