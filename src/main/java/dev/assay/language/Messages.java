package dev.assay.language;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The texts of one language, and its formats for dates and numbers. Immutable and thread-safe. */
public final class Messages {
    private static final String DATE = "date";
    private static final int DECIMALS = 4;

    private final Locale locale;
    private final Map<String, MessageText> texts;
    private final DateTimeFormatter date;

    /**
     * @param texts by key, including {@value #DATE}: a date pattern of {@link DateTimeFormatter}
     * @throws IllegalArgumentException if the date pattern is invalid
     */
    Messages(Locale locale, Map<String, MessageText> texts) {
        this.locale = locale;
        this.texts = Map.copyOf(texts);
        this.date = DateTimeFormatter.ofPattern(say(DATE), locale);
    }

    /** The language, as in the {@code lang} attribute of a page. */
    public String language() {
        return locale.toLanguageTag();
    }

    /**
     * A text with values filled in.
     *
     * @param namesAndValues alternating names and values; a null value is missing
     * @throws IllegalArgumentException if there is no such text, or if a required value is missing
     */
    public String say(String key, @Nullable String... namesAndValues) {
        MessageText text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no text \"%s\"".formatted(key));
        }
        Map<String, @Nullable String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(Objects.requireNonNull(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return text.with(values);
    }

    /** True if there is a text with that key. */
    boolean has(String key) {
        return texts.containsKey(key);
    }

    Map<String, MessageText> texts() {
        return texts;
    }

    /** The date in the format of the language. */
    public String date(LocalDate day) {
        return date.format(day);
    }

    /** The number with the separators of the language, and no more decimals than it has. */
    public String figure(BigDecimal figure) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(DECIMALS);
        return format.format(figure);
    }
}
