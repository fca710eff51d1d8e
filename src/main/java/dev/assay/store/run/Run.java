package dev.assay.store.run;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one night: a row of the table {@code run}. Instants are UTC.
 *
 * @param attempt from 1, within the business date
 * @param reason why an operator requested it; null for a nightly run
 * @param rulebook the version in force on the business date
 * @param fingerprint SHA-256 of all rulebooks, in hex
 * @param comparedWith the run that was published when this one began; null if there was none
 * @param edition 1, 2, 3, ... in the order of publication; null if it was never published
 * @param firstSeq the first notification; null if there are none
 * @param lastSeq the last notification, inclusive; null if there are none
 * @param decidedBy SHA-256 of rules, settings and program that determine results, in hex; null for an earlier version of the
 *     program
 * @param full whether every partner was evaluated, or only those that were due; null while that is not determined
 * @param pairsAfter pairs of partner and competency with a level above NONE after its publication; null while not
 *     counted
 * @param partnersEvaluated partners with valid results in the run: all whose evaluation did not fail
 * @param partnersReevaluated partners that were evaluated again for that; null while not counted
 */
public record Run(
        long runId,
        LocalDate businessDate,
        int attempt,
        RunStatus status,
        @Nullable String reason,
        String rulebook,
        String fingerprint,
        @Nullable Long comparedWith,
        @Nullable Long edition,
        LocalDateTime startedAt,
        @Nullable LocalDateTime endedAt,
        @Nullable LocalDateTime publishedAt,
        @Nullable Long firstSeq,
        @Nullable Long lastSeq,
        @Nullable String decidedBy,
        @Nullable Boolean full,
        @Nullable Long pairsAfter,
        long partnersEvaluated,
        long partnersFailed,
        long standingsChanged,
        long notifications,
        @Nullable String heldBecause,
        @Nullable String failure,
        @Nullable Long partnersReevaluated) {}
