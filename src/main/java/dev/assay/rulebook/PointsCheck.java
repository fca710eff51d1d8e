package dev.assay.rulebook;

import dev.assay.rules.Code;
import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a requirement of points can ever be met. Parts of the wrong shape are passed over.
 *
 * @param requirement with {@code points}
 */
record PointsCheck(Place requirement) {
    /** What is in the way of its ever being met. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        boolean known = !requirement.member("of").entries().isEmpty();
        for (Place source : requirement.member("of").entries()) {
            Optional<BigDecimal> most = most(source);
            if (most.isEmpty() && isWellFormed(source)) {
                String inside = source.member("best_of").isPresent() ? " in each source inside" : "";
                problems.add(source.problem(
                        "%s%s gives points without limit; write cap, or worth with full_at in place of rate%s"
                                .formatted(source.name(), source.in(), inside)));
            }
            known &= most.isPresent();
            sum = sum.add(most.orElse(BigDecimal.ZERO));
            most.ifPresent(points -> problems.addAll(belowFloor(source, points)));
        }
        Place points = requirement.member("points");
        if (known && points.node().isNumber() && sum.compareTo(points.node().decimalValue()) < 0) {
            problems.add(points.problem(
                    "points is %s%s, but all sources together give %s at the most; ask for fewer, or raise caps"
                            .formatted(points.shown(), points.in(), sum.toPlainString())));
        }
        return problems;
    }

    private List<Problem> belowFloor(Place source, BigDecimal most) {
        Place floor = requirement.member("each_at_least");
        return floor.node().isNumber() && most.compareTo(floor.node().decimalValue()) < 0
                ? List.of(source.problem(
                        "%s%s gives %s points at the most, and each_at_least asks for %s; raise one, or lower the other"
                                .formatted(source.name(), source.in(), most.toPlainString(), floor.shown())))
                : List.of();
    }

    /** The most points that a source can give; empty if nothing limits it, or it is of the wrong shape. */
    private static Optional<BigDecimal> most(Place source) {
        Optional<BigDecimal> cap = number(source.member("cap"));
        if (source.member("best_of").isPresent()) {
            List<Place> of = source.member("best_of").entries();
            return of.stream().allMatch(inner -> most(inner).isPresent())
                    ? of.stream().flatMap(inner -> most(inner).stream()).reduce(BigDecimal::max)
                    : Optional.empty();
        }
        if (source.member("of").isPresent()) {
            List<Place> of = source.member("of").entries();
            return of.stream().allMatch(inner -> most(inner).isPresent())
                    ? cap.map(
                            of.stream().flatMap(inner -> most(inner).stream()).reduce(BigDecimal.ZERO, BigDecimal::add)
                                    ::min)
                    : cap;
        }
        Optional<BigDecimal> worth = number(source.member("worth"));
        return cap.isPresent() && worth.isPresent() ? worth.map(cap.get()::min) : cap.or(() -> worth);
    }

    private static Optional<BigDecimal> number(Place place) {
        return place.node().isNumber() ? Optional.of(place.node().decimalValue()) : Optional.empty();
    }

    /** True unless the first stage says more of it than that it has no limit. */
    private static boolean isWellFormed(Place source) {
        return source.node().isObject()
                && !source.member("cap").isPresent()
                && !source.member("worth").isPresent()
                && (source.member("rate").isPresent()
                        || source.member("best_of").isPresent());
    }

    /** That a requirement asks for more different codes than it names, if so. */
    static List<Problem> tooMany(Place requirement, String key) {
        Place count = requirement.member(key);
        long named = requirement.member("of").entries().stream()
                .filter(Place::isText)
                .map(code -> Code.canonical(code.text()))
                .distinct()
                .count();
        return count.node().isIntegralNumber() && count.node().longValue() > named && named > 0
                ? List.of(count.problem(
                        "%s is %s%s, more than the different codes of its list (%d); ask for fewer, or name more"
                                .formatted(key, count.shown(), count.in(), named)))
                : List.of();
    }
}
