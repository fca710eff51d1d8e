package dev.assay.operation;

import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Hides passwords that a driver repeats when it quotes a URL in an error. The text format of the log file hides them
 * with the same pattern, in application.yaml.
 */
public final class Secrets implements StructuredLoggingJsonMembersCustomizer<Object> {
    static final Pattern IN_A_URL = Pattern.compile("(?i)(password=|//[^/@:\\s]*:(?=[^/@\\s]*@))[^;&\\s\"@]+");

    /** The text without passwords. */
    static String hidden(String text) {
        return IN_A_URL.matcher(text).replaceAll("$1***");
    }

    /** Hides passwords in every string of a structured log line. */
    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, text -> Visible.lines(hidden(text))));
    }
}
