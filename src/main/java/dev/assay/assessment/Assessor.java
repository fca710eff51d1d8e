package dev.assay.assessment;

import dev.assay.cause.Cause;
import dev.assay.cause.Causes;
import dev.assay.cause.TermEnd;
import dev.assay.evaluation.Evaluator;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.Dossier;
import dev.assay.renewal.Episodes;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import java.time.LocalDate;
import java.util.EnumSet;
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
     * @param dossier all facts about the partner
     * @param before its published results
     * @param asOf the business date
     * @throws IllegalArgumentException if no rulebook is in force on {@code asOf}
     */
    public Verdict assess(Dossier dossier, Before before, LocalDate asOf) {
        Timeline timeline = evaluator.timeline(dossier, asOf);
        PartnerNight night = new PartnerNight(programme, dossier, timeline, before);
        Map<String, CompetencyStanding> standings = night.standings();
        PartnerStanding partner = night.partner(0);
        Causes causes = new Causes(timeline, partner.termStartsOn());
        Episodes episodes = new Episodes(partner.partnerId(), asOf, programme.reminderDays(), before.episodes());
        episodes.update(
                night.membership(), dossier.memberships(), night.situations(standings.values(), partner, causes));
        Published published = new Published(before.competencies(), standings);
        Details details = new Details(timeline.today(), standings);
        PartnerStanding seen = before.standing();
        Optional<Cause> termEnd =
                seen == null ? Optional.empty() : TermEnd.of(seen, dossier.memberships(), timeline.asOf());
        List<StandingChange> changes = published.changes(partner.partnerId(), causes, termEnd);
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
}
