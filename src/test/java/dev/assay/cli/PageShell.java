package dev.assay.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the commands of pages in a folder in which the program is installed. The shell does what a shell does; only
 * {@code jobs/assay} is run in this process, which is quicker, with the environment that stands before it as settings.
 */
final class PageShell {
    private static final Pattern PROGRAM = Pattern.compile("(?s)((?:[A-Z_]+=(?:'[^']*'|\\S*) )*)jobs/assay (.*)");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_]+)=(?:'([^']*)'|(\\S*)) ");
    private static final Pattern EXITS = Pattern.compile("\\s+# exits (\\d+)$");
    /** Where the output goes, outside quotes: to a file or to the next program. */
    private static final Pattern REDIRECTION = Pattern.compile("(?s)((?:[^'\"|>]|'[^']*'|\"[^\"]*\")*)([|>].*)?");

    private final Properties machine;
    private final Path home;
    private final Path current;

    /**
     * @param machine the system properties to begin each command with
     * @param home where the program is installed
     * @param current the same folder by another name, so that the two can be told apart in what is printed
     */
    PageShell(Properties machine, Path home, Path current) {
        this.machine = machine;
        this.home = home;
        this.current = current;
    }

    /**
     * What a command left.
     *
     * @param code the program's; where that is as expected, the one of what its output went to
     * @param expected the exit code that the command's comment names ({@code # exits 3}), 0 without one
     */
    record End(int code, int expected, String printed) {}

    /** Runs a command of a page. */
    End run(String shown) {
        String command = shown.replace(PageMasks.INSTALLATION, home.toString());
        Matcher exits = EXITS.matcher(command);
        int expected = exits.find() ? Integer.parseInt(exits.group(1)) : 0;
        String plain = exits.replaceFirst("").replace("\\\n", " ");
        Matcher program = PROGRAM.matcher(plain);
        if (!program.matches()) {
            return sh(command, "", expected);
        }
        Matcher parts = REDIRECTION.matcher(program.group(2));
        if (!parts.matches()) {
            throw new IllegalArgumentException("a quote is not closed in: " + command);
        }
        return assay(program.group(1), arguments(parts.group(1)), parts.group(2), expected);
    }

    /** The arguments that a shell makes of a text. */
    List<String> arguments(String text) {
        String printed = sh("printf '%s\\n' " + text, "", 0).printed();
        return printed.lines().toList();
    }

    private End assay(String environment, List<String> arguments, String redirection, int expected) {
        System.setProperties((Properties) machine.clone());
        settings(environment).forEach(System::setProperty);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Assay.commandLine()
                .registerConverter(Path.class, current::resolve)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        if (redirection == null) {
            return new End(code, expected, out.toString() + err);
        }
        End rest = sh("cat " + redirection, out.toString(), 0);
        return new End(code == expected && rest.code() != 0 ? rest.code() : code, expected, rest.printed() + err);
    }

    private Map<String, String> settings(String environment) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "assay.home",
                home.toString(),
                "spring.datasource.url",
                "jdbc:h2:file:" + home.resolve("var/assay") + ";MODE=MySQL;USER=sa;PASSWORD=",
                "spring.datasource.username",
                "sa",
                "spring.datasource.password",
                ""));
        Matcher assignment = ASSIGNMENT.matcher(environment);
        while (assignment.find()) {
            String value = assignment.group(2) == null ? assignment.group(3) : assignment.group(2);
            names(assignment.group(1).toLowerCase(Locale.ROOT)).forEach(name -> settings.put(name, value));
        }
        return settings;
    }

    /** The settings that a variable of the environment may mean: each of its underscores is a dot or a hyphen. */
    private static List<String> names(String variable) {
        List<String> names = List.of("");
        for (String word : variable.split("_")) {
            names = names.stream()
                    .flatMap(name -> name.isEmpty() ? Stream.of(word) : Stream.of(name + "." + word, name + "-" + word))
                    .toList();
        }
        return names;
    }

    private End sh(String command, String input, int expected) {
        try {
            Path given = Files.writeString(Files.createTempFile("given-", ".txt"), input);
            Process process = new ProcessBuilder("sh", "-e", "-c", command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(given.toFile())
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            End end = new End(process.waitFor(), expected, printed);
            Files.delete(given);
            return end;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
