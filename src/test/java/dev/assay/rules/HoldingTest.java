package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class HoldingTest {
    @Test
    void only_fulfilled_branches_are_collected() {
        Holding holding = any(held("A"), all(held("B"), held("C")), all(held("A"), held("D")));
        TreeSet<String> codes = new TreeSet<>();
        holding.collectFulfilled(Set.of("A", "B", "D")::contains, codes);
        assertThat(codes).containsExactly("A", "D");
    }

    private static Holding held(String code) {
        return new Holding.Held(code);
    }

    private static Holding any(Holding... of) {
        return new Holding.Any(List.of(of));
    }

    private static Holding all(Holding... of) {
        return new Holding.All(List.of(of));
    }
}
