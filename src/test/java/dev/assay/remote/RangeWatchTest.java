package dev.assay.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.store.run.RangeStore.Range;
import jakarta.jms.JMSRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RangeWatchTest {
    private static final Range FINISHED = new Range(0, "A", "B", "B", true);

    private final List<Range> ranges = new ArrayList<>(List.of(FINISHED, at(1, null), at(2, null)));
    private final Set<Integer> waiting = new TreeSet<>();
    private final List<Integer> sent = new ArrayList<>();
    private boolean brokerLost;
    private long seconds = 1_000;

    private final RangeWatch watch = new RangeWatch(
            () -> List.copyOf(ranges),
            () -> {
                if (brokerLost) {
                    throw new JMSRuntimeException("lost");
                }
                return waiting;
            },
            sent::add,
            Duration.ofSeconds(60),
            () -> seconds * 1_000_000_000L);

    private static Range at(int number, @Nullable String position) {
        return new Range(number, "C", "Z", position, false);
    }

    private Set<Integer> after(int moreSeconds) {
        seconds += moreSeconds;
        return watch.finished();
    }

    @Test
    void a_range_that_does_not_advance_is_sent_again_after_half_of_the_patience_unless_it_waits_in_the_queue() {
        after(0);
        ranges.set(1, at(1, "D"));
        waiting.add(2);
        after(20);
        after(11);
        assertThat(sent).isEmpty();
        after(20);
        assertThat(sent).containsExactly(1);
        after(1);
        assertThat(sent).containsExactly(1);
    }

    @Test
    void a_range_that_advances_is_left_to_its_worker() {
        after(0);
        for (String position : List.of("D", "E", "F", "G")) {
            ranges.set(1, at(1, position));
            ranges.set(2, at(2, position));
            after(25);
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void nobody_advances_for_as_long_as_the_patience() {
        after(0);
        after(40);
        assertThat(sent).containsExactlyInAnyOrder(1, 2);
        assertThatThrownBy(() -> after(21))
                .isInstanceOf(RangeWatch.NoProgress.class)
                .hasMessageContaining("PT1M");
    }

    @Test
    void one_that_advances_is_enough() {
        after(0);
        after(40);
        ranges.set(2, at(2, "D"));
        after(40);
        assertThat(after(40)).containsExactly(0);
    }

    @Test
    void a_lost_broker_does_not_end_the_watch() {
        after(0);
        brokerLost = true;
        after(31);
        assertThat(sent).isEmpty();
        ranges.set(1, at(1, "D"));
        after(1);
        brokerLost = false;
        after(31);
        assertThat(sent).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void nothing_is_expected_of_finished_ranges() {
        ranges.set(1, new Range(1, "C", "Z", "Z", true));
        ranges.set(2, new Range(2, "C", "Z", "Z", true));
        assertThat(after(0)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(after(1000)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(sent).isEmpty();
    }
}
