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

/** The texts of one language, and how dates and figures are written in it. Immutable; may be shared by threads. */
public final class Messages {
    private static final String DATE = "date";
    private static final int DECIMALS = 4;

    private final Locale locale;
    private final Map<String, MessageText> texts;
    private final DateTimeFormatter date;

    /**
     * @param texts by key, {@value #DATE} among them: how a day is written, as a pattern of {@link DateTimeFormatter}
     * @throws IllegalArgumentException if that is not such a pattern
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
     * A text with its values.
     *
     * @param namesAndValues names and values in turn; a value that is null is missing
     * @throws IllegalArgumentException if there is no such text, or if it needs a value that is missing
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

    /** True if there is a text of that key. */
    boolean has(String key) {
        return texts.containsKey(key);
    }

    Map<String, MessageText> texts() {
        return texts;
    }

    /** The day, as people who speak the language write it. */
    public String date(LocalDate day) {
        return date.format(day);
    }

    /** The figure with the separators of the language, and no more decimals than it has. */
    public String figure(BigDecimal figure) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(DECIMALS);
        return format.format(figure);
    }
}
