package dev.assay.evaluation;

import dev.assay.facts.Attestation;
import dev.assay.facts.Figures;
import dev.assay.rules.Fraction;
import dev.assay.rules.Market;
import dev.assay.rules.Requirement;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one competency of one partner is judged by on one day.
 *
 * @param rulebook in force on the day
 * @param present who is with the partner
 * @param figures the partner's figures
 * @param attestations the codes of those that hold on the day
 * @param running the month of the day whose windows count; it is itself never counted
 * @param market the partner's market class
 * @param recognition what overrides grant in the competency
 * @param raised by how much figures are supposed to be higher, by metric; see {@link Supposed#raised}
 */
record Circumstances(
        ReadyRulebook rulebook,
        List<Present> present,
        Figures figures,
        Set<String> attestations,
        YearMonth running,
        Market market,
        Recognition recognition,
        Map<String, BigDecimal> raised) {
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    /** With the figures as they are. */
    Circumstances(
            ReadyRulebook rulebook,
            List<Present> present,
            Figures figures,
            Set<String> attestations,
            YearMonth running,
            Market market,
            Recognition recognition) {
        this(rulebook, present, figures, attestations, running, market, recognition, Map.of());
    }

    /** The codes of the attestations that hold on the day by the rulebook in force on it. */
    static Set<String> held(List<Attestation> attestations, ReadyRulebook rulebook, LocalDate day) {
        return attestations.isEmpty()
                ? Set.of()
                : attestations.stream()
                        .filter(attestation -> rulebook.holds(attestation, day))
                        .map(Attestation::attestationCode)
                        .collect(Collectors.toSet());
    }

    /** The same without one of those who are there. */
    Circumstances without(String personId) {
        return with(present.stream()
                .filter(person -> !person.personId().equals(personId))
                .toList());
    }

    /** The same with other people. */
    Circumstances with(List<Present> others) {
        return new Circumstances(rulebook, others, figures, attestations, running, market, recognition, raised);
    }

    /** The same with higher figures. */
    Circumstances raised(Map<String, BigDecimal> by) {
        return new Circumstances(rulebook, present, figures, attestations, running, market, recognition, by);
    }

    /** The same without what overrides grant. */
    Circumstances withoutOverrides() {
        Recognition nothing = new Recognition(List.of(), null, rulebook);
        return new Circumstances(rulebook, present, figures, attestations, running, market, nothing, raised);
    }

    /** A figure of a metric over a window, exact. */
    Fraction figure(String metric, Window window) {
        BigDecimal more = raised.getOrDefault(metric, BigDecimal.ZERO);
        return switch (window.kind()) {
            case SUM ->
                Fraction.of(figures.sum(metric, window.months(), running).add(more));
            case AVERAGE -> {
                BigDecimal months = BigDecimal.valueOf(window.months());
                yield new Fraction(figures.sum(metric, window.months(), running).add(more.multiply(months)), months);
            }
            case LATEST -> Fraction.of(figures.latest(metric, running).add(more));
            case CHANGE ->
                Fraction.of(figures.change(metric, window.months(), running)
                        .difference()
                        .add(more));
            case GROWTH -> growth(figures.change(metric, window.months(), running), more);
        };
    }

    private static Fraction growth(Figures.Change change, BigDecimal more) {
        return change.earlier().signum() <= 0
                ? Fraction.ZERO
                : new Fraction(change.difference().add(more).multiply(PERCENT), change.earlier());
    }

    /** True if the figure is on the right side of its threshold. */
    boolean reached(Requirement.Figure figure) {
        int order = figure(figure.metric(), figure.window())
                .compareTo(Fraction.of(figure.threshold().in(market)));
        return figure.below() ? order < 0 : order >= 0;
    }

    /** How many of these attestations hold. */
    long attested(List<String> codes) {
        return codes.stream().distinct().filter(attestations::contains).count();
    }
}
