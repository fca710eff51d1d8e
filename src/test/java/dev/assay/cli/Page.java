package dev.assay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of documentation in Markdown. In a block of the language {@code console}, a line that begins with {@code $ } is
 * a command; it goes on behind a backslash at its end, and up to the line END behind {@code <<END} or {@code <<'END'}.
 * The lines from there to the next command or the end of the block are what it prints; empty lines at their end only
 * separate. A block of the language {@code sh} shows commands for the reader to adapt.
 *
 * @param file where it lies, below the project
 * @param lines its lines as they are
 */
record Page(Path file, List<String> lines) {
    private static final String PROMPT = "$ ";
    private static final Pattern FENCE = Pattern.compile("```(.*)");
    private static final Pattern HEREDOC = Pattern.compile("<<'?(\\w+)'?");

    /** The pages in the order of reading, in which their commands build on each other. */
    static final List<String> ALL = List.of(
            "README.md",
            "jobs/README.md",
            "jobs/RUNBOOK.md",
            "jobs/rulebooks/README.md",
            "jobs/mappings/README.md",
            "sql/README.md",
            "src/README.md");

    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String name : ALL) {
            Path file = Path.of(name);
            pages.add(new Page(file, Files.readAllLines(file)));
        }
        return pages;
    }

    /**
     * A command with what it prints, by the page.
     *
     * @param text the command as a shell gets it, without the prompt
     * @param from index of the first line of its output
     * @param to index behind the last line of its output
     */
    record Command(String text, int from, int to) {}

    /** Its commands that are run, from the top to the bottom. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        String language = "";
        int i = 0;
        while (i < lines.size()) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                language = language.isEmpty() ? fence.group(1) + " " : "";
            } else if (language.equals("console ") && lines.get(i).startsWith(PROMPT)) {
                int from = endOfCommand(i);
                int to = endOfOutput(from);
                commands.add(new Command(text(i, from), from, to));
                i = to;
                continue;
            }
            i++;
        }
        return commands;
    }

    private String text(int from, int to) {
        return String.join("\n", lines.subList(from, to)).substring(PROMPT.length());
    }

    private int endOfCommand(int first) {
        int i = first;
        while (lines.get(i).endsWith("\\")) {
            i++;
        }
        Matcher heredoc = HEREDOC.matcher(lines.get(i));
        if (heredoc.find()) {
            while (!lines.get(i).equals(heredoc.group(1))) {
                i++;
            }
        }
        return i + 1;
    }

    private int endOfOutput(int from) {
        int to = from;
        while (!lines.get(to).startsWith(PROMPT)
                && !FENCE.matcher(lines.get(to)).matches()) {
            to++;
        }
        while (to > from && lines.get(to - 1).isBlank()) {
            to--;
        }
        return to;
    }

    List<String> output(Command command) {
        return lines.subList(command.from(), command.to());
    }

    /** The commands of the program in blocks that are only shown, one a line. */
    Stream<String> shown() {
        List<String> shown = new ArrayList<>();
        String language = "";
        for (String line : lines) {
            Matcher fence = FENCE.matcher(line);
            if (fence.matches()) {
                language = language.isEmpty() ? fence.group(1) + " " : "";
            } else if (language.equals("sh ") && line.contains("jobs/assay ")) {
                shown.add(line.strip());
            }
        }
        return shown.stream();
    }

    /** The page with other outputs, one for each of its commands. */
    Page with(List<List<String>> outputs) {
        List<String> changed = new ArrayList<>();
        List<Command> commands = commands();
        int done = 0;
        for (int i = 0; i < commands.size(); i++) {
            changed.addAll(lines.subList(done, commands.get(i).from()));
            changed.addAll(outputs.get(i));
            done = commands.get(i).to();
        }
        changed.addAll(lines.subList(done, lines.size()));
        return new Page(file, changed);
    }

    void write() throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
