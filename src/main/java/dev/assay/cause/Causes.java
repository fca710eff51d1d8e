package dev.assay.cause;

import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.Timeline;
import dev.assay.rules.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Why a competency does not reach a level any more, or will not: the path that carried it is held against today's. */
public final class Causes {
    private final Timeline timeline;
    private final LocalDate since;
    private final Map<String, List<Cause>> known = new HashMap<>();
    private LocalDate oldestLoss = LocalDate.MAX;

    /** @param since how far to look back for a day on which the level held, inclusive */
    public Causes(Timeline timeline, LocalDate since) {
        this.timeline = timeline;
        this.since = since.isBefore(timeline.firstDay()) ? timeline.firstDay() : since;
    }

    /** Why the competency is below {@code wanted} on the business date. */
    public List<Cause> ofLoss(String code, Level wanted) {
        return known.computeIfAbsent(code + " " + wanted, key -> findLoss(code, wanted));
    }

    /**
     * Why the competency is going to fall below {@code wanted}.
     *
     * @param lapsesOn first day on which it will be below; the day before it is not
     */
    public List<Cause> ofLapse(String code, Level wanted, LocalDate lapsesOn) {
        PartnerDay held = timeline.on(lapsesOn.minusDays(1));
        return new Loss(timeline, code, held, timeline.on(lapsesOn), lapsesOn).causes(wanted);
    }

    /**
     * The earliest first day of a loss that was asked for; {@link LocalDate#MIN} if one was not found in the time looked
     * back on, {@link LocalDate#MAX} if none was asked for.
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
        List<LocalDate> points = new ArrayList<>();
        points.add(since);
        points.addAll(timeline.changesSince(since));
        for (int i = points.size() - 2; i >= 0; i--) {
            PartnerDay held = timeline.on(points.get(i));
            if (held.level(code).atLeast(wanted)) {
                found(points.get(i + 1));
                return new Loss(timeline, code, held, timeline.today(), points.get(i + 1)).causes(wanted);
            }
        }
        found(LocalDate.MIN);
        return new Shortfall(timeline, code, since).causes(wanted);
    }
}
