package dev.assay.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All versions, by the day from which each is in force. Each day is evaluated by the version in force on it. */
public final class Rulebooks {
    private final NavigableMap<LocalDate, Rulebook> byFirstDay = new TreeMap<>();
    private final List<Rulebook> versions;
    private final Map<String, Set<LocalDate>> lastDays = new HashMap<>();

    /**
     * @param versions in any order
     * @throws IllegalArgumentException if two are in force from the same day
     */
    public Rulebooks(List<Rulebook> versions) {
        for (Rulebook version : versions) {
            Rulebook other = byFirstDay.put(version.effectiveFrom(), version);
            if (other != null) {
                throw new IllegalArgumentException("rulebooks %s and %s are both effective from %s"
                        .formatted(other.version(), version.version(), version.effectiveFrom()));
            }
        }
        this.versions = List.copyOf(byFirstDay.values());
        versions.forEach(version -> version.credentials().forEach((code, credential) -> {
            if (credential.countsUntil() != null) {
                lastDays.computeIfAbsent(code, key -> new TreeSet<>()).add(credential.countsUntil());
            }
        }));
    }

    /** The version in force on the day, or empty before the first one. */
    public Optional<Rulebook> inForceOn(LocalDate day) {
        return Optional.ofNullable(byFirstDay.floorEntry(day)).map(Map.Entry::getValue);
    }

    /** All versions, the oldest first. */
    public List<Rulebook> versions() {
        return versions;
    }

    /** The last days on which a credential counts, by any version that retires it. */
    public Set<LocalDate> lastDaysOf(String credentialCode) {
        return lastDays.getOrDefault(credentialCode, Set.of());
    }

    /** The versions that began on the day or before it, the oldest first. */
    public List<Rulebook> upTo(LocalDate day) {
        return List.copyOf(byFirstDay.headMap(day, true).values());
    }

    /** The first days, after {@code after} and up to {@code upTo} (inclusive), of the versions that begin there. */
    public List<LocalDate> changesBetween(LocalDate after, LocalDate upTo) {
        return after.isBefore(upTo)
                ? List.copyOf(byFirstDay.subMap(after, false, upTo, true).keySet())
                : List.of();
    }

    /**
     * The competency as the version in force on the day has it, else as the newest earlier version that has it.
     *
     * @param code canonical
     */
    public Optional<Competency> newestKnown(String code, LocalDate day) {
        Map.Entry<LocalDate, Rulebook> version = byFirstDay.floorEntry(day);
        while (version != null) {
            Competency competency = version.getValue().competency(code);
            if (competency != null) {
                return Optional.of(competency);
            }
            version = byFirstDay.lowerEntry(version.getKey());
        }
        return Optional.empty();
    }

    /** The first day of the longest window of any ladder in which a renewal on the day may be secured; the day without any. */
    public LocalDate earliestWindow(LocalDate renewsOn) {
        int months = allLadders().mapToInt(Ladder::windowMonths).max().orElse(0);
        return months == 0 ? renewsOn : renewsOn.withDayOfMonth(1).minusMonths(months - 1L);
    }

    /** The first day after the longest grace of any ladder for a term that renews on the day; the day without any. */
    public LocalDate latestGrace(LocalDate renewsOn) {
        return allLadders()
                .map(ladder -> renewsOn.plus(ladder.grace()))
                .max(Comparator.naturalOrder())
                .orElse(renewsOn);
    }

    /** The ids of all ladders of all versions, each once. */
    public Set<String> ladders() {
        return allLadders().map(Ladder::id).collect(Collectors.toSet());
    }

    /** The names of all levels of all versions, in capitals, each once: ladder by ladder, the lowest first. */
    public List<String> levelNames() {
        return allLadders()
                .flatMap(ladder -> ladder.names().stream())
                .distinct()
                .toList();
    }

    private Stream<Ladder> allLadders() {
        return byFirstDay.values().stream()
                .flatMap(version -> version.competencies().values().stream())
                .map(Competency::ladder);
    }

    /**
     * Resolves the names of levels in stored rows: by the version in force on the day, then by earlier ones, the newest
     * first, then by later ones.
     */
    public Levels levelsOn(LocalDate day) {
        List<Rulebook> preferred =
                new ArrayList<>(byFirstDay.headMap(day, true).descendingMap().values());
        preferred.addAll(byFirstDay.tailMap(day, false).values());
        return new Levels(preferred);
    }

    /** What any version knows. */
    public KnownCodes knownCodes() {
        return KnownCodes.of(versions);
    }

    /** Titles of all credentials of all versions, the newest version's wording winning, by canonical code. */
    public Map<String, String> credentialTitles() {
        Map<String, String> titles = new HashMap<>();
        byFirstDay.values().forEach(version -> version.credentials()
                .forEach((code, known) -> titles.put(code, known.title())));
        return Collections.unmodifiableMap(titles);
    }
}
