package dev.assay.night;

import dev.assay.feed.FeedLimits;
import dev.assay.feed.Inbox;
import dev.assay.feed.InboxException;
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
 * What somebody wants to be done in a night.
 *
 * @param date the business date
 * @param rulebooks loads them; asked only when the night is really going to be run
 * @param full whether every partner is to be evaluated
 * @param reason why a date is to be done again; null for a nightly
 */
public record NightOrder(
        LocalDate date,
        Path inbox,
        Supplier<LoadedRulebooks> rulebooks,
        @Nullable String reason,
        boolean full,
        Progress progress) {
    /** The same by rulebooks that are loaded already. */
    public NightOrder with(LoadedRulebooks books) {
        return new NightOrder(date, inbox, () -> books, reason, full, progress);
    }

    /** The same, evaluating every partner. */
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
                .orElseThrow(() -> new NightRefused(
                        NightRefused.Because.INPUT,
                        "no rulebook is in force on %s; add one with effective_from on or before it".formatted(date)));
    }

    /** A mistyped or unmounted folder shall not look like a night that failed. */
    static void refuseWithoutInbox(Path inbox, FeedLimits limits) {
        try {
            Inbox.scan(inbox, limits);
        } catch (InboxException e) {
            throw new NightRefused(NightRefused.Because.CONFIGURATION, Failures.message(e), e);
        }
    }
}
