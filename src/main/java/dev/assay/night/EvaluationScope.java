package dev.assay.night;

import dev.assay.assessment.FullEvaluation;
import dev.assay.facts.Sha256;
import dev.assay.operation.Settings;
import dev.assay.store.Database;
import dev.assay.store.run.DuePartners;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStore;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which partners a night evaluates: all of them, or those whose result can have changed since the published night. */
final class EvaluationScope {
    private final Night night;
    private final Settings settings;
    private final RunStore runs;
    private final DuePartners due;
    private final Run run;

    /** The published run that this night is compared with; null if there is none. */
    private final @Nullable Run published;

    private final Optional<FullEvaluation> full;

    EvaluationScope(Night night, Database database, Settings settings) {
        this.night = night;
        this.settings = settings;
        this.runs = database.runs();
        this.due = database.duePartners();
        this.run = night.run();
        this.published = run.comparedWith() == null
                ? null
                : runs.find(run.comparedWith()).orElse(null);
        this.full = FullEvaluation.needed(
                published == null ? null : of(published),
                of(run),
                runs.lastFull().orElse(null),
                night.forced(),
                settings.fullEvaluation());
    }

    private static FullEvaluation.Night of(Run run) {
        return new FullEvaluation.Night(run.businessDate(), run.decidedBy());
    }

    /** SHA-256, in hex, of everything except facts that determines results: rulebooks, settings and this program. */
    static String decidedBy(String rulebooksFingerprint, Settings settings) {
        return decidedBy(rulebooksFingerprint, settings, ProgramDigest.ofThisProgram());
    }

    static String decidedBy(String rulebooksFingerprint, Settings settings, String program) {
        String all = String.join(
                "|",
                program,
                rulebooksFingerprint,
                settings.overrideDuration().toString(),
                settings.lookAhead().toString(),
                settings.reminderDays().toString(),
                String.valueOf(settings.work().factsPerPartner()));
        return HexFormat.of().formatHex(Sha256.of(all));
    }

    /** The run after which applied facts matter; null if all facts matter. */
    @Nullable
    Long countedSince() {
        return full.isPresent() ? null : Objects.requireNonNull(published).runId();
    }

    /** Copies the due dates recorded by the published night. Runs in the current transaction. */
    void takeOver() {
        if (published != null) {
            due.takeOver(published.runId());
            due.nameByAllNames(published.runId());
        }
    }

    /** Determines once which partners the run evaluates. Runs in the current transaction. */
    void fix() {
        if (runs.find(run.runId()).orElseThrow().full() != null) {
            return;
        }
        runs.evaluates(run.runId(), full.isPresent());
        if (published != null && full.map(FullEvaluation::checks).orElse(true)) {
            due.list(run.runId(), published.runId(), night.date());
        }
    }

    /** Restricts the run to these partners. */
    void fix(List<String> only) {
        runs.evaluates(run.runId(), false);
        due.list(run.runId(), only);
    }

    /** Whether the run evaluates every partner, as determined earlier. */
    boolean everyPartner() {
        return Objects.requireNonNull(runs.find(run.runId()).orElseThrow().full(), "the scope is determined");
    }

    /** Whether partners that are not due are compared with their published results. */
    boolean checks() {
        return full.map(FullEvaluation::checks).orElse(false);
    }

    /** How many pairs of partner and competency are published with a level; null where nothing is published. */
    @Nullable
    Long pairsPublished() {
        return published == null ? null : published.pairsAfter();
    }
}
