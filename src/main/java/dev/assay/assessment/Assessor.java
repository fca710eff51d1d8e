package dev.assay.assessment;

import dev.assay.cause.Cause;
import dev.assay.cause.Causes;
import dev.assay.cause.TermEnd;
import dev.assay.evaluation.Evaluator;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.evaluation.Timeline;
import dev.assay.evaluation.Tracks;
import dev.assay.facts.Dossier;
import dev.assay.renewal.Episodes;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Computes the results of a night for one partner. Immutable and thread-safe. */
public final class Assessor {
    private final Programme programme;
    private final Evaluator evaluator;
    private final Set<NextDay.Reason> dueFor;

    public Assessor(Programme programme) {
        this(programme, EnumSet.allOf(NextDay.Reason.class));
    }

    /** @param dueFor for what partners are due again without any new fact */
    Assessor(Programme programme, Set<NextDay.Reason> dueFor) {
        this.dueFor = dueFor;
        this.programme = programme;
        this.evaluator = new Evaluator(programme.rulebooks(), programme.overrideDuration());
    }

    /**
     * The night of {@code asOf} for one partner.
     *
     * @param dossier the facts about the partner, those that can count from {@code asOf} on at least
     * @param before its published results
     * @param asOf the business date
     * @throws IllegalArgumentException if no rulebook is in force on {@code asOf}
     * @throws dev.assay.evaluation.MissingPast if there are causes to be named and the dossier lacks facts of the past
     */
    public Verdict assess(Dossier dossier, Before before, LocalDate asOf) {
        PartnerTerms terms = new PartnerTerms(programme.rulebooks(), dossier, before, asOf);
        Timeline timeline = timeline(evaluator, dossier, terms, asOf);
        PartnerNight night = new PartnerNight(programme, dossier, timeline, before, terms);
        Map<String, CompetencyStanding> standings = night.standings();
        PartnerStanding partner = night.partner(0);
        Causes causes = new Causes(timeline, terms.firstStart());
        Episodes episodes = new Episodes(partner.partnerId(), asOf, programme.reminderDays(), before.episodes());
        episodes.update(
                code -> night.termNow(code, standings),
                terms::renewsOn,
                night.situations(standings.values(), partner, causes));
        Published published = new Published(before.competencies(), standings);
        Details details = new Details(timeline.today(), standings);
        PartnerStanding seen = before.standing();
        Optional<Cause> membershipEnd =
                seen == null ? Optional.empty() : TermEnd.of(seen, dossier.memberships(), timeline.asOf());
        List<StandingChange> changes = published.changes(partner.partnerId(), causes, code -> terms.end(
                        before.competencies().get(code))
                .or(() -> membershipEnd));
        return new Verdict(
                night.partner(episodes.open()),
                List.copyOf(standings.values()),
                details.progress(),
                details.contributions(),
                details.benefits(partner),
                details.critical(),
                episodes.renewed(),
                episodes.notifications(),
                changes,
                published.pairs(),
                published.fallen(),
                published.pairsNow(),
                new NextDay(dueFor, programme, timeline, dossier)
                        .after(night, standings.values(), causes, episodes.open() > 0));
    }

    /** The partner over time, with the tracks that count for its terms by what nights have published of it. */
    static Timeline timeline(Evaluator evaluator, Dossier dossier, PartnerTerms terms, LocalDate asOf) {
        Map<Tracks.Track, LocalDate> since = new HashMap<>(terms.tracks());
        Timeline timeline = evaluator.timeline(dossier, asOf, new Tracks(since));
        int before = since.size();
        for (String code : terms.enrolled()) {
            if (terms.tracksCount(code)) {
                timeline.today().outcome(code).paths().stream()
                        .filter(path ->
                                !path.when().isEmpty() && path.when().stream().allMatch(RequirementOutcome::met))
                        .forEach(path -> since.putIfAbsent(new Tracks.Track(code, path.level(), path.code()), asOf));
            }
        }
        return since.size() == before ? timeline : evaluator.timeline(dossier, asOf, new Tracks(since));
    }
}
