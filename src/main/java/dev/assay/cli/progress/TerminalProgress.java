package dev.assay.cli.progress;

import dev.assay.operation.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a person looks on, a line that keeps changing, and stays when its step took a while; else a line when a step
 * begins and one when it ends. On standard error: the rest is for the result.
 */
public final class TerminalProgress implements Progress {
    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(1);

    private final PrintStream out;
    private final Supplier<OptionalInt> terminal;
    private final LongSupplier nanos;
    private OptionalInt columns = OptionalInt.empty();
    private @Nullable ScheduledExecutorService ticking;
    private boolean open;
    private String step = "";
    private String part = "";
    private long stepBegan;
    private long partBegan;
    private long drawnAt;
    private int drawn;
    private long earlierParts;
    private long from;
    private long done;
    private long total;

    /**
     * @param terminal asked when a step begins how many columns there are; empty if nobody looks on
     * @param nanos a clock that only tells how time goes by
     */
    TerminalProgress(PrintStream out, Supplier<OptionalInt> terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
    }

    public static Progress onStandardError() {
        return new TerminalProgress(System.err, Terminal::columns, System::nanoTime);
    }

    /** As {@link #onStandardError()}, or nothing at all. */
    public static Progress unless(boolean quiet) {
        return quiet ? Progress.NONE : onStandardError();
    }

    @Override
    public synchronized void step(String name) {
        ended();
        columns = terminal.get();
        open = true;
        step = name;
        stepBegan = nanos.getAsLong();
        earlierParts = 0;
        begin("");
        if (columns.isPresent()) {
            draw();
            tick();
        } else {
            out.println("assay: " + name);
        }
    }

    @Override
    public synchronized void part(String name) {
        if (open && !name.equals(part)) {
            earlierParts += done - from;
            begin(name);
            drawInTime();
        }
    }

    @Override
    public synchronized void advance(long newDone, long newTotal) {
        if (!open) {
            return;
        }
        if (total < 0) {
            from = newDone;
        }
        done = Math.max(newDone, done);
        total = newTotal;
        drawInTime();
    }

    @Override
    public synchronized void ended() {
        if (!open) {
            return;
        }
        open = false;
        Duration took = Duration.ofNanos(nanos.getAsLong() - stepBegan);
        String said = new ProgressLine(step, "", 0, earlierParts + done - from, 0, took).ended();
        if (columns.isEmpty()) {
            out.println("assay: %s: %s".formatted(step, said));
            return;
        }
        stopTicking();
        show("");
        out.print('\r');
        if (took.compareTo(WORTH_A_LINE) >= 0) {
            out.printf("%-12s  %s%n", step, said);
        }
        out.flush();
    }

    private void begin(String newPart) {
        part = newPart;
        partBegan = nanos.getAsLong();
        from = 0;
        done = 0;
        total = -1;
    }

    private void drawInTime() {
        if (columns.isPresent() && nanos.getAsLong() - drawnAt >= BETWEEN_DRAWINGS.toNanos()) {
            draw();
        }
    }

    private void draw() {
        drawnAt = nanos.getAsLong();
        Duration elapsed = Duration.ofNanos(drawnAt - partBegan);
        // the last column stays free: some terminals wrap when it is written to
        int width = Math.max(1, columns.orElse(1) - 1);
        show(new ProgressLine(step, part, from, done, Math.max(0, total), elapsed).fit(width));
    }

    /** Over what was there before, without the codes that not every terminal understands. */
    private void show(String line) {
        int width = ProgressLine.width(line);
        out.print("\r" + line + " ".repeat(Math.max(0, drawn - width)));
        out.flush();
        drawn = width;
    }

    /** Also what cannot be counted shall be seen to go on. */
    private void tick() {
        ticking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "assay-progress");
            thread.setDaemon(true);
            return thread;
        });
        ticking.scheduleAtFixedRate(this::redraw, 500, 500, TimeUnit.MILLISECONDS);
    }

    private synchronized void redraw() {
        if (open) {
            draw();
        }
    }

    private void stopTicking() {
        if (ticking != null) {
            ticking.shutdownNow();
            ticking = null;
        }
    }
}
