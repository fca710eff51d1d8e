package dev.assay.sample;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Level;
import dev.assay.rules.Rulebooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the credentials that stop to count while the nights go on, or soon after. */
final class Retirement {
    private static final int TRIES = 40;
    /** Days before the first night on which somebody may have earned it: rulebooks may retire only what is recent. */
    private static final List<Integer> EARNED_BEFORE = List.of(200, 12);
    /** Retirements later than that are not yet a risk in the last night, with a look-ahead of three months. */
    private static final int SOON = 75;

    private final Rulebooks rulebooks;
    private final Catalogue catalogue;
    private final Nights nights;

    /** A target that holds until the credential of that code, earned on that day, is retired. */
    record Of(Target target, String code, LocalDate earnedOn, LocalDate retiresOn) {}

    Retirement(Rulebooks rulebooks, Catalogue catalogue, Nights nights) {
        this.rulebooks = rulebooks;
        this.catalogue = catalogue;
        this.nights = nights;
    }

    List<Of> find(SplittableRandom random) {
        List<Of> found = new ArrayList<>();
        for (Credential credential : new TreeMap<>(catalogue.first().credentials()).values()) {
            for (int days : EARNED_BEFORE) {
                LocalDate earnedOn = nights.first().minusDays(days);
                LocalDate retiresOn = retiresOn(credential.code(), earnedOn);
                if (retiresOn != null) {
                    catalogue
                            .first()
                            .competencies()
                            .values()
                            .forEach(competency -> explore(
                                    competency, new Seed(credential.code(), earnedOn, retiresOn), random, found));
                    break;
                }
            }
        }
        return found;
    }

    private record Seed(String code, LocalDate earnedOn, LocalDate retiresOn) {}

    private void explore(Competency competency, Seed seed, SplittableRandom random, List<Of> found) {
        for (Level level : competency.ladder().levels()) {
            for (AttainmentPath path : competency.paths(level)) {
                for (int i = 0; i < TRIES; i++) {
                    Recipe recipe = Recipe.of(
                            path.requires(), random, code -> code.equals(seed.code()) || catalogue.usable(code));
                    if (recipe == null || !recipe.names(seed.code())) {
                        continue;
                    }
                    Target target = new Target(competency.code(), level, path, recipe);
                    if (lastsBut(seed, target)) {
                        found.add(new Of(target, seed.code(), seed.earnedOn(), seed.retiresOn()));
                        break;
                    }
                }
            }
        }
    }

    /** True if the target would last if only the credential did, and does not without it. */
    private boolean lastsBut(Seed seed, Target target) {
        Competency then = rulebooks.inForceOn(seed.retiresOn()).orElseThrow().competency(target.competency());
        List<Set<String>> rest = target.recipe().people().stream()
                .map(codes -> codes.stream().filter(code -> !code.equals(seed.code())))
                .map(codes -> codes.collect(Collectors.toSet()))
                .toList();
        Recipe without = new Recipe(rest, target.recipe().figures());
        return Fulfilment.level(then, target.recipe()).reaches(target.level())
                && !Fulfilment.level(then, without).reaches(target.level());
    }

    private @Nullable LocalDate retiresOn(String code, LocalDate earnedOn) {
        for (LocalDate day = nights.first(); day.isBefore(nights.last().plusDays(SOON)); day = day.plusDays(1)) {
            Credential credential =
                    rulebooks.inForceOn(day).orElseThrow().credentials().get(code);
            if (credential != null && !credential.counts(earnedOn, day)) {
                return day.equals(nights.first()) ? null : day;
            }
        }
        return null;
    }
}
