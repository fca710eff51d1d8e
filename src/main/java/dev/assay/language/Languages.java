package dev.assay.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The languages for which there are message files: those shipped, English and Korean, and those of a folder. A file
 * {@code messages_LANGUAGE.properties}, in UTF-8, has a text for each key of the English one, with the same
 * placeholders.
 */
public final class Languages {
    private static final String ENGLISH = "en";
    private static final List<String> SHIPPED = List.of(ENGLISH, "ko");
    private static final Pattern FILE = Pattern.compile("messages_([A-Za-z0-9-]{2,35})\\.properties");

    private final Messages english;
    private final Map<String, Messages> byTag = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Languages() {
        english = messages(ENGLISH, shipped(ENGLISH), null);
        for (String language : SHIPPED) {
            byTag.put(language, messages(language, shipped(language), english));
        }
    }

    /** The shipped languages. */
    public static Languages shipped() {
        return new Languages();
    }

    /**
     * The shipped languages and those of a folder, whose files replace the shipped ones.
     *
     * @throws IllegalArgumentException if the folder cannot be read, or a file in it is not a valid message file; names
     *     the place and what to write instead
     */
    public static Languages with(Path folder) {
        Languages languages = new Languages();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = FILE.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                        languages.byTag.put(name.group(1), languages.read(file, name.group(1), reader));
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the message files in %s cannot be read: %s; they have to be readable and in UTF-8"
                            .formatted(folder, e),
                    e);
        }
        return languages;
    }

    public Messages english() {
        return english;
    }

    /** The language tags, as in file names. */
    public Set<String> tags() {
        return new TreeSet<>(byTag.keySet());
    }

    /**
     * The requested language: {@code pt-BR}, otherwise {@code pt}; null if there is no message file for either.
     *
     * @param tag as in BCP 47
     */
    public @Nullable Messages find(String tag) {
        Messages exact = byTag.get(tag);
        return exact != null ? exact : byTag.get(tag.replaceFirst("-.*", ""));
    }

    private Messages read(Path file, String language, Reader reader) throws IOException {
        try {
            return messages(language, properties(reader), english);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("message file %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Messages messages(String language, Properties file, @Nullable Messages pattern) {
        Map<String, MessageText> texts = file.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, key -> text(key, file.getProperty(key))));
        if (pattern != null) {
            check(texts, pattern.texts());
        }
        return new Messages(Locale.forLanguageTag(language), texts);
    }

    private static MessageText text(String key, String text) {
        try {
            return MessageText.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(key, e.getMessage()), e);
        }
    }

    private static void check(Map<String, MessageText> texts, Map<String, MessageText> pattern) {
        Set<String> missing = new TreeSet<>(pattern.keySet());
        missing.removeAll(texts.keySet());
        Set<String> unknown = new TreeSet<>(texts.keySet());
        unknown.removeAll(pattern.keySet());
        // the names of levels come from rulebooks, so a language may have additional ones
        unknown.removeIf(key -> key.startsWith("level."));
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("it needs exactly the keys of the English one; missing: %s; unknown: %s"
                    .formatted(missing, unknown));
        }
        pattern.forEach((key, text) -> {
            Set<String> names = Objects.requireNonNull(texts.get(key)).names();
            if (!text.names().containsAll(names)) {
                throw new IllegalArgumentException(
                        "%s names the values %s; it may name %s".formatted(key, names, text.names()));
            }
        });
    }

    private static Properties shipped(String language) {
        String name = "messages_%s.properties".formatted(language);
        try (InputStream stream = Objects.requireNonNull(Languages.class.getResourceAsStream(name), name);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return properties(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static Properties properties(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        return properties;
    }
}
