package dev.assay.mapping;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An instant as the number of seconds or milliseconds since 1970-01-01T00:00:00Z. */
final class EpochPattern extends TimePattern {
    private final int millis;
    private final int most;

    /**
     * @param millis how many milliseconds one unit is
     * @param most the maximum number of digits
     */
    EpochPattern(String written, int millis, int most) {
        super(written);
        this.millis = millis;
        this.most = most;
    }

    @Override
    boolean withDay() {
        return true;
    }

    @Override
    boolean withTime() {
        return true;
    }

    @Override
    boolean withOffset() {
        return true;
    }

    @Override
    @Nullable
    Reading read(String text) {
        if (text.isEmpty() || text.length() > most || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return Reading.of(Instant.ofEpochMilli(Long.parseLong(text) * millis));
    }

    @Override
    Set<String> shapes() {
        return IntStream.rangeClosed(1, most)
                .mapToObj(digits -> String.valueOf(DIGIT).repeat(digits))
                .collect(Collectors.toSet());
    }
}
