package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.feed.format.FeedLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionLimitTest {
    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "10, 10, false",
        "11, 11, true",
        "11, 1099, true",
        "11, 1100, false",
        "12, 1100, true",
        "30000, 3000000, false",
        "30001, 3000000, true",
        "0, 0, false"
    })
    void more_than_one_percent_and_more_than_ten_rows_refuse(long rejected, long rows, boolean refused) {
        assertThat(RejectionLimit.DEFAULTS.exceededBy(rejected, rows)).isEqualTo(refused);
    }

    @Test
    void settings_that_make_no_sense_are_refused_by_name() {
        assertThatThrownBy(() -> new RejectionLimit(101, 0))
                .hasMessageContaining("assay.limits.rejected-percent is 101");
        assertThatThrownBy(() -> new RejectionLimit(1, -1)).hasMessageContaining("assay.limits.rejected-rows is -1");
        assertThatThrownBy(() -> new FeedLimits(0, 1, 1, 200, 1, 1)).hasMessageContaining("assay.limits.files is 0");
        assertThatThrownBy(() -> new FeedLimits(1, 1, 1, 200, 1, Integer.MAX_VALUE))
                .hasMessageContaining("assay.limits.field-chars");
    }
}
