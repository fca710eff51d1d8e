package dev.assay.outbound;

import java.util.ArrayList;
import java.util.List;

/**
 * The content of a message to a partner, common to text and HTML.
 *
 * @param language as in the {@code lang} attribute of HTML
 * @param subject one line
 */
public record Letter(String language, String subject, List<Part> parts) {
    private static final int WIDTH = 76;

    public Letter {
        parts = List.copyOf(parts);
    }

    /** A part of a letter: a paragraph, a heading, or a list. */
    public sealed interface Part {
        /** Its lines of text. */
        List<String> lines();
    }

    public record Paragraph(String text) implements Part {
        @Override
        public List<String> lines() {
            return wrapped(text, "");
        }
    }

    public record Heading(String text) implements Part {
        @Override
        public List<String> lines() {
            return wrapped(text + ":", "");
        }
    }

    public record Bullets(List<String> items) implements Part {
        public Bullets {
            items = List.copyOf(items);
        }

        @Override
        public List<String> lines() {
            return items.stream()
                    .flatMap(item -> wrapped("- " + item, "  ").stream())
                    .toList();
        }
    }

    /** As plain text with line feeds. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            boolean belongsToHeading = i > 0 && parts.get(i - 1) instanceof Heading;
            if (i > 0 && !belongsToHeading) {
                text.append('\n');
            }
            parts.get(i).lines().forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    /** Wraps a line at spaces; longer words are not broken. */
    private static List<String> wrapped(String text, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.isEmpty() || line.length() == indent.length() && !lines.isEmpty() ? "" : " ")
                    .append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
