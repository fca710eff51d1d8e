package dev.assay.standing;

import dev.assay.rules.Competency;
import dev.assay.rules.Level;
import dev.assay.rules.Levels;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The published levels of one partner's competencies after each published night, reconstructed from all rows that were
 * ever published. A row is valid from the run that wrote it until the next published row of the same competency, even
 * if the run that wrote it was superseded later and its rerun changed nothing.
 */
public final class SeenLevels {
    private final NavigableMap<Long, LocalDate> nights;
    private final Rulebooks rulebooks;
    private final Map<LocalDate, Levels> levels = new HashMap<>();

    /**
     * @param nights the business dates of the runs whose publication is final, by run
     * @param rulebooks all versions
     */
    public SeenLevels(Map<Long, LocalDate> nights, Rulebooks rulebooks) {
        this.nights = new TreeMap<>(nights);
        this.rulebooks = rulebooks;
    }

    /**
     * A row that was published at some time.
     *
     * @param runId the run that wrote it
     * @param effective the level's name; NONE if the row states that the competency disappeared
     */
    public record Version(String competencyCode, long runId, String effective) {}

    /**
     * True if what the newest rows say is retained is what is retained before a night, so that nothing has to be worked
     * out: no night of its date or a later one is published, and the rows are of the term that is current on it.
     *
     * @param newest what readers see of the partner
     * @param term first day of the term that is current on the business date
     * @param asOf the business date
     */
    public boolean endWith(PartnerStanding newest, LocalDate term, LocalDate asOf) {
        return nights.values().stream().allMatch(night -> night.isBefore(asOf)) && term.equals(newest.termStartsOn());
    }

    /**
     * The highest effective level that each competency had after any night whose date is in {@code [from, before)}.
     *
     * <p>Example: GOLD written on 1 March, SILVER on 5 March; from 2 March it is GOLD, as readers saw GOLD until the
     * night of the 5th; from 5 March it is SILVER.
     *
     * @param versions of one partner, in any order
     * @param from first business date, inclusive
     * @param before first business date that does not count any more
     * @return by competency code; a competency that never was above NONE is absent
     */
    public Map<String, Level> highest(List<Version> versions, LocalDate from, LocalDate before) {
        Map<String, NavigableMap<Long, String>> byCode = new HashMap<>();
        for (Version version : versions) {
            byCode.computeIfAbsent(version.competencyCode(), code -> new TreeMap<>())
                    .put(version.runId(), version.effective());
        }
        List<Long> counting = new ArrayList<>();
        nights.forEach((run, date) -> {
            if (!date.isBefore(from) && date.isBefore(before)) {
                counting.add(run);
            }
        });
        Map<String, Level> highest = new HashMap<>();
        byCode.forEach((code, seen) -> {
            Level best = highestOf(code, seen, counting);
            if (!best.isNone()) {
                highest.put(code, best);
            }
        });
        return highest;
    }

    /**
     * What readers saw of each competency on the nights before a date.
     *
     * @param versions of one partner, in any order
     * @return by competency code
     */
    public Map<String, SeenNights> nights(List<Version> versions, LocalDate before) {
        NavigableSet<LocalDate> dates = new TreeSet<>();
        NavigableMap<Long, LocalDate> counting = new TreeMap<>();
        nights.forEach((run, date) -> {
            if (date.isBefore(before)) {
                dates.add(date);
                counting.put(run, date);
            }
        });
        Map<String, Map<LocalDate, Level>> byCode = new HashMap<>();
        versions.stream().sorted(Comparator.comparingLong(Version::runId)).forEach(version -> {
            // a row of a run that was superseded is seen from the next run on that was not, unless that wrote another
            Map.Entry<Long, LocalDate> first = counting.ceilingEntry(version.runId());
            if (first != null) {
                byCode.computeIfAbsent(version.competencyCode(), code -> new TreeMap<>())
                        .put(first.getValue(), level(version.competencyCode(), first.getValue(), version.effective()));
            }
        });
        Map<String, SeenNights> seen = new HashMap<>();
        byCode.forEach((code, levels) -> seen.put(code, new SeenNights(levels, dates, rulebooks, code)));
        return seen;
    }

    private Level level(String code, LocalDate night, String name) {
        return levels.computeIfAbsent(night, rulebooks::levelsOn).of(code, name);
    }

    private Level highestOf(String code, NavigableMap<Long, String> seen, List<Long> runs) {
        Level best = Level.NONE;
        for (long run : runs) {
            Map.Entry<Long, String> shown = seen.floorEntry(run);
            if (shown != null) {
                LocalDate night = Objects.requireNonNull(nights.get(run));
                Level effective = level(code, night, shown.getValue());
                best = Retention.after(inForce(code, night), best, effective);
            }
        }
        return best;
    }

    private @Nullable Competency inForce(String code, LocalDate night) {
        Rulebook rulebook = rulebooks.inForceOn(night).orElse(null);
        return rulebook == null ? null : rulebook.competency(code);
    }
}
