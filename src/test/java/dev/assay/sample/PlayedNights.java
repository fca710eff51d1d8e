package dev.assay.sample;

import dev.assay.assessment.Assessor;
import dev.assay.assessment.Programme;
import dev.assay.assessment.Verdict;
import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Dossier;
import dev.assay.facts.Enrolment;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.facts.Figures;
import dev.assay.facts.Membership;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.facts.Person;
import dev.assay.feed.Delivery;
import dev.assay.feed.DeliveryRow;
import dev.assay.feed.DeliveryRows;
import dev.assay.feed.Inbox;
import dev.assay.feed.InboxFile;
import dev.assay.feed.Manifest;
import dev.assay.feed.Mode;
import dev.assay.feed.format.FeedLimits;
import dev.assay.mapping.Mappings;
import dev.assay.renewal.Episode;
import dev.assay.rules.Rulebooks;
import dev.assay.spec.Chronicle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The results of nights for sample deliveries. Snapshots end nothing here. */
@NullMarked
final class PlayedNights {
    private final Rulebooks rulebooks;
    private final Assessor assessor;
    private final FeedLimits limits;
    private final Map<List<Object>, Fact> known = new LinkedHashMap<>();
    private final Map<String, Chronicle> chronicles = new HashMap<>();
    private int rejected;

    PlayedNights(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
        assessor = new Assessor(Programme.usual(rulebooks));
        limits = FeedLimits.DEFAULTS.granting(Stream.concat(FeedLimits.DEFAULTS.levels().stream(), levels(rulebooks))
                .distinct()
                .toList());
    }

    /** Takes the deliveries in and publishes the night; what it says, by partner. */
    Map<String, Verdict> night(Path inbox, LocalDate date) throws IOException {
        for (InboxFile file : Inbox.scan(inbox, FeedLimits.DEFAULTS).files()) {
            Delivery delivery = new Delivery(file, Manifest.of(file));
            if (delivery.manifest().mode() == Mode.DELTA) {
                take(delivery);
            }
        }
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        dossiers().forEach((partner, dossier) -> {
            Chronicle chronicle = chronicles.computeIfAbsent(partner, id -> new Chronicle());
            Verdict verdict = assessor.assess(dossier, chronicle.before(dossier, date, rulebooks), date);
            chronicle.publish(date, verdict);
            verdicts.put(partner, verdict);
        });
        return verdicts;
    }

    /** All episodes of a partner in the state last notified. */
    List<Episode> episodes(String partner) {
        return Objects.requireNonNull(chronicles.get(partner), partner).episodes();
    }

    /** How many rows the feeds have rejected. */
    int rejected() {
        return rejected;
    }

    /** All facts that the feeds have accepted, each as last delivered. */
    Collection<Fact> facts() {
        return known.values();
    }

    private static Stream<String> levels(Rulebooks rulebooks) {
        return rulebooks.versions().stream()
                .flatMap(version -> version.competencies().values().stream())
                .flatMap(competency -> competency.ladder().names().stream());
    }

    private void take(Delivery delivery) {
        Feed feed = Objects.requireNonNull(delivery.manifest().feed());
        try (DeliveryRows rows = DeliveryRows.open(delivery, feed, limits, Mappings.NONE)) {
            for (DeliveryRow row = rows.next(); row != null; row = rows.next()) {
                row.to(
                        fact -> known.merge(
                                List.of(feed, fact.key()),
                                fact,
                                (old, now) -> now.on(old) == Fact.Effect.APPLIED ? now : old),
                        rejection -> rejected++);
            }
        }
    }

    private Map<String, Dossier> dossiers() {
        Map<String, List<Membership>> memberships = by(Membership.class, Membership::partnerId);
        Map<String, List<Association>> byPartner = by(Association.class, Association::partnerId);
        Map<String, List<Association>> links = by(Association.class, Association::personId);
        Map<String, List<Achievement>> held = by(Achievement.class, Achievement::personId);
        Map<String, List<MetricMonth>> figures = by(MetricMonth.class, MetricMonth::partnerId);
        Map<String, List<AgentOverride>> overrides = by(AgentOverride.class, AgentOverride::partnerId);
        Map<String, List<Enrolment>> enrolments = by(Enrolment.class, Enrolment::partnerId);
        Map<String, Dossier> dossiers = new LinkedHashMap<>();
        for (List<Partner> one : by(Partner.class, Partner::partnerId).values()) {
            String id = one.get(0).partnerId();
            Set<String> ids = new LinkedHashSet<>();
            byPartner.getOrDefault(id, List.of()).forEach(link -> ids.add(link.personId()));
            Map<String, Person> people = new LinkedHashMap<>();
            ids.forEach(person -> people.put(
                    person,
                    Person.of(
                            id, person, links.getOrDefault(person, List.of()), held.getOrDefault(person, List.of()))));
            dossiers.put(
                    id,
                    new Dossier(
                            one.get(0),
                            memberships.getOrDefault(id, List.of()),
                            people,
                            new Figures(figures.getOrDefault(id, List.of())),
                            overrides.getOrDefault(id, List.of()),
                            List.of(),
                            enrolments.getOrDefault(id, List.of()),
                            LocalDate.MIN));
        }
        return dossiers;
    }

    private <F extends Fact> Map<String, List<F>> by(Class<F> kind, Function<F, String> id) {
        Collection<Fact> all = known.values();
        return all.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(Collectors.groupingBy(id, LinkedHashMap::new, Collectors.toList()));
    }
}
