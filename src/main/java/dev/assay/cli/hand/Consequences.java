package dev.assay.cli.hand;

import dev.assay.assessment.Assessor;
import dev.assay.assessment.Before;
import dev.assay.assessment.Verdict;
import dev.assay.facts.Dossier;
import dev.assay.facts.Fact;
import dev.assay.renewal.RiskNotification;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.RiskState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a row would change of a partner: the night of a day by the facts as they are known now, with the row and without.
 *
 * @param before what has been published of the partner before that night
 */
record Consequences(Assessor assessor, Before before, LocalDate day) {
    /** Line by line; empty if the row changes nothing. */
    List<String> of(Dossier dossier, Fact row) {
        Verdict without = assessor.assess(dossier, before, day);
        Verdict with = assessor.assess(dossier.with(row), before, day);
        Map<String, CompetencyStanding> was = byCode(without);
        Map<String, CompetencyStanding> is = byCode(with);
        Set<String> codes = new TreeSet<>(was.keySet());
        codes.addAll(is.keySet());
        List<String> lines = new ArrayList<>();
        for (String code : codes) {
            List<String> changes = new ArrayList<>();
            add(changes, "effective", level(was.get(code), true), level(is.get(code), true));
            add(changes, "displayed", level(was.get(code), false), level(is.get(code), false));
            add(changes, "risk", risk(was.get(code)), risk(is.get(code)));
            if (!changes.isEmpty()) {
                lines.add(code + ": " + String.join(", ", changes));
            }
        }
        List<String> told = told(with);
        told.removeAll(told(without));
        told.forEach(notification -> lines.add("notified: " + notification));
        return lines;
    }

    private static Map<String, CompetencyStanding> byCode(Verdict verdict) {
        Map<String, CompetencyStanding> byCode = new TreeMap<>();
        verdict.competencies().forEach(standing -> byCode.put(standing.competencyCode(), standing));
        return byCode;
    }

    private static void add(List<String> changes, String what, String was, String is) {
        if (!was.equals(is)) {
            changes.add("%s %s -> %s".formatted(what, was, is));
        }
    }

    private static String level(@Nullable CompetencyStanding standing, boolean effective) {
        return standing == null ? "NONE" : (effective ? standing.effective() : standing.displayed()).name();
    }

    private static String risk(@Nullable CompetencyStanding standing) {
        if (standing == null || standing.risk() == RiskState.NONE) {
            return "none";
        }
        return standing.lapsesOn() == null ? standing.risk().name() : standing.risk() + " on " + standing.lapsesOn();
    }

    private static List<String> told(Verdict verdict) {
        List<String> told = new ArrayList<>();
        for (RiskNotification notification : verdict.notifications()) {
            told.add(notification.kind() + " of " + notification.episode().competencyCode());
        }
        return told;
    }
}
