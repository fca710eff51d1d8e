package dev.assay.cause;

import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.Timeline;
import dev.assay.rules.Level;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a competency no longer reaches a level, or will not: compares the path that carried it with today's. Every answer
 * may depend on the past, so all throw {@link dev.assay.evaluation.MissingPast} if the dossier lacks it.
 */
public final class Causes {
    /**
     * How far back a day is searched on which the level held: a term of a year, plus a month; a longer term completely.
     */
    public static final Period LOOK_BACK = Period.ofMonths(13);

    private final Timeline timeline;
    private final LocalDate since;
    private final Map<String, List<Cause>> known = new HashMap<>();
    private LocalDate oldestLoss = LocalDate.MAX;

    /** @param termStartsOn of the current term, which is searched completely; null if there is none */
    public Causes(Timeline timeline, @Nullable LocalDate termStartsOn) {
        LocalDate usual = timeline.asOf().minus(LOOK_BACK);
        LocalDate wanted = termStartsOn != null && termStartsOn.isBefore(usual) ? termStartsOn : usual;
        this.timeline = timeline;
        this.since = wanted.isBefore(timeline.firstDay()) ? timeline.firstDay() : wanted;
    }

    /**
     * Why the competency is below {@code wanted} on the business date, although it was published as reached; never
     * empty.
     */
    public List<Cause> ofLoss(String code, Level wanted) {
        return known.computeIfAbsent(code + " " + wanted, key -> findLoss(code, wanted));
    }

    /**
     * Why the competency is below {@code wanted} on the business date, if it once held. Empty if according to the facts
     * known now it never held in the time searched.
     */
    public List<Cause> sinceItHeld(String code, Level wanted) {
        return loss(code, wanted).map(loss -> loss.causes(wanted)).orElse(List.of());
    }

    /**
     * Why the competency is going to fall below {@code wanted}.
     *
     * @param lapsesOn first day on which it will be below; the day before it is not
     */
    public List<Cause> ofLapse(String code, Level wanted, LocalDate lapsesOn) {
        timeline.needPast();
        PartnerDay held = timeline.on(lapsesOn.minusDays(1));
        return new Loss(timeline, code, held, timeline.on(lapsesOn), lapsesOn).causes(wanted);
    }

    /**
     * The earliest first day of a loss that was requested; {@link LocalDate#MIN} if one was not found in the time
     * searched, {@link LocalDate#MAX} if none was requested.
     */
    public LocalDate oldestLoss() {
        return oldestLoss;
    }

    private void found(LocalDate lostOn) {
        if (lostOn.isBefore(oldestLoss)) {
            oldestLoss = lostOn;
        }
    }

    private List<Cause> findLoss(String code, Level wanted) {
        Optional<Loss> loss = loss(code, wanted);
        found(loss.map(Loss::lostOn).orElse(LocalDate.MIN));
        return loss.map(happened -> happened.causes(wanted))
                .orElseGet(() -> new Correction(timeline.today(), code).causes(wanted));
    }

    /** Empty if the level held on no day in the time searched. */
    private Optional<Loss> loss(String code, Level wanted) {
        timeline.needPast();
        List<LocalDate> points = new ArrayList<>();
        points.add(since);
        points.addAll(timeline.changesSince(since));
        for (int i = points.size() - 2; i >= 0; i--) {
            PartnerDay held = timeline.on(points.get(i));
            if (held.level(code).reaches(wanted)) {
                return Optional.of(new Loss(timeline, code, held, timeline.today(), points.get(i + 1)));
            }
        }
        return Optional.empty();
    }
}
