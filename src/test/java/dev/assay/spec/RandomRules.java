package dev.assay.spec;

import dev.assay.assessment.Programme;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Benefit;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Metric;
import dev.assay.rules.OfMemberships;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.rules.Threshold;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Small rulebooks, made up. Ids and codes go by position, so that later versions know many of the earlier ones. */
final class RandomRules {
    private static final LocalDate FIRST = LocalDate.of(2016, 6, 1);

    private final Random random;

    RandomRules(Random random) {
        this.random = random;
    }

    Programme programme() {
        List<Rulebook> versions = new ArrayList<>();
        versions.add(rulebook("v0", FIRST));
        for (int i = 1; i <= random.nextInt(3); i++) {
            versions.add(rulebook("v" + i, LocalDate.of(2017, 1, 3).plusDays(i * 40L + random.nextInt(40))));
        }
        boolean usual = random.nextBoolean();
        return new Programme(
                new Rulebooks(versions),
                Period.ofMonths(random.nextBoolean() ? 3 : 1),
                Period.ofMonths(1 + random.nextInt(3)),
                usual ? List.of(60, 30, 15) : List.of(20, 10, 5));
    }

    private Rulebook rulebook(String version, LocalDate from) {
        Map<String, Credential> credentials = new HashMap<>();
        for (String code : List.of("A", "B", "C")) {
            credentials.put(code, new Credential(code, code, "exam", retirement(), retirement()));
        }
        Map<String, Metric> metrics = Map.of("M", new Metric("M", "M", "USD"), "N", new Metric("N", "N", "people"));
        Map<String, Competency> competencies = new LinkedHashMap<>();
        for (String code : List.of("X", "Y", "Z")) {
            if (random.nextInt(6) > 0) {
                competencies.put(
                        code, OfMemberships.competency(code, code, code + " in " + version, paths("s"), paths("g")));
            }
        }
        return new Rulebook(version, from, credentials, metrics, competencies, benefits());
    }

    private @Nullable LocalDate retirement() {
        return random.nextInt(5) == 0 ? LocalDate.of(2016, 12, 1).plusDays(random.nextInt(150)) : null;
    }

    private List<Benefit> benefits() {
        List<Benefit> benefits = new ArrayList<>();
        for (Benefit.Basis basis : Benefit.Basis.values()) {
            for (Level level : List.of(MembershipLevel.SILVER, MembershipLevel.GOLD)) {
                benefits.add(new Benefit(basis + "-" + level, "all", basis, level, null));
                benefits.add(new Benefit(basis + "-" + level + "-X", "in X", basis, level, "X"));
            }
        }
        return benefits;
    }

    private List<AttainmentPath> paths(String level) {
        List<AttainmentPath> paths = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            List<Requirement> requires = new ArrayList<>();
            for (int j = random.nextInt(2); j >= 0; j--) {
                requires.add(requirement(level + i + "-" + j));
            }
            paths.add(new AttainmentPath("P" + i, requires));
        }
        return paths;
    }

    private Requirement requirement(String id) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> people(id, 1 + random.nextInt(3));
            case 2, 3 -> figure(id);
            case 4 ->
                new Requirement.AnyOf(
                        id,
                        List.of(
                                List.of(people(id + "-a", 1), figure(id + "-b")),
                                List.of(
                                        random.nextBoolean()
                                                ? people(id + "-c", 1 + random.nextInt(2))
                                                : group(id + "-d"))));
            default -> group(id);
        };
    }

    private Requirement group(String id) {
        return new Requirement.DistinctPeople(
                id,
                List.of(people(id + "-a", 1 + random.nextInt(2)), people(id + "-b", 1), people(id + "-c", 1))
                        .subList(0, 2 + random.nextInt(2)));
    }

    private Requirement.People people(String id, int count) {
        return new Requirement.People(id, count, holding(2));
    }

    private Holding holding(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(5);
        return switch (kind) {
            case 3 -> new Holding.Any(List.of(holding(depth - 1), holding(depth - 1)));
            case 4 -> new Holding.All(List.of(holding(depth - 1), holding(depth - 1)));
            default -> new Holding.Held(List.of("A", "B", "C").get(random.nextInt(3)));
        };
    }

    private Requirement figure(String id) {
        Window window =
                switch (random.nextInt(3)) {
                    case 0 -> Window.sumOver(1 + random.nextInt(4));
                    case 1 -> Window.averageOver(1 + random.nextInt(4));
                    default -> Window.latest();
                };
        BigDecimal developed = BigDecimal.valueOf(random.nextInt(90), 1);
        BigDecimal developing = random.nextBoolean() ? developed : developed.divide(BigDecimal.valueOf(2));
        return new Requirement.Figure(
                id, random.nextBoolean() ? "M" : "N", window, new Threshold(developed, developing));
    }
}
