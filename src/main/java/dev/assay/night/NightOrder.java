package dev.assay.night;

import dev.assay.feed.Inbox;
import dev.assay.feed.InboxException;
import dev.assay.feed.format.FeedLimits;
import dev.assay.operation.Failures;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Progress;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rules.Rulebook;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request to run a night.
 *
 * @param date the business date
 * @param rulebooks supplies the rulebooks; called only when the night is really run
 * @param full whether every partner is to be evaluated
 * @param reason why a date is run again; null for a nightly run
 */
public record NightOrder(
        LocalDate date,
        Path inbox,
        Supplier<LoadedRulebooks> rulebooks,
        @Nullable String reason,
        boolean full,
        Progress progress) {
    /** A nightly order with rulebooks that are already loaded. */
    public NightOrder with(LoadedRulebooks books) {
        return new NightOrder(date, inbox, () -> books, reason, full, progress);
    }

    /** A copy of this order that evaluates every partner. */
    public NightOrder evaluatingAll() {
        return new NightOrder(date, inbox, rulebooks, reason, true, progress);
    }

    /**
     * The rulebook in force on a date.
     *
     * @throws NightRefused if there is none
     */
    static Rulebook inForce(LoadedRulebooks books, LocalDate date) {
        return books.rulebooks()
                .inForceOn(date)
                .orElseThrow(() -> NightRefused.Because.INPUT.refusal(
                        "no rulebook is in force on %s; add one with effective_from on or before it", date));
    }

    /** Refuses a mistyped or unmounted folder before the night starts, so that it does not look like a failed night. */
    static void refuseWithoutInbox(Path inbox, FeedLimits limits) {
        try {
            Inbox.scan(inbox, limits);
        } catch (InboxException e) {
            throw new NightRefused(NightRefused.Because.CONFIGURATION, Failures.message(e), e);
        }
    }
}
