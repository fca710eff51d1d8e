package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an override of a group of sources gives. */
final class GrantedGroupTest {
    @Test
    void granted_group_gives_its_cap_even_if_its_members_could_not() {
        Source part = new Source.Measured(
                "part",
                new Measure.People(new Holding.Held("A")),
                Rate.fullAt(BigDecimal.valueOf(3), BigDecimal.valueOf(2)),
                null,
                List.of());
        Source.Group group = new Source.Group("all", List.of(part), BigDecimal.valueOf(6));

        assertThat(group.give(new Nobody("all"), Fraction.ZERO).points()).isEqualByComparingTo(Fraction.of(6));
        assertThat(group.give(new Nobody("part"), Fraction.ZERO).points()).isEqualByComparingTo(Fraction.of(3));
    }

    /** Nobody counts, and one source is granted. */
    private record Nobody(String granted) implements Source.Tally {
        @Override
        public Fraction units(Source.Measured source) {
            return Fraction.ZERO;
        }

        @Override
        public boolean open(Source.Measured source) {
            return true;
        }

        @Override
        public boolean granted(Source source) {
            return source.id().equals(granted);
        }
    }
}
