package dev.assay.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.facts.Feed;
import dev.assay.facts.PersonAlias;
import dev.assay.feed.Mode;
import dev.assay.feed.Sealing;
import dev.assay.feed.format.FeedLimits;
import dev.assay.operation.Progress;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rulebook.RulebookLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A made-up programme of many nights, run twice: evaluating every partner, and evaluating only those whose answer can
 * have changed. After each night readers see the same of both. {@code -Dassay.nights.seed=N} plays another one.
 */
final class IncrementalNightJobIT {
    private static final long SEED = Long.getLong("assay.nights.seed", 7);
    private static final int NIGHTS = Integer.getInteger("assay.nights.count", 30);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 12);
    private static final int PARTNERS = 12;
    private static final int PEOPLE = 24;
    private static final List<String> VIEWS = List.of(
            "v1_partner_standing",
            "v1_competency_standing",
            "v1_requirement_progress",
            "v1_contribution",
            "v1_profile",
            "v1_benefit",
            "v1_critical_person",
            "v1_renewal_risk",
            "v1_notification",
            "v1_standing_change",
            "v1_override",
            "v1_run",
            "run_waiting");

    private final Random random = new Random(SEED);
    private final List<String> achievements = new ArrayList<>();
    private String correction = "";

    @TempDir
    private Path folder = Path.of("");

    private int deliveries;
    private long reevaluated;
    private long evaluated;

    @EachEngine({Engine.H2, Engine.MYSQL})
    void a_night_that_evaluates_who_is_due_publishes_what_one_that_evaluates_all_does(
            EmptyDatabase one, EmptyDatabase other) {
        // the first night after a Sunday evaluates everybody, and holds those who are not due against what they were
        String[] settings = {
            "assay.full-evaluation=SUNDAY",
            "assay.guard.pairs=4",
            "assay.guard.percent=40",
            "assay.work.page-size=3",
            "assay.snapshot-hold.items=1000"
        };
        try (NightHouse full = new NightHouse(one, settings);
                NightHouse due = new NightHouse(other, settings)) {
            LocalDate date = FIRST;
            for (int night = 0; night < NIGHTS; night++) {
                Path inbox = deliver(night, date);
                LoadedRulebooks books = rulebooks(night);
                String where = "-Dassay.nights.seed=%d, night %d of %s".formatted(SEED, night, date);
                run(full, inbox, books, date, true);
                run(due, inbox, books, date, false);
                assertThat(seen(due)).as(where).isEqualTo(seen(full));
                assertThat(due.rows("SELECT * FROM run_unexpected")).as(where).isEmpty();
                assertThat(full.rows("SELECT * FROM run_unexpected")).as(where).isEmpty();
                if (random.nextInt(5) == 0 && isPublished(due, date)) {
                    Path late = deliver(NIGHTS + night, date);
                    rerun(full, late, books, date);
                    rerun(due, late, books, date);
                    assertThat(seen(due)).as("%s, rerun", where).isEqualTo(seen(full));
                }
                date = later(date);
            }
        }
        assertThat(reevaluated).as("partners evaluated again, of %d", evaluated).isLessThan(evaluated * 3 / 4);
    }

    private static boolean isPublished(NightHouse house, LocalDate date) {
        return house.count("SELECT COUNT(*) FROM run WHERE status = 'PUBLISHED' AND business_date = ?", date) == 1;
    }

    private LocalDate later(LocalDate date) {
        return date.plusDays(random.nextInt(7) == 0 ? 1 + random.nextInt(25) : 1);
    }

    /** Runs a night; a held one is released, discarded or left undecided, the same in both houses. */
    private void run(NightHouse house, Path inbox, LoadedRulebooks books, LocalDate date, boolean full) {
        NightOutcome outcome =
                house.nights().nightly(new NightOrder(date, inbox, () -> books, null, full, Progress.NONE));
        if (outcome.kind() == NightOutcome.Kind.HELD) {
            switch (date.getDayOfMonth() % 3) {
                case 0 -> house.settlement().release(outcome.run().runId());
                case 1 -> house.settlement().discard(outcome.run().runId());
                default -> {}
            }
        }
        if (!full && outcome.kind() == NightOutcome.Kind.PUBLISHED) {
            evaluated += outcome.run().partnersEvaluated();
            reevaluated += outcome.run().partnersReevaluated() == null
                    ? 0
                    : outcome.run().partnersReevaluated();
        }
    }

    private static void rerun(NightHouse house, Path inbox, LoadedRulebooks books, LocalDate date) {
        NightOutcome outcome =
                house.nights().rerun(new NightOrder(date, inbox, () -> books, "again", false, Progress.NONE));
        if (outcome.kind() == NightOutcome.Kind.HELD) {
            house.settlement().release(outcome.run().runId());
        }
    }

    private static Map<String, List<String>> seen(NightHouse house) {
        Map<String, List<String>> seen = new TreeMap<>();
        for (String view : VIEWS) {
            String columns =
                    switch (view) {
                        case "v1_run" ->
                            "run_id, business_date, status, partners_evaluated, partners_failed, standings_changed, notifications, held_because";
                        case "v1_notification" ->
                            "seq, event_id, kind, partner_id, competency_code, business_date, run_id, renews_on, payload";
                        default -> "*";
                    };
            seen.put(
                    view,
                    house.rows("SELECT %s FROM %s".formatted(columns, view)).stream()
                            .sorted()
                            .toList());
        }
        return seen;
    }

    /** The rules of the night: one version from the first day, another from March, and from the 21st night one more. */
    private LoadedRulebooks rulebooks(int night) {
        boolean later = night >= 20;
        Path rules = folder.resolve("rules-" + later);
        try {
            if (!Files.exists(rules)) {
                Files.createDirectories(rules);
                write(rules, "2026-01", "2026-01-01", 2, 100, "");
                write(rules, "2026-03", "2026-03-03", 1, 120, ", counts_until: 2026-04-20");
                if (later) {
                    write(rules, "2026-06", "2026-06-10", 2, 90, "");
                }
            }
            return new RulebookLoader().load(rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path rules, String version, String from, int people, int sales, String retires)
            throws IOException {
        Files.writeString(
                rules.resolve(version + ".yaml"),
                """
                rulebook: %1$s
                effective_from: %2$s
                credentials:
                  A-1: {title: A, kind: exam}
                  B-2: {title: B, kind: exam%5$s}
                metrics:
                  sales: {title: Sales, unit: USD}
                competencies:
                  cloud:
                    title: Cloud
                    center: Cloud Platform
                    silver:
                      - path: one
                        requires:
                          - {id: silver-people, people: 1, holding: {any: [A-1, B-2]}}
                    gold:
                      - path: people
                        requires:
                          - {id: gold-people, people: %3$d, holding: A-1}
                          - {id: gold-other, people: 1, holding: B-2}
                  data:
                    title: Data
                    center: Data Management
                    silver:
                      - path: sales
                        requires:
                          - {id: silver-sales, metric: sales, sum_over_months: 3, at_least: %4$d}
                    gold:
                      - path: sales
                        requires:
                          - {id: gold-sales, metric: sales, latest: true, at_least: %4$d}
                benefits:
                  logo: {title: Logo, requires: {membership: gold, competency: cloud}}
                  price: {title: Price, requires: {proficiency: silver}}
                """
                        .formatted(version, from, people, sales, retires));
    }

    /** What has come in before a night, in an inbox of its own. */
    private Path deliver(int night, LocalDate date) {
        Map<Feed, List<String>> rows = new EnumMap<>(Feed.class);
        if (night == 0) {
            first(rows);
        } else {
            for (int i = random.nextInt(5); i > 0; i--) {
                change(rows, date);
            }
        }
        Path inbox = folder.resolve("inbox-" + night);
        try {
            Files.createDirectories(inbox);
            for (Map.Entry<Feed, List<String>> feed : rows.entrySet()) {
                seal(inbox, feed.getKey(), feed.getValue(), date);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return inbox;
    }

    private void seal(Path inbox, Feed feed, List<String> rows, LocalDate date) throws IOException {
        Path data = inbox.resolve("%s-%d.csv".formatted(feed.id(), ++deliveries));
        Files.writeString(data, String.join(",", feed.columns()) + "\n" + String.join("\n", rows) + "\n");
        new Sealing(null, Mode.DELTA, java.time.Instant.parse(date + "T01:00:00Z"), false, FeedLimits.DEFAULTS)
                .seal(data);
    }

    private void first(Map<Feed, List<String>> rows) {
        for (int i = 1; i <= PARTNERS; i++) {
            if (i < PARTNERS) {
                add(rows, Feed.PARTNERS, partner(i), "Partner " + i, "", "DEVELOPED", updated(FIRST));
            }
            LocalDate starts = FIRST.minusDays(random.nextInt(330));
            membership(rows, i, starts, starts.plusDays(365), FIRST);
            for (int month = 6; month <= 12; month++) {
                sales(rows, i, "2025-%02d".formatted(month), FIRST);
            }
        }
        for (int i = 1; i <= PEOPLE; i++) {
            link(rows, i, FIRST.minusDays(random.nextInt(200)), null, FIRST);
            achievement(rows, person(i), FIRST);
            achievement(rows, person(i), FIRST);
        }
        achievement(rows, alias(1), FIRST);
        add(rows, Feed.ASSOCIATIONS, alias(2), partner(2), "2025-12-01", "", updated(FIRST));
        achievement(rows, alias(2), FIRST);
    }

    private void change(Map<Feed, List<String>> rows, LocalDate date) {
        int partner = 1 + random.nextInt(PARTNERS);
        int person = 1 + random.nextInt(PEOPLE);
        LocalDate near = date.plusDays(random.nextInt(60) - 30L);
        switch (random.nextInt(15)) {
            case 0, 1 ->
                link(rows, person, near, random.nextBoolean() ? near.plusDays(random.nextInt(90)) : null, date);
            case 2, 3 -> achievement(rows, person(person), date);
            case 4 -> achievement(rows, alias(1 + random.nextInt(2)), date);
            case 5 -> sales(rows, partner, near.toString().substring(0, 7), date);
            case 6 -> membership(rows, partner, near, near.plusDays(30L + random.nextInt(365)), date);
            case 7, 8 -> override(rows, partner, person, near, date);
            case 9 ->
                add(
                        rows,
                        Feed.ALIASES,
                        "mail",
                        "person" + (1 + random.nextInt(2)) + "@example.org",
                        person(person),
                        updated(date));
            case 10 ->
                add(
                        rows,
                        Feed.PARTNERS,
                        partner(partner),
                        "Renamed",
                        "DE",
                        pick("DEVELOPED", "DEVELOPING"),
                        updated(date));
            case 11, 12, 13 -> correctAchievement(rows, date);
            default ->
                // a correction of long ago
                link(rows, person, FIRST.minusDays(random.nextInt(200)), FIRST.plusDays(random.nextInt(120)), date);
        }
    }

    private void link(
            Map<Feed, List<String>> rows, int person, LocalDate linked, @Nullable LocalDate unlinked, LocalDate date) {
        add(
                rows,
                Feed.ASSOCIATIONS,
                person(person),
                partner(1 + random.nextInt(PARTNERS)),
                linked.toString(),
                unlinked == null ? "" : unlinked.toString(),
                updated(date));
    }

    private void achievement(Map<Feed, List<String>> rows, String person, LocalDate date) {
        LocalDate earned = date.minusDays(random.nextInt(100));
        String until =
                random.nextInt(3) > 0 ? earned.plusDays(random.nextInt(260)).toString() : "";
        String revoked =
                random.nextInt(6) == 0 ? earned.plusDays(random.nextInt(200)).toString() : "";
        String award = String.join(",", person, pick("A-1", "B-2", "B-2", "Z-9"), earned.toString());
        achievements.add(award);
        add(rows, Feed.ACHIEVEMENTS, award, until, revoked, updated(date));
    }

    /** Another end of something earned before, past or to come, or the last such correction with a later instant. */
    private void correctAchievement(Map<Feed, List<String>> rows, LocalDate date) {
        if (correction.isEmpty() || random.nextInt(3) > 0) {
            String award = achievements.get(random.nextInt(achievements.size()));
            LocalDate earned = LocalDate.parse(award.substring(award.lastIndexOf(',') + 1));
            String until =
                    random.nextInt(4) > 0 ? earned.plusDays(random.nextInt(200)).toString() : "";
            String revoked = random.nextInt(4) == 0
                    ? earned.plusDays(random.nextInt(200)).toString()
                    : "";
            correction = String.join(",", award, until, revoked);
        }
        add(rows, Feed.ACHIEVEMENTS, correction, updated(date));
    }

    private void sales(Map<Feed, List<String>> rows, int partner, String month, LocalDate date) {
        add(rows, Feed.METRICS, partner(partner), "SALES", month, String.valueOf(random.nextInt(130)), updated(date));
    }

    private void membership(
            Map<Feed, List<String>> rows, int partner, LocalDate starts, LocalDate renews, LocalDate date) {
        String ended =
                random.nextInt(8) == 0 ? starts.plusDays(random.nextInt(300)).toString() : "";
        if (!ended.isEmpty() && ended.compareTo(renews.toString()) > 0) {
            ended = renews.toString();
        }
        add(
                rows,
                Feed.MEMBERSHIPS,
                partner(partner),
                pick("SILVER", "GOLD", "GOLD"),
                starts.toString(),
                renews.toString(),
                ended,
                updated(date));
    }

    private void override(Map<Feed, List<String>> rows, int partner, int person, LocalDate granted, LocalDate date) {
        List<String> grant =
                switch (random.nextInt(3)) {
                    case 0 -> List.of(pick("SILVER", "GOLD"), "", "", "");
                    case 1 -> List.of("", pick("gold-people", "gold-other", "silver-sales"), "", "");
                    default -> List.of("", "", pick(person(person), alias(1), alias(2)), pick("A-1", "B-2"));
                };
        String revoked =
                random.nextInt(4) == 0 ? granted.plusDays(random.nextInt(60)).toString() : "";
        add(
                rows,
                Feed.OVERRIDES,
                "o" + random.nextInt(8),
                partner(partner),
                pick("cloud", "data"),
                grant.get(0),
                grant.get(1),
                grant.get(2),
                grant.get(3),
                granted.toString(),
                "",
                "ann",
                "why",
                revoked,
                updated(date));
    }

    private static void add(Map<Feed, List<String>> rows, Feed feed, String... values) {
        rows.computeIfAbsent(feed, key -> new ArrayList<>()).add(String.join(",", values));
    }

    /** Later rows win. */
    private String updated(LocalDate date) {
        return "%sT00:%02d:00Z".formatted(date, random.nextInt(60));
    }

    private static String partner(int number) {
        return "P%02d".formatted(number);
    }

    private static String person(int number) {
        return "u%02d".formatted(number);
    }

    private static String alias(int number) {
        return PersonAlias.pseudoId("mail", "person" + number + "@example.org");
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }
}
