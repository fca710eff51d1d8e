package dev.assay.yaml;

import dev.assay.yaml.YamlTree.Position;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Parses the bytes of one file into a {@link YamlTree}, or reports why they are not acceptable YAML. */
final class YamlReader {
    /** The maximum nesting of mappings and lists. The parser is recursive, so this protects its stack. */
    static final int MAX_DEPTH = 60;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final Dialect dialect;
    private final List<Problem> problems = new ArrayList<>();

    YamlReader(Path file, Dialect dialect) {
        this.file = file;
        this.dialect = dialect;
    }

    /** The file as a tree; empty, with problems, if it cannot be read as one. */
    Checked<Optional<YamlTree>> read(byte[] bytes) {
        Optional<YamlTree> source = tree(bytes);
        return new Checked<>(source, problems);
    }

    private Optional<YamlTree> tree(byte[] bytes) {
        String text = decode(bytes);
        if (text == null) {
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(text.length() + 1)
                .setLabel(file.toString())
                .build();
        try {
            survey(new Parse(settings).parseString(text));
            if (!problems.isEmpty()) {
                return Optional.empty();
            }
            return new Compose(settings).composeString(text).flatMap(root -> {
                Checked<Optional<YamlTree>> tree = new TreeBuilder(file, dialect).build(root);
                problems.addAll(tree.problems());
                return tree.value();
            });
        } catch (YamlEngineException e) {
            problems.add(unreadable(e, text));
            return Optional.empty();
        }
    }

    private @Nullable String decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            Position at = end(text);
            problems.add(new Problem(
                    file,
                    at.line(),
                    at.column(),
                    "the byte 0x%02X here is not UTF-8; save the file with the encoding UTF-8".formatted(in.get())));
            return null;
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** The position of the next character after the text. */
    private static Position end(String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        return new Position(line, text.length() - text.lastIndexOf('\n'), false);
    }

    private void survey(Iterable<Event> events) {
        int depth = 0;
        int documents = 0;
        for (Event event : events) {
            if (event instanceof DocumentStartEvent && ++documents == 2) {
                add(event, "a second document begins here; write one %s per file".formatted(dialect.noun()));
            }
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                add(event, "nested deeper than " + MAX_DEPTH + " levels; use less nesting");
                return;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            tagOf(event).ifPresent(tag -> add(event, "the tag " + tag + " is not supported; remove it"));
        }
        if (documents == 0) {
            problems.add(Problem.ofFile(file, "is empty; " + dialect.emptyRemedy()));
        }
    }

    private static Optional<String> tagOf(Event event) {
        return event instanceof CollectionStartEvent collection
                ? collection.getTag()
                : event instanceof ScalarEvent scalar ? scalar.getTag() : Optional.empty();
    }

    private void add(Event event, String message) {
        Position at = position(event.getStartMark());
        problems.add(new Problem(file, at.line(), at.column(), message));
    }

    static Position position(Optional<Mark> mark) {
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1, false))
                .orElse(Position.START);
    }

    private Problem unreadable(YamlEngineException e, String text) {
        if (e instanceof MarkedYamlEngineException marked) {
            Position at = position(marked.getProblemMark());
            String context = marked.getContext() == null ? "" : " (" + marked.getContext() + ")";
            return new Problem(
                    file,
                    at.line(),
                    at.column(),
                    "invalid YAML: " + marked.getProblem() + context + "; correct it here");
        }
        if (e instanceof ReaderException character) {
            int end = text.offsetByCodePoints(
                    0, Math.min(character.getPosition(), text.codePointCount(0, text.length())));
            Position at = end(text.substring(0, end));
            return new Problem(
                    file,
                    at.line(),
                    at.column(),
                    "the character U+%04X is not allowed in a %s; remove it"
                            .formatted(character.getCodePoint(), dialect.noun()));
        }
        return Problem.ofFile(file, "invalid YAML: " + e.getMessage() + "; correct it");
    }
}
