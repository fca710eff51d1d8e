package dev.assay.cli.output;

import dev.assay.operation.Visible;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers for programs: a record becomes an object whose keys are the names of its components in snake case, in their
 * order. What is not known is null. Characters that act on a terminal are escaped.
 */
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().characterEscapes(new Escapes()).build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private Json() {}

    /** On one line. */
    public static String line(Object answer) {
        return MAPPER.writeValueAsString(answer);
    }

    /** Indented, for long documents that people read too. */
    public static String indented(Object answer) {
        ObjectWriter writer = MAPPER.writerWithDefaultPrettyPrinter();
        return writer.writeValueAsString(answer);
    }

    /** What {@link Visible} makes visible: it is written as JSON escapes it. */
    private static final class Escapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int DELETE = 0x7F;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
            codes[DELETE] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            if (c < 0x80 || Character.isSurrogate((char) c)) {
                return null;
            }
            String text = String.valueOf((char) c);
            String visible = Visible.of(text);
            return visible.equals(text) ? null : new SerializedString(visible);
        }
    }
}
