package dev.assay.evaluation;

import dev.assay.rules.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** A holding prepared for evaluation: codes are resolved into bit sets. */
sealed interface ReadyHolding {
    /** True if a person with exactly these credentials fulfils it. */
    boolean fulfilledBy(HeldCodes held);

    /**
     * Resolves a holding of a rulebook.
     *
     * @param credentials how many credentials the rulebook has
     * @param index the number of a credential, from 0
     */
    record Resolution(int credentials, ToIntFunction<String> index) implements Holding.Cases<ReadyHolding> {
        @Override
        public ReadyHolding held(Holding.Held one) {
            HeldCodes codes = new HeldCodes(credentials);
            codes.add(index.applyAsInt(one.code()));
            return new AnyCode(codes);
        }

        @Override
        public ReadyHolding any(Holding.Any any) {
            List<ReadyHolding> parts = parts(any.of(), AnyCode::new);
            return parts.size() == 1 ? parts.get(0) : new Any(parts);
        }

        @Override
        public ReadyHolding all(Holding.All all) {
            List<ReadyHolding> parts = parts(all.of(), AllCodes::new);
            return parts.size() == 1 ? parts.get(0) : new All(parts);
        }

        /** Combines the single credentials into one part, which comes first. */
        private List<ReadyHolding> parts(List<Holding> of, Function<HeldCodes, ReadyHolding> together) {
            HeldCodes codes = new HeldCodes(credentials);
            List<ReadyHolding> parts = new ArrayList<>();
            boolean single = false;
            for (Holding part : of) {
                if (part instanceof Holding.Held one) {
                    codes.add(index.applyAsInt(one.code()));
                    single = true;
                } else {
                    parts.add(part.by(this));
                }
            }
            if (single) {
                parts.add(0, together.apply(codes));
            }
            return parts;
        }
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
