package dev.assay.remedy;

import dev.assay.evaluation.Evaluator;
import dev.assay.evaluation.PartnerDay;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Dossier;
import dev.assay.facts.Figures;
import dev.assay.facts.Partner;
import dev.assay.facts.Person;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.OfMemberships;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** A made-up partner with any number of people, who hold some of forty-eight codes: eight alternatives of three, twice. */
final class LargePartner {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST_YEAR = LocalDate.of(2025, 3, 1);

    private LargePartner() {}

    static List<Remedy> remedies(Dossier dossier, List<Requirement> requires, SearchLimit limit) {
        return new Remedies(day(dossier, requires), TODAY).to("CLOUD", MembershipLevel.GOLD, limit);
    }

    private static PartnerDay day(Dossier dossier, List<Requirement> requires) {
        Set<String> codes = new HashSet<>();
        Map<String, Credential> credentials = new HashMap<>();
        for (String letter : List.of("A", "B")) {
            alternatives(letter).collectCodes(codes);
        }
        codes.forEach(code -> credentials.put(code, new Credential(code, code, "exam", null, null)));
        Competency cloud = OfMemberships.competency(
                "CLOUD", "Cloud", "Centre", List.of(), List.of(new AttainmentPath("P", requires)));
        Rulebook rulebook = new Rulebook("R", LAST_YEAR, credentials, Map.of(), Map.of("CLOUD", cloud), List.of());
        return new Evaluator(new Rulebooks(List.of(rulebook)), Period.ofMonths(3))
                .timeline(dossier, TODAY)
                .today();
    }

    /** @param people each of whom holds up to three of the codes */
    static Dossier of(int people) {
        Random random = new Random(people);
        Map<String, Person> persons = new HashMap<>();
        for (int i = 0; i < people; i++) {
            String id = "H%04d".formatted(i);
            List<Achievement> achievements = new ArrayList<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                String code = (random.nextBoolean() ? "A" : "B") + random.nextInt(8) + "xyz".charAt(random.nextInt(2));
                achievements.add(new Achievement(id, code, LAST_YEAR, null, null, Instant.EPOCH));
            }
            Association link = new Association(id, "P1", LAST_YEAR, null, Instant.EPOCH);
            persons.put(id, Person.of("P1", id, List.of(link), achievements));
        }
        Partner partner = new Partner("P1", null, null, Market.DEVELOPED, Instant.EPOCH);
        return new Dossier(partner, List.of(), persons, new Figures(List.of()), List.of());
    }

    /** The same partner once what a remedy asks of people is done. */
    static Dossier with(Dossier dossier, Remedy remedy) {
        Map<String, Person> people = new HashMap<>(dossier.people());
        int newcomers = 0;
        for (Remedy.Step step : remedy.steps()) {
            if (step instanceof Remedy.Earn earn) {
                String id = earn.personId() == null ? "N" + newcomers++ : earn.personId();
                List<Achievement> achievements = new ArrayList<>();
                Person known = people.get(id);
                if (known != null) {
                    achievements.addAll(known.achievements());
                }
                earn.credentialCodes()
                        .forEach(code ->
                                achievements.add(new Achievement(id, code, LAST_YEAR, null, null, Instant.EPOCH)));
                Association link = new Association(id, "P1", LAST_YEAR, null, Instant.EPOCH);
                people.put(id, Person.of("P1", id, List.of(link), achievements));
            }
        }
        return new Dossier(dossier.partner(), List.of(), people, dossier.metrics(), List.of());
    }

    /** Eight alternatives of three codes each. */
    static Holding alternatives(String letter) {
        return any(IntStream.range(0, 8)
                .mapToObj(i -> all(held(letter + i + "x"), held(letter + i + "y"), held(letter + i + "z")))
                .toArray(Holding[]::new));
    }

    private static Holding held(String code) {
        return new Holding.Held(code);
    }

    static Holding any(Holding... of) {
        return new Holding.Any(List.of(of));
    }

    static Holding all(Holding... of) {
        return new Holding.All(List.of(of));
    }
}
