package dev.assay.evaluation;

import dev.assay.rules.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** A holding made ready for judging: the written form resolved into sets of bits. */
sealed interface ReadyHolding {
    /** True if a person who holds just these fulfils it. */
    boolean fulfilledBy(HeldCodes held);

    /**
     * @param written as the rulebook writes it
     * @param credentials how many credentials the rulebook has
     * @param index the number of a credential, from 0
     */
    static ReadyHolding of(Holding written, int credentials, ToIntFunction<String> index) {
        boolean all = written instanceof Holding.All;
        List<Holding> parts = written instanceof Holding.Any any
                ? any.of()
                : written instanceof Holding.All each ? each.of() : List.of(written);
        HeldCodes codes = new HeldCodes(credentials);
        List<ReadyHolding> others = new ArrayList<>();
        boolean plain = false;
        for (Holding part : parts) {
            if (part instanceof Holding.Held one) {
                codes.add(index.applyAsInt(one.code()));
                plain = true;
            } else {
                others.add(of(part, credentials, index));
            }
        }
        if (plain) {
            others.add(0, all ? new AllCodes(codes) : new AnyCode(codes));
        }
        return others.size() == 1 ? others.get(0) : all ? new All(others) : new Any(others);
    }

    record AnyCode(HeldCodes codes) implements ReadyHolding {
        @Override
        public boolean fulfilledBy(HeldCodes held) {
            return held.containsAny(codes);
        }
    }

    record AllCodes(HeldCodes codes) implements ReadyHolding {
        @Override
        public boolean fulfilledBy(HeldCodes held) {
            return held.containsAll(codes);
        }
    }

    record Any(List<ReadyHolding> of) implements ReadyHolding {
        @Override
        public boolean fulfilledBy(HeldCodes held) {
            for (ReadyHolding branch : of) {
                if (branch.fulfilledBy(held)) {
                    return true;
                }
            }
            return false;
        }
    }

    record All(List<ReadyHolding> of) implements ReadyHolding {
        @Override
        public boolean fulfilledBy(HeldCodes held) {
            for (ReadyHolding branch : of) {
                if (!branch.fulfilledBy(held)) {
                    return false;
                }
            }
            return true;
        }
    }
}
