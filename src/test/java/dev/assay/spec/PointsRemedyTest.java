package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.evaluation.Evaluator;
import dev.assay.evaluation.PartnerDay;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.MetricMonth;
import dev.assay.remedy.Remedies;
import dev.assay.remedy.Remedy;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.Measure;
import dev.assay.rules.Metric;
import dev.assay.rules.Rate;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.rules.Source;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Remedies of made-up points, with gates, caps, floors and groups: the credentials are the fewest of all that could be
 * earned, what is named works, and a figure that is less by the smallest amount does not. {@code -Dassay.twin.seed=N
 * -Dassay.twin.remedies=N} look at other ones, or one that failed.
 */
final class PointsRemedyTest {
    private static final long SEED = Long.getLong("assay.twin.seed", 1L);
    private static final int TALES = Integer.getInteger("assay.twin.remedies", 150);
    private static final int MOST = 3;
    private static final LocalDate DAY = LocalDate.of(2026, 12, 10);
    private static final Instant KNOWN = Instant.parse("2026-12-01T00:00:00Z");
    private static final List<String> CODES = List.of("A", "B", "C");
    private static final Ladder LADDER =
            new Ladder("points", List.of("qualified"), Ladder.Term.ENROLMENT, 0, Period.ZERO);
    private static final Level QUALIFIED = LADDER.highest();
    private static final BigDecimal LEAST = new BigDecimal("0.0001");

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void credentials_are_the_fewest_and_figures_exact() {
        for (long seed = SEED; seed < SEED + TALES; seed++) {
            new Tale(seed).look();
        }
        assertThat(seen.keySet()).contains("by credentials", "by a figure alone", "by both", "not at all");
    }

    /** What somebody does in a plan, by person; {@code ~0} has yet to come. */
    private record Plan(TreeMap<String, TreeSet<String>> earned) {
        int effort() {
            return earned.entrySet().stream()
                    .mapToInt(entry -> entry.getValue().size() + (entry.getKey().startsWith("~") ? 1 : 0))
                    .sum();
        }

        List<String> pairs() {
            List<String> pairs = new ArrayList<>();
            earned.forEach((who, codes) -> codes.forEach(code -> pairs.add(who + " " + code)));
            return pairs;
        }

        /** Of equal effort fewer people, then the smaller pair at the first place that differs. */
        boolean isBefore(@Nullable Plan other) {
            if (other == null || effort() != other.effort()) {
                return other == null || effort() < other.effort();
            }
            if (earned.size() != other.earned.size()) {
                return earned.size() < other.earned.size();
            }
            for (int i = 0; i < Math.min(pairs().size(), other.pairs().size()); i++) {
                int byPlace = pairs().get(i).compareTo(other.pairs().get(i));
                if (byPlace != 0) {
                    return byPlace < 0;
                }
            }
            return pairs().size() > other.pairs().size();
        }
    }

    /** One partner and one rulebook. */
    private final class Tale {
        private final Random random;
        private final String where;
        private final Rulebook rulebook;
        private final Map<String, Set<String>> held = new TreeMap<>();
        private final BigDecimal figure;
        private final int figures;
        private int ids;

        private Tale(long seed) {
            this.random = new Random(seed);
            this.where = "-Dassay.twin.remedies=1 -Dassay.twin.seed=" + seed;
            this.rulebook = rulebook();
            for (int person = 0; person < 1 + random.nextInt(4); person++) {
                Set<String> codes = new TreeSet<>();
                CODES.stream().filter(code -> random.nextInt(3) == 0).forEach(codes::add);
                held.put("u" + person, codes);
            }
            this.figure = BigDecimal.valueOf(random.nextInt(6));
            this.figures = random.nextInt(3);
        }

        private Rulebook rulebook() {
            Map<String, Credential> credentials = new HashMap<>();
            CODES.forEach(code -> credentials.put(code, new Credential(code, code, "exam", null, null)));
            List<Requirement> requires = new ArrayList<>();
            List<Source> sources = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                sources.add(source(2));
            }
            requires.add(new Requirement.Points(
                    id(),
                    BigDecimal.valueOf(4 + random.nextInt(20)),
                    random.nextInt(3) == 0 ? BigDecimal.ONE : null,
                    sources));
            if (random.nextInt(4) == 0) {
                requires.add(new Requirement.Certificates(id(), 1 + random.nextInt(3), List.of("A", "C")));
            }
            AttainmentPath path = new AttainmentPath("P", List.of(), requires);
            Competency competency = new Competency("X", "X", "X", LADDER, Map.of(QUALIFIED, List.of(path)));
            return new Rulebook(
                    "v",
                    LocalDate.of(2026, 1, 1),
                    credentials,
                    Map.of("M", new Metric("M", "M", "USD")),
                    Map.of("X", competency),
                    List.of());
        }

        private String id() {
            return "r" + ids++;
        }

        private BigDecimal some(int most) {
            return BigDecimal.valueOf(1 + random.nextInt(most));
        }

        private Source source(int depth) {
            int kind = random.nextInt(depth > 0 ? 6 : 4);
            if (kind >= 4) {
                List<Source> members = List.of(source(depth - 1), source(depth - 1));
                return kind == 4 ? new Source.Group(id(), members, some(14)) : new Source.BestOf(id(), members);
            }
            Measure measure =
                    switch (kind) {
                        case 0 -> new Measure.Certificates(List.of("A", "B"));
                        case 1 ->
                            new Measure.Figure("M", random.nextBoolean() ? Window.latest() : Window.growthOver(1));
                        default -> new Measure.People(holding());
                    };
            List<Requirement> after = random.nextInt(3) == 0
                    ? List.of(new Requirement.People(id(), 1 + random.nextInt(2), holding()))
                    : List.of();
            Rate rate = random.nextBoolean() ? Rate.perUnit(some(5)) : Rate.fullAt(some(12), some(3));
            return new Source.Measured(id(), measure, rate, some(12), after);
        }

        private Holding holding() {
            return switch (random.nextInt(4)) {
                case 0 -> new Holding.All(List.of(new Holding.Held("A"), new Holding.Held("C")));
                case 1 -> new Holding.Any(List.of(new Holding.Held("B"), new Holding.Held("C")));
                default -> new Holding.Held(CODES.get(random.nextInt(3)));
            };
        }

        void look() {
            PartnerDay day = day(new Plan(new TreeMap<>()), BigDecimal.ZERO);
            if (day.level("X").reaches(QUALIFIED)) {
                return;
            }
            List<Remedy> remedies = new Remedies(day, DAY).to("X", QUALIFIED);
            Remedy byCredentials = remedies.stream()
                    .filter(remedy -> raise(remedy).signum() == 0)
                    .findFirst()
                    .orElse(null);
            Plan least = least();
            if (least != null) {
                assertThat(byCredentials).as("%s: %s", where, rulebook).isNotNull();
                assertThat(plan(byCredentials).pairs())
                        .as("%s: %s", where, rulebook)
                        .isEqualTo(least.pairs());
                assertThat(byCredentials.least()).isTrue();
            } else if (byCredentials != null) {
                assertThat(byCredentials.effort()).as("%s: %s", where, rulebook).isGreaterThan(MOST);
            }
            remedies.forEach(this::works);
            boolean alone = suffices(new Plan(new TreeMap<>()), BigDecimal.valueOf(1000));
            assertThat(remedies.stream().anyMatch(remedy -> remedy.effort() == 0))
                    .as("%s: %s", where, rulebook)
                    .isEqualTo(alone);
            seen.merge(kind(remedies), 1, Integer::sum);
        }

        private String kind(List<Remedy> remedies) {
            if (remedies.isEmpty()) {
                return "not at all";
            }
            Remedy first = remedies.get(0);
            return raise(first).signum() == 0
                    ? "by credentials"
                    : first.effort() == 0 ? "by a figure alone" : "by both";
        }

        private void works(Remedy remedy) {
            String which = "%s: %s of %s".formatted(where, remedy, rulebook);
            assertThat(suffices(plan(remedy), raise(remedy))).as(which).isTrue();
            if (raise(remedy).signum() > 0) {
                assertThat(suffices(plan(remedy), raise(remedy).subtract(LEAST)))
                        .as(which)
                        .isFalse();
            }
        }

        /** Tries everything that takes no more than the most effort. */
        private @Nullable Plan least() {
            List<String> who = new ArrayList<>(held.keySet());
            who.add("~0");
            return least(who, 0, new Plan(new TreeMap<>()), null);
        }

        private @Nullable Plan least(List<String> who, int from, Plan plan, @Nullable Plan best) {
            if (plan.effort() > MOST) {
                return best;
            }
            if (from == who.size()) {
                return plan.isBefore(best) && suffices(plan, BigDecimal.ZERO)
                        ? new Plan(new TreeMap<>(plan.earned))
                        : best;
            }
            Plan found = least(who, from + 1, plan, best);
            String person = who.get(from);
            for (int chosen = 1; chosen < 1 << CODES.size(); chosen++) {
                TreeSet<String> codes = new TreeSet<>();
                for (int i = 0; i < CODES.size(); i++) {
                    if ((chosen >> i & 1) == 1
                            && !held.getOrDefault(person, Set.of()).contains(CODES.get(i))) {
                        codes.add(CODES.get(i));
                    }
                }
                if (codes.size() == Integer.bitCount(chosen)) {
                    plan.earned.put(person, codes);
                    found = least(who, from + 1, plan, found);
                    plan.earned.remove(person);
                }
            }
            return found;
        }

        private static Plan plan(Remedy remedy) {
            TreeMap<String, TreeSet<String>> earned = new TreeMap<>();
            int newcomers = 0;
            for (Remedy.Step step : remedy.steps()) {
                if (step instanceof Remedy.Earn earn) {
                    String who = earn.personId() == null ? "~" + newcomers++ : earn.personId();
                    earned.put(who, new TreeSet<>(earn.credentialCodes()));
                }
            }
            return new Plan(earned);
        }

        private static BigDecimal raise(Remedy remedy) {
            return remedy.steps().stream()
                    .filter(Remedy.Raise.class::isInstance)
                    .map(step -> ((Remedy.Raise) step).shortBy())
                    .reduce(BigDecimal.ZERO, BigDecimal::max);
        }

        private boolean suffices(Plan plan, BigDecimal by) {
            return day(plan, by).level("X").reaches(QUALIFIED);
        }

        /** The partner with what is earned, and with the figure of the last month higher by so much. */
        private PartnerDay day(Plan plan, BigDecimal by) {
            KnownFacts facts = new KnownFacts();
            Map<String, Set<String>> all = new TreeMap<>(held);
            plan.earned.forEach((who, codes) -> {
                Set<String> both = new TreeSet<>(held.getOrDefault(who, Set.of()));
                both.addAll(codes);
                all.put(who, both);
            });
            all.forEach((who, codes) -> {
                facts.take(new Association(who, RandomTale.PARTNER, LocalDate.of(2026, 2, 1), null, KNOWN));
                codes.forEach(
                        code -> facts.take(new Achievement(who, code, LocalDate.of(2026, 3, 1), null, null, KNOWN)));
            });
            YearMonth last = YearMonth.from(DAY).minusMonths(1);
            facts.take(new MetricMonth(RandomTale.PARTNER, "M", last, figure.add(by), KNOWN));
            if (figures > 0) {
                facts.take(new MetricMonth(
                        RandomTale.PARTNER, "M", last.minusMonths(1), BigDecimal.valueOf(figures * 30L), KNOWN));
            }
            return new Evaluator(new Rulebooks(List.of(rulebook)), Period.ofMonths(3))
                    .timeline(facts.dossier(RandomTale.PARTNER), DAY)
                    .on(DAY);
        }
    }
}
