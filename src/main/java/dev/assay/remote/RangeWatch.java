package dev.assay.remote;

import dev.assay.store.run.RangeStore.Range;
import jakarta.jms.JMSRuntimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches how the ranges advance, by their positions in the table: nobody's word counts but what is committed. */
final class RangeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RangeWatch.class);

    private final Supplier<List<Range>> ranges;
    private final Supplier<Set<Integer>> waiting;
    private final IntConsumer again;
    private final Duration patience;
    private final Map<Integer, Sign> signs = new HashMap<>();
    private final LongSupplier nanos;
    private long progressAt;
    private boolean brokerLost;

    /** When a range was last sent, or last seen at a new position. */
    private record Sign(Range range, long at) {}

    /** No range has advanced for too long. */
    static final class NoProgress extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoProgress(Duration patience) {
            super("no worker has advanced for " + patience);
        }
    }

    /**
     * @param ranges reads the current state of all ranges
     * @param waiting reads from the broker which ranges wait for a worker
     * @param again sends a range again
     * @param nanos a clock like {@link System#nanoTime()}
     */
    RangeWatch(
            Supplier<List<Range>> ranges,
            Supplier<Set<Integer>> waiting,
            IntConsumer again,
            Duration patience,
            LongSupplier nanos) {
        this.ranges = ranges;
        this.waiting = waiting;
        this.again = again;
        this.patience = patience;
        this.nanos = nanos;
        this.progressAt = nanos.getAsLong();
    }

    /**
     * Looks once, and sends ranges again that have not advanced for half of the patience and do not wait in the queue.
     *
     * @return the numbers of the finished ranges
     * @throws NoProgress if none has advanced for as long as the patience
     */
    Set<Integer> finished() {
        long now = nanos.getAsLong();
        Set<Integer> finished = new HashSet<>();
        Set<Integer> silent = new HashSet<>();
        for (Range range : ranges.get()) {
            Sign last = signs.get(range.number());
            if (last == null || !last.range().equals(range)) {
                signs.put(range.number(), new Sign(range, now));
                progressAt = now;
            } else if (now - last.at() > patience.toNanos() / 2) {
                silent.add(range.number());
            }
            if (range.finished()) {
                finished.add(range.number());
            }
        }
        silent.removeAll(finished);
        if (finished.size() < signs.size() && now - progressAt > patience.toNanos()) {
            throw new NoProgress(patience);
        }
        if (!silent.isEmpty()) {
            sendAgain(silent);
            silent.forEach(number -> signs.computeIfPresent(number, (key, last) -> new Sign(last.range(), now)));
        }
        return finished;
    }

    private void sendAgain(Set<Integer> silent) {
        try {
            Set<Integer> inQueue = waiting.get();
            for (int number : silent) {
                if (!inQueue.contains(number)) {
                    LOG.info("range {} has not advanced for {}; it is sent again", number, patience.dividedBy(2));
                    again.accept(number);
                }
            }
            brokerLost = false;
        } catch (JMSRuntimeException e) {
            if (!brokerLost) {
                LOG.warn("the broker does not answer; it is tried again, then the night continues without it", e);
            }
            brokerLost = true;
        }
    }
}
