package dev.assay.store.run;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one night: a row of {@code run}. Instants are UTC.
 *
 * @param attempt from 1, within the business date
 * @param reason why an operator asked for it; null for a nightly
 * @param rulebook the version in force on the business date
 * @param fingerprint SHA-256 over all rulebooks, in hex
 * @param comparedWith the run whose results readers saw when this one began; null if they saw none
 * @param edition 1, 2, 3, ... in the order of publication; null if it never was published
 * @param firstSeq the first notification; null if nothing was told
 * @param lastSeq the last notification, inclusive; null if nothing was told
 * @param decidedBy SHA-256 over the rules and settings that decide answers, in hex; null: by an earlier program
 * @param full whether every partner was evaluated, or only those who were due; null while that is not fixed
 * @param pairsAfter pairs of partner and competency with a level above NONE once it is published; null while not counted
 * @param partnersEvaluated partners whose answer the run vouches for: all whose evaluation did not fail
 * @param openRisks risks that are open once it is published; null while not counted
 * @param partnersReevaluated partners that were evaluated for that; null while not counted
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
        @Nullable Long partnersReevaluated,
        @Nullable Long openRisks) {}
