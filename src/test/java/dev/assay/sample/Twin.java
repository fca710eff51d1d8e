package dev.assay.sample;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Career;
import dev.assay.facts.Feed;
import dev.assay.facts.Grant;
import dev.assay.facts.Membership;
import dev.assay.rules.Code;
import dev.assay.rules.Competency;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.OfMemberships;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** What the sample comes to, worked out the slow and simple way from the files as they are written. */
@NullMarked
final class Twin {
    static final Period DURATION = Period.ofMonths(3);

    private final Rulebooks rulebooks;
    private final Map<List<String>, Map<String, String>> newest = new HashMap<>();
    private final Map<String, Market> markets = new TreeMap<>();
    private final Map<String, List<Membership>> memberships = new HashMap<>();
    private final Map<String, List<Association>> links = new HashMap<>();
    private final Map<String, Set<String>> people = new HashMap<>();
    private final Map<String, List<Achievement>> achievements = new HashMap<>();
    private final Map<String, TreeMap<YearMonth, BigDecimal>> figures = new HashMap<>();
    private final Map<String, List<AgentOverride>> overrides = new HashMap<>();

    Twin(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    void read(Collection<Written> deliveries) throws IOException {
        for (Written delivery : deliveries) {
            if (!delivery.snapshot()) {
                for (Map<String, String> row : Grammar.wellFormed(delivery)) {
                    newest.merge(key(delivery.feed(), row), row, Twin::later);
                }
            }
        }
        List.of(markets, memberships, links, people, achievements, figures, overrides)
                .forEach(Map::clear);
        newest.forEach((key, row) -> take(Feed.of(key.get(0)).orElseThrow(), row));
    }

    Set<String> partners() {
        return markets.keySet();
    }

    Optional<Membership> membership(String partner, LocalDate day) {
        return memberships.getOrDefault(partner, List.of()).stream()
                .filter(term -> !term.startsOn().isAfter(day) && day.isBefore(term.renewsOn()))
                .filter(term -> term.endedOn() == null || day.isBefore(term.endedOn()))
                .findFirst();
    }

    /** The effective levels above NONE on the day, with the figures of the business date's windows. */
    Map<String, Level> levels(String partner, LocalDate day, LocalDate asOf) {
        Map<String, Level> levels = new TreeMap<>();
        Rulebook book = rulebooks.inForceOn(day).orElseThrow();
        for (Competency competency : rulebooks.versions().get(0).competencies().values()) {
            Level level = level(partner, competency.code(), book, day, asOf);
            if (level != Level.NONE) {
                levels.put(competency.code(), level);
            }
        }
        return levels;
    }

    private Level level(String partner, String competency, Rulebook book, LocalDate day, LocalDate asOf) {
        List<AgentOverride> inForce = overrides.getOrDefault(partner, List.of()).stream()
                .filter(override -> override.competencyCode().equals(competency))
                .filter(override -> override.inForceOn(day, DURATION))
                .toList();
        Map<String, Set<String>> held = new TreeMap<>();
        for (String person : people.getOrDefault(partner, Set.of())) {
            boolean there = Career.with(partner, links.get(person)).stream()
                    .anyMatch(stretch ->
                            !stretch.from().isAfter(day) && (stretch.to() == null || day.isBefore(stretch.to())));
            if (there) {
                held.put(person, held(person, book, day));
            }
        }
        Set<String> granted = new HashSet<>();
        Level best = Level.NONE;
        for (AgentOverride override : inForce) {
            Grant grant = override.grant();
            if (grant instanceof Grant.OfLevel level) {
                best = Level.higher(best, OfMemberships.level(level.level()));
            } else if (grant instanceof Grant.OfRequirement requirement) {
                granted.add(requirement.requirementId());
            } else if (grant instanceof Grant.OfCredential credential && held.containsKey(credential.personId())) {
                held.get(credential.personId()).add(credential.credentialCode());
            }
        }
        Competency known = book.competency(competency);
        TwinRules rules = new TwinRules(
                List.copyOf(held.values()),
                granted,
                markets.get(partner),
                YearMonth.from(asOf),
                metric -> figures.getOrDefault(partner + " " + metric, new TreeMap<>()));
        return known == null ? best : Level.higher(best, rules.level(known));
    }

    private Set<String> held(String person, Rulebook book, LocalDate day) {
        Set<String> codes = new HashSet<>();
        for (Achievement one : achievements.getOrDefault(person, List.of())) {
            var credential = book.credentials().get(one.credentialCode());
            if (one.heldOn(day) && credential != null && credential.counts(one.earnedOn(), day)) {
                codes.add(one.credentialCode());
            }
        }
        return codes;
    }

    private static List<String> key(Feed feed, Map<String, String> row) {
        List<String> key = new ArrayList<>(List.of(feed.id()));
        List<String> columns =
                switch (feed) {
                    case PARTNERS -> List.of("partner_id");
                    case MEMBERSHIPS -> List.of("partner_id", "starts_on", "level");
                    case ASSOCIATIONS -> List.of("person_id", "partner_id", "linked_on");
                    case ACHIEVEMENTS -> List.of("person_id", "credential_code", "earned_on");
                    case METRICS -> List.of("partner_id", "metric_code", "month");
                    case OVERRIDES -> List.of("override_id");
                    case ALIASES -> throw new IllegalStateException("the sample has no aliases");
                };
        columns.forEach(column -> key.add(Code.canonical(row.get(column)).isEmpty() ? "" : row.get(column)));
        if (feed == Feed.ACHIEVEMENTS) {
            key.set(2, Code.canonical(row.get("credential_code")));
        }
        return key;
    }

    private static Map<String, String> later(Map<String, String> a, Map<String, String> b) {
        Instant touched = Instant.parse(a.get("updated_at"));
        return Instant.parse(b.get("updated_at")).isAfter(touched) ? b : a;
    }

    private void take(Feed feed, Map<String, String> row) {
        String partner = row.getOrDefault("partner_id", "");
        String person = row.getOrDefault("person_id", "");
        Instant touched = Instant.parse(row.get("updated_at"));
        switch (feed) {
            case PARTNERS -> markets.put(partner, Market.valueOf(row.get("market")));
            case MEMBERSHIPS ->
                add(
                        memberships,
                        partner,
                        new Membership(
                                partner,
                                OfMemberships.level(row.get("level")),
                                LocalDate.parse(row.get("starts_on")),
                                LocalDate.parse(row.get("renews_on")),
                                date(row, "ended_on"),
                                touched));
            case ASSOCIATIONS -> {
                people.computeIfAbsent(partner, id -> new HashSet<>()).add(person);
                LocalDate linkedOn = LocalDate.parse(row.get("linked_on"));
                add(links, person, new Association(person, partner, linkedOn, date(row, "unlinked_on"), touched));
            }
            case ACHIEVEMENTS ->
                add(
                        achievements,
                        person,
                        new Achievement(
                                person,
                                Code.canonical(row.get("credential_code")),
                                LocalDate.parse(row.get("earned_on")),
                                date(row, "valid_until"),
                                date(row, "revoked_on"),
                                touched));
            case METRICS ->
                figures.computeIfAbsent(partner + " " + row.get("metric_code"), id -> new TreeMap<>())
                        .put(YearMonth.parse(row.get("month")), new BigDecimal(row.get("value")));
            case OVERRIDES ->
                add(
                        overrides,
                        partner,
                        new AgentOverride(
                                row.get("override_id"),
                                partner,
                                row.get("competency_code"),
                                grant(row),
                                LocalDate.parse(row.get("granted_on")),
                                date(row, "valid_until"),
                                null,
                                null,
                                date(row, "revoked_on"),
                                touched));
            case ALIASES -> throw new IllegalStateException("the sample has no aliases");
        }
    }

    private static Grant grant(Map<String, String> row) {
        if (!row.get("level").isEmpty()) {
            return new Grant.OfLevel(row.get("level"));
        }
        return row.get("requirement_id").isEmpty()
                ? new Grant.OfCredential(row.get("person_id"), row.get("credential_code"))
                : new Grant.OfRequirement(row.get("requirement_id"));
    }

    private static @Nullable LocalDate date(Map<String, String> row, String column) {
        return row.get(column).isEmpty() ? null : LocalDate.parse(row.get(column));
    }

    private static <T> void add(Map<String, List<T>> to, String key, T fact) {
        to.computeIfAbsent(key, id -> new ArrayList<>()).add(fact);
    }
}
