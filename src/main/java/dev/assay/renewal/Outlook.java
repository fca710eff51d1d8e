package dev.assay.renewal;

import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.Timeline;
import dev.assay.rules.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether levels last until the day of renewal, with what is known on the business date.
 *
 * <p>Example: gold is displayed, a credential runs out on 10 March, its holder is replaced on 1 April, another leaves
 * on 1 June and the term renews on 1 July: gold lapses on 1 June, for only from then on does it stay below gold through
 * the day of renewal.
 */
public final class Outlook {
    private final Timeline timeline;
    private final LocalDate renewsOn;
    private final List<LocalDate> changes;

    /** @param renewsOn first day after the term, later than the business date */
    public Outlook(Timeline timeline, LocalDate renewsOn) {
        this.timeline = timeline;
        this.renewsOn = renewsOn;
        this.changes = timeline.changesUntil(renewsOn);
    }

    /** The partner on the renewal date. */
    public PartnerDay atRenewal() {
        return changes.isEmpty() ? timeline.today() : timeline.on(changes.get(changes.size() - 1));
    }

    /** The day of renewal. */
    public LocalDate renewsOn() {
        return renewsOn;
    }

    /**
     * The earliest day after the business date from which a level stays below {@code wanted} on every day through
     * {@code renewsOn}; empty if it is not below on {@code renewsOn}.
     *
     * @param level what to look at; not below {@code wanted} on the business date
     */
    public Optional<LocalDate> staysBelowFrom(Level wanted, Function<PartnerDay, Level> level) {
        LocalDate first = null;
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (level.apply(timeline.on(changes.get(i))).reaches(wanted)) {
                break;
            }
            first = changes.get(i);
        }
        return Optional.ofNullable(first);
    }
}
