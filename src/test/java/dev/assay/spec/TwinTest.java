package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assessment.Assessor;
import dev.assay.assessment.Programme;
import dev.assay.assessment.Verdict;
import dev.assay.facts.Dossier;
import dev.assay.renewal.Episode;
import dev.assay.renewal.RiskNotification;
import dev.assay.standing.PartnerStanding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whole nights of made-up partners, held against the twin. {@code -Dassay.twin.seed=N -Dassay.twin.tales=N} play other
 * ones, or one that failed.
 */
final class TwinTest {
    private static final long SEED = Long.getLong("assay.twin.seed", 1L);
    private static final int TALES = Integer.getInteger("assay.twin.tales", 500);

    @Test
    void every_night_says_what_the_twin_says() {
        for (long seed = SEED; seed < SEED + TALES; seed++) {
            play(seed);
        }
    }

    private static void play(long seed) {
        Random random = new Random(seed);
        Programme programme = new RandomRules(random).programme();
        Assessor assessor = new Assessor(programme);
        Twin twin = new Twin(programme);
        Chronicle chronicle = new Chronicle();
        KnownFacts facts = new KnownFacts();
        for (RandomTale.Step step : new RandomTale(random).steps()) {
            step.arrived().forEach(facts::take);
            String where = "-Dassay.twin.tales=1 -Dassay.twin.seed=%d, %s of %s"
                    .formatted(seed, step.again() ? "rerun" : "night", step.asOf());
            Dossier dossier = facts.dossier(RandomTale.PARTNER);
            Verdict verdict = assessor.assess(
                    dossier, chronicle.before(dossier, step.asOf(), programme.rulebooks()), step.asOf());
            Twin.Look look = twin.new Look(facts, step.asOf());
            List<String> wanted = twin.night(look);
            assertThat(rows(verdict)).as(where).isEqualTo(rows(wanted));
            assertThat(told(verdict)).as(where).isEqualTo(told(wanted));
            chronicle.publish(step.asOf(), verdict);
            causesFit(where, look, programme, chronicle.episodes());
        }
    }

    private static List<String> rows(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("told ")).sorted().toList();
    }

    private static List<String> told(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("told ")).toList();
    }

    private static List<String> rows(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        verdict.competencies()
                .forEach(row -> lines.add(
                        "competency %s earned %s effective %s retained %s displayed %s path %s centre %s risk %s lapses %s"
                                .formatted(
                                        row.competencyCode(),
                                        row.earned(),
                                        row.effective(),
                                        row.retained(),
                                        row.displayed(),
                                        row.satisfiedPath(),
                                        row.center(),
                                        row.risk(),
                                        row.lapsesOn())));
        verdict.progress()
                .forEach(row -> lines.add("progress %s %s have %s need %s met %s overridden %s"
                        .formatted(
                                row.competencyCode(),
                                row.requirementId(),
                                plain(row.have()),
                                plain(row.need()),
                                row.met(),
                                row.overridden())));
        verdict.contributions()
                .forEach(row -> lines.add("contribution %s %s %s %s override %s"
                        .formatted(
                                row.competencyCode(),
                                row.requirementId(),
                                row.personId(),
                                row.credentialCodes(),
                                row.byOverride())));
        verdict.benefits().forEach(row -> lines.add("benefit " + row.benefitCode()));
        verdict.critical()
                .forEach(row -> lines.add("critical %s %s from %s to %s"
                        .formatted(row.competencyCode(), row.personId(), row.levelWith(), row.levelWithout())));
        lines.add(partner(verdict.standing()));
        Collections.sort(lines);
        return lines;
    }

    private static String partner(PartnerStanding row) {
        return "partner %s %s %s eligible %s renewable %s risk %s open %d"
                .formatted(
                        row.membershipLevel(),
                        row.termStartsOn(),
                        row.renewsOn(),
                        row.eligibleLevel(),
                        row.renewableLevel(),
                        row.membershipAtRisk(),
                        row.openRisks());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static List<String> told(Verdict verdict) {
        return verdict.notifications().stream().map(TwinTest::told).toList();
    }

    private static String told(RiskNotification notification) {
        Episode episode = notification.episode();
        return "told %s %s term %s number %d notification %d: %s %s %s %s %s opened %s reminders %s renews %s"
                .formatted(
                        episode.competencyCode(),
                        episode.open() ? notification.kind() : notification.kind() + " " + episode.clearedBecause(),
                        episode.termStartsOn(),
                        episode.number(),
                        episode.notificationCount(),
                        episode.state(),
                        episode.displayed(),
                        episode.renewable(),
                        episode.membershipAtRisk(),
                        episode.lapsesOn(),
                        episode.openedOn(),
                        new TreeSet<>(episode.remindersSent()),
                        episode.renewsOn());
    }

    private static void causesFit(String where, Twin.Look look, Programme programme, List<Episode> episodes) {
        LocalDate first = programme.rulebooks().versions().get(0).effectiveFrom();
        for (Episode episode : episodes) {
            if (episode.open()) {
                String which = where + ", causes of " + episode.competencyCode() + " " + episode.causes();
                new TwinCauses(which, look, episode, first).check();
            }
        }
    }
}
