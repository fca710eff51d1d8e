package dev.assay.store.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cause.Cause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullMarked
class CausesJsonTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @Test
    void causes_are_read_as_they_were_written_with_exactly_their_points() {
        List<Cause> causes = List.of(
                cause(new BigDecimal("-0.0002")),
                cause(new BigDecimal("22.5")),
                cause(new BigDecimal("16")),
                cause(new BigDecimal("0.3333")),
                cause(null));

        assertThat(CausesJson.read(CausesJson.write(causes))).isEqualTo(causes);
    }

    private static Cause cause(@Nullable BigDecimal points) {
        return new Cause(Cause.Kind.METRIC_FELL, "ent-usage", null, null, DAY, "AZURE-ACR", points);
    }
}
