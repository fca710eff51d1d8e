package dev.assay.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of cases: a head with rulebooks for all of them, then the cases, each below its {@code ## title}.
 *
 * <p>Lines that begin with {@code #} or {@code >} are for the reader: headings, and the sentences of the rules that a
 * case is about.
 *
 * @param head what is common to all cases
 */
record SpecFile(String name, List<Line> head, List<Case> cases) {
    /** One case, with its title and its lines in order. */
    record Case(String title, List<Line> lines) {}

    static SpecFile read(Path file) throws IOException {
        return parse(file.getFileName().toString(), Files.readAllLines(file));
    }

    static SpecFile parse(String name, List<String> texts) {
        List<Line> head = new ArrayList<>();
        List<Case> cases = new ArrayList<>();
        List<Line> current = head;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (text.startsWith("## ")) {
                current = new ArrayList<>();
                cases.add(new Case(text.substring(3).strip(), current));
            } else if (!text.isBlank() && !text.startsWith("#") && !text.startsWith(">")) {
                current.add(new Line(name, i + 1, text.strip(), text.startsWith(" ")));
            }
        }
        return new SpecFile(name, head, cases);
    }
}
