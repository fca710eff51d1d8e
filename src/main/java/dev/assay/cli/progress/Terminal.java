package dev.assay.cli.progress;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Whether a person looks at standard error, and how wide it is. */
final class Terminal {
    private static final int USUAL_COLUMNS = 80;

    private Terminal() {}

    /**
     * The columns of the terminal behind standard error; empty if it is none, such as a file or a pipe. Java can only
     * tell this of the other two streams, and until version 22 of both together, so the shell is asked.
     */
    static OptionalInt columns() {
        if ("dumb".equals(System.getenv("TERM")) || !new File("/bin/sh").canExecute()) {
            return OptionalInt.empty();
        }
        try {
            Process shell = new ProcessBuilder("/bin/sh", "-c", "[ -t 2 ] && { stty size <&2 || echo; }")
                    .redirectInput(new File("/dev/null"))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            boolean terminal = shell.waitFor(2, TimeUnit.SECONDS) && shell.exitValue() == 0;
            return terminal ? OptionalInt.of(columns(answer)) : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** Of an answer such as {@code 24 80}; a terminal that does not know its size says 0 or nothing. */
    static int columns(String answer) {
        String[] size = answer.strip().split(" ");
        int columns = size.length == 2 && size[1].matches("\\d{1,4}") ? Integer.parseInt(size[1]) : 0;
        return columns > 0 ? columns : USUAL_COLUMNS;
    }
}
