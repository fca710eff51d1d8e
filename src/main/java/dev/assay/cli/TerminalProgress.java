package dev.assay.cli;

import dev.assay.night.Progress;
import java.io.PrintStream;

/** A bar where a person looks on, else one line for each step. On standard error: the rest is for the result. */
final class TerminalProgress implements Progress {
    private static final int WIDTH = 30;
    private static final long BETWEEN_NANOS = 100_000_000L;

    private final PrintStream out;
    private final boolean person;
    private long shownAt;
    private String step = "";

    private TerminalProgress(PrintStream out, boolean person) {
        this.out = out;
        this.person = person;
    }

    static Progress onStandardError() {
        return new TerminalProgress(System.err, System.console() != null);
    }

    @Override
    public synchronized void step(String name) {
        step = name;
        if (person) {
            out.printf("\r%-12s%s", name, " ".repeat(WIDTH + 30));
        } else {
            out.println("assay: " + name);
        }
        if (person && name.equals("publication")) {
            out.print("\r" + " ".repeat(WIDTH + 42) + "\r");
        }
    }

    @Override
    public synchronized void advance(long done, long total) {
        long now = System.nanoTime();
        if (!person || total <= 0 || now - shownAt < BETWEEN_NANOS && done < total) {
            return;
        }
        shownAt = now;
        int full = (int) Math.min(WIDTH, done * WIDTH / total);
        out.printf("\r%-12s[%s%s] %d of %d", step, "#".repeat(full), ".".repeat(WIDTH - full), done, total);
    }
}
