package dev.assay.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The program, but where it announces a given step it halts until it is allowed to go on, or has been asked to stop. So a
 * test can disturb a night before that step however slow the test is.
 */
final class HaltingAssay extends PrintStream {
    /** System property: the step. */
    static final String STEP = "halting.step";

    /** System property: a file; the program goes on when it exists. */
    static final String GATE = "halting.gate";

    private final String announcement = "assay: " + System.getProperty(STEP);
    private final Path gate = Path.of(System.getProperty(GATE));

    private HaltingAssay(PrintStream err) {
        super(err, true, StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) {
        System.setErr(new HaltingAssay(System.err));
        Assay.main(arguments);
    }

    @Override
    public void println(String line) {
        super.println(line);
        while (line.equals(announcement) && !Files.exists(gate) && !stopping()) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** True when the program waits for the night to stop: then the night has been told to. */
    private static boolean stopping() {
        return Thread.getAllStackTraces().entrySet().stream()
                .anyMatch(thread -> thread.getKey().getState() == Thread.State.TIMED_WAITING
                        && Arrays.stream(thread.getValue())
                                .anyMatch(call -> call.getMethodName().equals("stopGently")));
    }
}
