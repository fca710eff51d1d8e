package dev.assay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the README's that starts with {@code jobs/assay}, in a block of code.
 *
 * @param text the command with its arguments, without what a shell would do with its output and without a comment
 * @param notRun whether {@code <!-- not run: why -->} stands before its block
 * @param exits the exit code, 0 unless the comment behind the command says something like {@code # exits 3}
 */
record ReadmeExample(String text, boolean notRun, int exits) {
    private static final String COMMAND = "jobs/assay ";
    private static final Pattern EXITS = Pattern.compile("#.*\\bexits (\\d+)\\b");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    /** All of a file, from the top to the bottom. */
    static List<ReadmeExample> in(Path file) throws IOException {
        List<ReadmeExample> examples = new ArrayList<>();
        boolean fenced = false;
        boolean notRun = false;
        StringBuilder unfinished = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            boolean fence = line.startsWith("```");
            fenced ^= fence;
            boolean code = fence || fenced || line.startsWith("    ");
            if (!code && !line.isBlank()) {
                notRun = line.startsWith("<!-- not run: ");
            }
            String command = unfinished + line.strip();
            unfinished.setLength(0);
            if (code && command.startsWith(COMMAND)) {
                if (command.endsWith("\\")) {
                    unfinished.append(command, 0, command.length() - 1);
                } else {
                    examples.add(of(command.substring(COMMAND.length()), notRun));
                }
            }
        }
        return examples;
    }

    private static ReadmeExample of(String command, boolean notRun) {
        Matcher exits = EXITS.matcher(command);
        String text = command.replaceFirst("\\s+(#|\\||&&|>|2>).*$", "");
        return new ReadmeExample(text, notRun, exits.find() ? Integer.parseInt(exits.group(1)) : 0);
    }

    /** Its arguments, as a shell splits them. */
    List<String> arguments() {
        return split(text);
    }

    /** The arguments of a command. */
    static List<String> split(String text) {
        List<String> arguments = new ArrayList<>();
        Matcher argument = ARGUMENT.matcher(text);
        while (argument.find()) {
            String bare = argument.group(3);
            String quoted = argument.group(1) == null ? argument.group(2) : argument.group(1);
            arguments.add(bare == null ? quoted : bare);
        }
        return arguments;
    }

    @Override
    public String toString() {
        return COMMAND + text;
    }
}
