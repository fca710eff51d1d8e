package dev.assay.store.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Dossier;
import dev.assay.facts.Fact;
import dev.assay.facts.Grant;
import dev.assay.facts.Partner;
import dev.assay.facts.Person;
import dev.assay.facts.PersonAlias;
import dev.assay.rules.Market;
import dev.assay.rules.Rulebooks;
import dev.assay.store.StoreWorld;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts under an alias belong to the person behind it, and to nobody as long as the person is unknown. */
final class AliasIT {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final List<String> PARTNERS = List.of("p0", "p1", "p2");
    private static final int MAILS = 6;
    private static final int PEOPLE = 4;

    @EachEngine
    void dossiers_are_those_of_a_world_in_which_everybody_goes_by_one_name(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = new StoreWorld(database)) {
            for (int seed = 0; seed < 25; seed++) {
                Random random = new Random(seed);
                List.of("partner", "association", "achievement", "agent_override", "person_alias")
                        .forEach(table -> world.jdbc.update("DELETE FROM " + table));
                PARTNERS.forEach(id -> world.store(new Partner(id, null, null, Market.DEVELOPED, AT)));
                Map<String, String> behind = new HashMap<>();
                List<Fact> facts = facts(random);
                facts.forEach(world::store);
                for (int round = 0; round < 3; round++) {
                    assertThat(read(world)).as("seed %d, %s", seed, behind).isEqualTo(resolved(facts, behind));
                    assertThat(waiting(world)).as("seed %d, %s", seed, behind).isEqualTo(unresolved(facts, behind));
                    assertThat(partners(world)).as("seed %d, %s", seed, behind).isEqualTo(linked(facts, behind));
                    learn(world, behind, random);
                }
            }
        }
    }

    /** The partners that each person was ever linked to, under whatever name. */
    private static Map<String, List<String>> partners(StoreWorld world) {
        FactStore store = new FactStore(world.jdbc);
        Map<String, List<String>> partners = new TreeMap<>();
        people().forEach(id -> partners.put(id, store.partnersOf(id)));
        return partners;
    }

    private static Map<String, List<String>> linked(List<Fact> facts, Map<String, String> behind) {
        Map<String, List<String>> linked = new TreeMap<>();
        people().forEach(id -> linked.put(
                id,
                facts.stream()
                        .filter(Association.class::isInstance)
                        .map(Association.class::cast)
                        .filter(link -> behind.getOrDefault(link.personId(), link.personId())
                                .equals(id))
                        .map(Association::partnerId)
                        .distinct()
                        .sorted()
                        .toList()));
        return linked;
    }

    private static Stream<String> people() {
        return IntStream.range(0, PEOPLE).mapToObj(i -> "u" + i);
    }

    /** Some aliases become known, or refer to another person. */
    private static void learn(StoreWorld world, Map<String, String> behind, Random random) {
        FactStore store = new FactStore(world.jdbc);
        for (int i = 0; i < 3; i++) {
            PersonAlias alias = new PersonAlias(mail(random), "u" + random.nextInt(PEOPLE), AT);
            if (behind.put(alias.pseudoId(), alias.personId()) == null) {
                store.insert(alias.feed(), List.of(alias));
            } else {
                store.update(alias.feed(), List.of(alias));
            }
        }
    }

    /** Each partner's people with their links and achievements, and to whom it grants what. */
    private static Map<String, String> read(StoreWorld world) {
        Map<String, String> dossiers = new TreeMap<>();
        for (PartnerFacts facts :
                new DossierReader(world.source, world.vendor, 10_000, LocalDate.MIN).read("p0", null, "p9", 10)) {
            Dossier dossier = Objects.requireNonNull(facts.dossier());
            dossiers.put(facts.partnerId(), text(dossier.people().values(), dossier.overrides()));
        }
        return dossiers;
    }

    private static Map<String, String> resolved(List<Fact> facts, Map<String, String> behind) {
        List<Association> links = all(facts, Association.class).stream()
                .map(link -> new Association(
                        who(link.personId(), behind),
                        link.partnerId(),
                        link.linkedOn(),
                        link.unlinkedOn(),
                        link.updatedAt()))
                .filter(link -> !PersonAlias.isPseudoId(link.personId()))
                .toList();
        List<Achievement> achievements = all(facts, Achievement.class).stream()
                .map(held -> new Achievement(
                        who(held.personId(), behind),
                        held.credentialCode(),
                        held.earnedOn(),
                        held.validUntil(),
                        held.revokedOn(),
                        Instant.EPOCH))
                .toList();
        Map<String, String> dossiers = new TreeMap<>();
        for (String partner : PARTNERS) {
            List<Person> people = links.stream()
                    .filter(link -> link.partnerId().equals(partner))
                    .map(Association::personId)
                    .distinct()
                    .map(person -> Person.of(
                            partner,
                            person,
                            of(person, links, Association::personId),
                            of(person, achievements, Achievement::personId)))
                    .toList();
            List<AgentOverride> overrides = all(facts, AgentOverride.class).stream()
                    .filter(override -> override.partnerId().equals(partner))
                    .map(override -> granting(override.overrideId(), partner, who(grantee(override), behind)))
                    .toList();
            dossiers.put(partner, text(people, overrides));
        }
        return dossiers;
    }

    private static Map<String, Long> waiting(StoreWorld world) {
        return new WaitingFacts(world.jdbc)
                .count(new Rulebooks(List.of()).knownCodes(), null).entrySet().stream()
                        .filter(entry -> entry.getKey().matches(".* unknown (person|alias)"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Long> unresolved(List<Fact> facts, Map<String, String> behind) {
        TreeSet<String> linked = new TreeSet<>();
        all(facts, Association.class).forEach(link -> linked.add(who(link.personId(), behind)));
        Map<String, Long> waiting = new HashMap<>();
        for (Fact fact : facts) {
            String who = who(subject(fact), behind);
            String kind = kind(fact);
            boolean nobody = PersonAlias.isPseudoId(who);
            waiting.merge(kind + "an unknown alias", nobody ? 1L : 0L, Long::sum);
            if (!(fact instanceof Association)) {
                waiting.merge(kind + "an unknown person", nobody || linked.contains(who) ? 0L : 1L, Long::sum);
            }
        }
        return waiting;
    }

    private static List<Fact> facts(Random random) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            LocalDate day = DAY.plusDays(random.nextInt(4));
            @Nullable LocalDate end = random.nextBoolean() ? null : day.plusDays(random.nextInt(4));
            String who = random.nextBoolean() ? "u" + random.nextInt(PEOPLE + 1) : mail(random);
            String partner = PARTNERS.get(random.nextInt(PARTNERS.size()));
            Instant at = AT.plusSeconds(random.nextInt(2));
            Fact fact =
                    switch (random.nextInt(5)) {
                        case 0, 1 -> new Association(who, partner, day, end, at);
                        case 2, 3 -> new Achievement(who, "A-" + random.nextInt(2), day, end, null, at);
                        default -> granting("o" + i, partner, who);
                    };
            facts.putIfAbsent(fact.feed() + FactStore.key(fact), fact);
        }
        return List.copyOf(facts.values());
    }

    private static AgentOverride granting(String id, String partner, String who) {
        return new AgentOverride(
                id, partner, "CLOUD", new Grant.OfCredential(who, "A-1"), DAY, null, null, null, null, AT);
    }

    private static String mail(Random random) {
        return PersonAlias.pseudoId(PersonAlias.MAIL, "m%d@example.org".formatted(random.nextInt(MAILS)));
    }

    private static String who(String id, Map<String, String> behind) {
        return behind.getOrDefault(id, id);
    }

    private static String grantee(AgentOverride override) {
        return Objects.requireNonNull(override.grant().personId());
    }

    private static String subject(Fact fact) {
        return fact instanceof AgentOverride override
                ? grantee(override)
                : fact.key().get(0);
    }

    private static String kind(Fact fact) {
        return fact.feed().id() + (fact instanceof AgentOverride ? " for " : " of ");
    }

    private static <F> List<F> all(List<Fact> facts, Class<F> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static <F> List<F> of(String person, List<F> facts, Function<F, String> whose) {
        return facts.stream().filter(fact -> whose.apply(fact).equals(person)).toList();
    }

    private static String text(Collection<Person> people, List<AgentOverride> overrides) {
        List<String> texts = new ArrayList<>();
        people.forEach(person -> texts.add("%s %s %s %s"
                .formatted(
                        person.personId(),
                        sorted(person.links()),
                        sorted(person.withPartner()),
                        sorted(person.achievements()))));
        overrides.forEach(override -> texts.add(override.canonicalText()));
        return sorted(texts).toString();
    }

    private static List<String> sorted(Collection<?> values) {
        return values.stream().map(String::valueOf).sorted().toList();
    }
}
