package dev.assay.evaluation;

import dev.assay.facts.Dossier;
import dev.assay.facts.Figures;
import dev.assay.facts.Partner;
import dev.assay.rules.Market;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Evaluates dossiers by dated rulebooks. Immutable and thread-safe. */
public final class Evaluator {
    private final Rulebooks rulebooks;
    private final Period overrideDuration;
    private final Map<String, ReadyRulebook> ready = new HashMap<>();
    private final Map<String, Map<Market, Set<String>>> always = new HashMap<>();

    /**
     * @param rulebooks all versions
     * @param overrideDuration the longest duration of an override
     */
    public Evaluator(Rulebooks rulebooks, Period overrideDuration) {
        this.rulebooks = rulebooks;
        this.overrideDuration = overrideDuration;
        for (Rulebook version : rulebooks.versions()) {
            ReadyRulebook resolved = new ReadyRulebook(version);
            ready.put(version.version(), resolved);
            always.put(version.version(), heldByNothing(resolved));
        }
    }

    /** The partner over time, as known on the business date {@code asOf}. */
    public Timeline timeline(Dossier dossier, LocalDate asOf) {
        return timeline(dossier, asOf, Tracks.NONE);
    }

    /**
     * The partner over time, as known on the business date {@code asOf}.
     *
     * @param tracks the paths that count by what was published on other days
     */
    public Timeline timeline(Dossier dossier, LocalDate asOf, Tracks tracks) {
        return new Timeline(this, dossier, asOf, tracks);
    }

    Rulebooks rulebooks() {
        return rulebooks;
    }

    Period overrideDuration() {
        return overrideDuration;
    }

    /**
     * The partner on a day, with the metrics of the windows before {@code figuresAsOf}: the same day for today and the
     * past; for a future day the business date, because no later metric is known.
     *
     * @throws IllegalArgumentException if no rulebook is in force on the day
     */
    PartnerDay on(Dossier dossier, LocalDate day, LocalDate figuresAsOf, Tracks tracks, OpenDays open) {
        Rulebook rulebook = rulebooks
                .inForceOn(day)
                .orElseThrow(() -> new IllegalArgumentException("no rulebook is in force on " + day));
        ReadyRulebook resolved = ready.get(rulebook.version());
        Map<Market, Set<String>> byMarket = always.get(rulebook.version());
        if (resolved == null || byMarket == null) {
            throw new IllegalStateException("rulebook " + rulebook.version() + " was not prepared");
        }
        Set<String> even = byMarket.getOrDefault(dossier.partner().market(), Set.of());
        return new PartnerDay(dossier, day, figuresAsOf, resolved, even, overrideDuration, tracks, open);
    }

    /** The competencies in which even a partner that has nothing has a level or some progress, as where a threshold is 0. */
    private Map<Market, Set<String>> heldByNothing(ReadyRulebook version) {
        Set<String> all = version.rulebook().competencies().keySet();
        LocalDate day = version.rulebook().effectiveFrom();
        Map<Market, Set<String>> held = new EnumMap<>(Market.class);
        for (Market market : Market.values()) {
            Partner nobody = new Partner("nobody", null, null, market, Instant.EPOCH);
            Dossier nothing = new Dossier(nobody, List.of(), Map.of(), new Figures(List.of()), List.of());
            PartnerDay empty =
                    new PartnerDay(nothing, day, day, version, all, overrideDuration, Tracks.NONE, new OpenDays());
            held.put(
                    market,
                    all.stream()
                            .filter(code -> !empty.level(code).isNone()
                                    || empty.outcome(code).progress())
                            .collect(Collectors.toSet()));
        }
        return held;
    }
}
