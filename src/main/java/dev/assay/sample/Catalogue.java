package dev.assay.sample;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rulebooks of the nights, and of a year after them, let partners aim at. */
final class Catalogue {
    private static final int VARIANTS = 12;

    private final List<Rulebook> versions;
    private final Rulebook first;
    private final LocalDate horizon;
    private final List<Target> lasting = new ArrayList<>();
    private final List<Target> doomed = new ArrayList<>();
    private final List<Retirement.Of> retiring = new ArrayList<>();
    private final List<String> codes;
    private final List<String> harmless;
    private final List<List<Requirement.Figure>> figures;

    /** @throws IllegalArgumentException if no rulebook is in force on the first night, or none can be fulfilled */
    Catalogue(Rulebooks rulebooks, Nights nights, long seed) {
        first = rulebooks
                .inForceOn(nights.first())
                .orElseThrow(() -> new IllegalArgumentException("no rulebook is in force on the first night, "
                        + nights.first() + ": choose a later night or give a rulebook for it"));
        horizon = nights.last().plusYears(1);
        versions = Stream.concat(
                        Stream.of(first),
                        rulebooks.changesBetween(nights.first(), horizon).stream()
                                .map(day -> rulebooks.inForceOn(day).orElseThrow()))
                .toList();
        codes = List.copyOf(new TreeSet<>(first.credentials().keySet()));
        harmless = codes.stream()
                .filter(this::usable)
                .filter(code -> !suffices(code))
                .toList();
        figures = byMetric();
        SplittableRandom random = new SplittableRandom(seed);
        first.competencies().values().forEach(competency -> explore(competency, random));
        retiring.addAll(new Retirement(rulebooks, this, nights).find(random));
        if (lasting.isEmpty()) {
            throw new IllegalArgumentException("rulebook " + first.version()
                    + " has no level that can be earned and kept until " + horizon + ": give one that has");
        }
    }

    /** The rulebook in force on the first night. */
    Rulebook first() {
        return first;
    }

    /** The last day that anything promised to last must last to. */
    LocalDate horizon() {
        return horizon;
    }

    /** Targets that hold by every rulebook up to the horizon. */
    List<Target> lasting() {
        return lasting;
    }

    /** Targets that hold on the first night and not by some later rulebook. */
    List<Target> doomed() {
        return doomed;
    }

    /** Targets that hold until a credential in them is retired. */
    List<Retirement.Of> retiring() {
        return retiring;
    }

    /** All credentials of the first rulebook. */
    List<String> codes() {
        return codes;
    }

    /** All figures that any version asks for, by metric. */
    List<List<Requirement.Figure>> figures() {
        return figures;
    }

    /** Those that alone fulfil nothing; may be empty. */
    List<String> harmless() {
        return harmless;
    }

    /** The last day on which it may be earned to count by all rulebooks; null = any day. */
    @Nullable
    LocalDate earnedBy(String code) {
        return known(code)
                .map(Credential::earnedBy)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** True if, earned early enough, it counts up to the horizon. */
    boolean usable(String code) {
        return known(code)
                .allMatch(credential -> credential.countsUntil() == null
                        || !credential.countsUntil().isBefore(horizon));
    }

    private Stream<Credential> known(String code) {
        return versions.stream().map(version -> version.credentials().get(code)).filter(Objects::nonNull);
    }

    private Stream<Requirement> requirements() {
        return versions.stream()
                .flatMap(version -> version.competencies().values().stream())
                .flatMap(competency ->
                        competency.ladder().levels().stream().flatMap(level -> competency.paths(level).stream()))
                .flatMap(path -> path.requires().stream())
                .flatMap(requirement -> requirement.withNested().stream());
    }

    private List<List<Requirement.Figure>> byMetric() {
        Map<String, List<Requirement.Figure>> byMetric = new TreeMap<>();
        requirements()
                .filter(Requirement.Figure.class::isInstance)
                .map(Requirement.Figure.class::cast)
                .forEach(figure -> byMetric.computeIfAbsent(figure.metric(), code -> new ArrayList<>())
                        .add(figure));
        return List.copyOf(byMetric.values());
    }

    private boolean suffices(String code) {
        return requirements()
                .anyMatch(requirement -> requirement instanceof Requirement.People people
                        && people.holding().fulfilledBy(code::equals));
    }

    private void explore(Competency competency, SplittableRandom random) {
        for (Level level : competency.ladder().levels()) {
            for (AttainmentPath path : competency.paths(level)) {
                Set<Recipe> seen = new HashSet<>();
                for (int i = 0; i < VARIANTS; i++) {
                    Recipe recipe = Recipe.of(path.requires(), random, this::usable);
                    if (recipe != null && seen.add(recipe)) {
                        sort(new Target(competency.code(), level, path, recipe));
                    }
                }
            }
        }
    }

    private void sort(Target target) {
        Set<Boolean> holds = new LinkedHashSet<>();
        for (Rulebook version : versions) {
            Level level = Fulfilment.level(version.competency(target.competency()), target.recipe());
            holds.add(level.reaches(target.level()));
        }
        if (!holds.contains(false)) {
            lasting.add(target);
        } else if (holds.iterator().next()) {
            doomed.add(target);
        }
    }
}
