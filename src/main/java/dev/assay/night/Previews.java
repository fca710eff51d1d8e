package dev.assay.night;

import dev.assay.assessment.FullEvaluation;
import dev.assay.assessment.Programme;
import dev.assay.facts.Dossier;
import dev.assay.facts.Feed;
import dev.assay.facts.Person;
import dev.assay.intake.DeliveryRules;
import dev.assay.lease.HeldLease;
import dev.assay.lease.LeaseDesk;
import dev.assay.lease.StopRequested;
import dev.assay.operation.Freshness;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Settings;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rules.Rulebook;
import dev.assay.store.Database;
import dev.assay.store.fact.PartnerFacts;
import dev.assay.store.run.PublicationStore;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Computes what a night would change and which notifications it would send, by running all parts of the night in one
 * transaction that is never committed. It holds the lease meanwhile, so no night runs at the same time.
 *
 * <p>A what-if scenario is a second night in the same transaction: a rerun of the first, which contains only what differs
 * from it.
 */
public final class Previews {
    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
    private static final String PREVIEW = "a preview";

    private final Settings settings;
    private final Database database;
    private final RunStore runs;
    private final PublicationStore publication;
    private final LeaseDesk leases;
    private final TransactionOperations transactions;
    private final Function<Programme, PartnerEvaluator> evaluators;
    private final InstantSource clock;

    Previews(
            Settings settings,
            Database database,
            LeaseDesk leases,
            TransactionOperations transactions,
            Function<Programme, PartnerEvaluator> evaluators,
            InstantSource clock) {
        this.clock = clock;
        this.settings = settings;
        this.database = database;
        this.runs = database.runs();
        this.publication = database.publication();
        this.leases = leases;
        this.transactions = transactions;
        this.evaluators = evaluators;
    }

    /**
     * Runs the preview and passes it to a reader.
     *
     * @param reader reads what the preview's runs have prepared; should be quick, as nights wait for it
     * @return false if the preview was asked to stop and nothing was read
     * @throws NightRefused if no rulebook covers the date, there is no inbox, the person who is supposed to leave is
     *     unknown, or a night is running
     */
    public boolean preview(PreviewOrder order, Consumer<Preview> reader) {
        Rulebook inForce = NightOrder.inForce(order.rulebooks(), order.date());
        if (order.inbox() != null) {
            NightOrder.refuseWithoutInbox(order.inbox(), settings.limits().feed());
        }
        WhatIf whatIf = order.whatIf();
        if (whatIf != null && whatIf.rulebooks() != null) {
            NightOrder.inForce(whatIf.rulebooks(), order.date());
        }
        try (HeldLease lease = leases.takeForPreview(order.date())) {
            return Boolean.TRUE.equals(transactions.execute(status -> {
                status.setRollbackOnly();
                return read(order, inForce, lease, reader);
            }));
        } finally {
            order.progress().ended();
        }
    }

    private boolean read(PreviewOrder order, Rulebook inForce, HeldLease lease, Consumer<Preview> reader) {
        try {
            reader.accept(work(order, inForce, lease));
            order.progress().step("undoing");
            return true;
        } catch (StopRequested e) {
            LOG.info("the preview is stopped on request", e);
            return false;
        }
    }

    private Preview work(PreviewOrder order, Rulebook inForce, HeldLease lease) throws StopRequested {
        LocalDate date = order.date();
        Run held = new NightCalendar(runs).held(date).orElse(null);
        boolean rewound = runs.published()
                .filter(last -> last.businessDate().isAfter(date))
                .isPresent();
        if (rewound) {
            publication.rewind(date);
        }
        Run against = runs.published().orElse(null);
        Run run = runs.begin(
                date,
                PREVIEW,
                inForce.version(),
                order.rulebooks().fingerprint(),
                EvaluationScope.decidedBy(order.rulebooks().fingerprint(), settings));
        Programme programme = settings.programme(order.rulebooks().rulebooks());
        Set<NightPart> parts = EnumSet.of(NightPart.OVERRIDES, NightPart.RANGES, NightPart.EVALUATION, NightPart.GUARD);
        if (order.inbox() != null) {
            parts.add(NightPart.DELIVERIES);
        }
        Run done = run(
                night(
                        order,
                        run,
                        programme,
                        evaluators.apply(programme),
                        rewound ? FullEvaluation.NO_LATER_NIGHT : null,
                        lease),
                null,
                parts);
        WhatIf whatIf = order.whatIf();
        RangeStore.Count count = database.ranges().total(run.runId());
        return new Preview(
                done,
                against,
                rewound,
                held,
                missing(run),
                levelsBefore(done, against, count),
                count,
                whatIf == null ? null : alternative(order, whatIf, done, lease));
    }

    /** As the guard counts them: those of all partners, not only of the ones that had to be evaluated. */
    private long levelsBefore(Run run, @Nullable Run against, RangeStore.Count count) {
        Long published = against == null || !Boolean.FALSE.equals(run.full()) ? null : against.pairsAfter();
        return published == null
                ? count.pairsBefore()
                : published - database.ranges().pairsOfFailed(run.runId());
    }

    /** A rerun of the night that was just computed, as if that had been published. */
    private Preview.Alternative alternative(PreviewOrder order, WhatIf whatIf, Run asItIs, HeldLease lease)
            throws StopRequested {
        LoadedRulebooks other = whatIf.rulebooks();
        LoadedRulebooks books = other == null ? order.rulebooks() : other;
        String person = whatIf.withoutPerson();
        List<PartnerFacts> partners = person == null ? List.of() : partnersOf(person);
        publication.pretend(asItIs);
        Run run = runs.begin(
                order.date(),
                PREVIEW,
                NightOrder.inForce(books, order.date()).version(),
                books.fingerprint(),
                EvaluationScope.decidedBy(books.fingerprint(), settings));
        Programme programme = settings.programme(books.rulebooks());
        Night night = night(
                order, run, programme, whatIf.under(evaluators.apply(programme)), FullEvaluation.NO_LATER_NIGHT, lease);
        List<String> changing = other != null
                ? null
                : partners.stream().map(PartnerFacts::partnerId).toList();
        Run done = run(night, changing, EnumSet.of(NightPart.RANGES, NightPart.EVALUATION, NightPart.GUARD));
        return new Preview.Alternative(
                whatIf,
                person == null ? null : partnerOn(order.date(), person, partners),
                done,
                database.ranges().total(run.runId()),
                done.heldBecause());
    }

    /** All partners that a person was, is or will be linked to: only their results can differ. */
    private List<PartnerFacts> partnersOf(String person) {
        List<PartnerFacts> partners = database.dossiers(settings.work().factsPerPartner())
                .read(database.facts().partnersOf(person));
        if (partners.stream().allMatch(partner -> isStranger(person, partner.dossier()))) {
            throw NightRefused.Because.ASKED_WRONGLY.refusal(
                    "no person with the id \"%s\" was ever linked to a partner; ids are case-sensitive, and links of"
                            + " an alias count for the person it refers to",
                    person);
        }
        return partners;
    }

    /**
     * True if the partner certainly does not know the person. Facts that cannot be read are reported by the evaluation.
     */
    private static boolean isStranger(String person, @Nullable Dossier dossier) {
        return dossier != null && !dossier.people().containsKey(person);
    }

    private static @Nullable String partnerOn(LocalDate date, String personId, List<PartnerFacts> partners) {
        for (PartnerFacts partner : partners) {
            Person person = partner.dossier() == null
                    ? null
                    : partner.dossier().people().get(personId);
            if (person != null && person.associatedOn(date)) {
                return partner.partnerId();
            }
        }
        return null;
    }

    private Night night(
            PreviewOrder order,
            Run run,
            Programme programme,
            PartnerEvaluator evaluator,
            @Nullable FullEvaluation forced,
            HeldLease lease) {
        Path inbox = Objects.requireNonNullElse(order.inbox(), settings.inbox());
        return new Night(run, inbox, programme, evaluator, runs.publishedNights(), forced, lease, order.progress());
    }

    /** The run as it would be: held, or ready to be published. */
    private Run run(Night night, @Nullable List<String> partners, Set<NightPart> parts) throws StopRequested {
        DeliveryRules rules = DeliveryRules.of(settings, night.programme().rulebooks(), clock.instant())
                .withoutMandatory();
        try (NightWork work = new NightWork(night, database, settings, rules, partners, 1)) {
            new UncommittedNight(night, work).run(parts);
            return work.run();
        }
    }

    private Set<Feed> missing(Run run) {
        Set<Feed> missing = EnumSet.noneOf(Feed.class);
        settings.mandatoryFeeds().forEach(feed -> Feed.of(feed).ifPresent(missing::add));
        Set<Feed> mandatory = Set.copyOf(missing);
        missing.removeAll(database.deliveries().feedsApplied(run.runId()));
        settings
                .freshnessOfFeeds()
                .late(run.businessDate(), database.deliveries().newestApplied(run.runId()))
                .stream()
                .map(Freshness.Late::feed)
                .filter(mandatory::contains)
                .forEach(missing::add);
        return missing;
    }
}
