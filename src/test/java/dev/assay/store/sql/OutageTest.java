package dev.assay.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class OutageTest {
    private static final long TIMEOUT = 10_000;

    private final AtomicLong clock = new AtomicLong(-TimeUnit.DAYS.toNanos(1));
    private final Outage outage = new Outage(clock::get);

    private void pass(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void whoever_asks_while_connections_are_available_waits_for_the_whole_timeout() {
        pass(60_000);
        assertThat(outage.patience(TIMEOUT)).isEqualTo(TIMEOUT);
    }

    @Test
    void all_who_ask_after_one_has_waited_in_vain_share_one_more_timeout() {
        long asked = outage.now();
        pass(TIMEOUT);
        outage.begin(asked);
        assertThat(outage.patience(TIMEOUT)).isEqualTo(TIMEOUT);
        pass(4_000);
        outage.begin(outage.now());
        assertThat(outage.patience(TIMEOUT)).isEqualTo(6_000);
        pass(6_000);
        assertThat(outage.patience(TIMEOUT)).isEqualTo(Outage.MOMENT);
        pass(TimeUnit.DAYS.toMillis(2));
        assertThat(outage.patience(TIMEOUT)).isEqualTo(Outage.MOMENT);
    }

    @Test
    void the_next_outage_is_waited_for_like_the_first() {
        outage.begin(outage.now());
        pass(3 * TIMEOUT);
        outage.end();
        assertThat(outage.patience(TIMEOUT)).isEqualTo(TIMEOUT);
    }

    @Test
    void a_timeout_shorter_than_a_moment_is_not_exceeded() {
        outage.begin(outage.now());
        pass(TIMEOUT);
        assertThat(outage.patience(100)).isEqualTo(100);
    }
}
