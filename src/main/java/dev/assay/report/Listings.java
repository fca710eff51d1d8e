package dev.assay.report;

import dev.assay.language.Phrases;
import dev.assay.language.Titles;
import dev.assay.report.ReportPage.ChangeLine;
import dev.assay.report.ReportPage.CriticalLine;
import dev.assay.report.ReportPage.OverrideLine;
import dev.assay.report.ReportPage.PartnerName;
import dev.assay.store.history.RunFindings.Change;
import dev.assay.store.history.RunFindings.Critical;
import dev.assay.store.history.RunFindings.EndingOverride;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the collapsible lists of the page. */
record Listings(Phrases phrases, Titles titles, LevelScale ladders, RiskTable risks, LocalDate date) {
    List<ChangeLine> changes(List<Change> changes) {
        return changes.stream().map(this::change).toList();
    }

    List<OverrideLine> overrides(List<EndingOverride> overrides) {
        return overrides.stream().map(this::override).toList();
    }

    List<CriticalLine> critical(List<Critical> people) {
        return people.stream()
                .map(person -> new CriticalLine(
                        partner(person.partnerId(), person.name()),
                        person.personId(),
                        titles.competency(person.competencyCode()),
                        ladders.mark(person.competencyCode(), person.levelWith()),
                        ladders.mark(person.competencyCode(), person.levelWithout())))
                .toList();
    }

    private ChangeLine change(Change change) {
        String code = change.competencyCode();
        List<String> causes = phrases.causes(code, change.causes());
        String way = change.risen() < 0 ? "fell" : change.risen() > 0 ? "rose" : "shown";
        return new ChangeLine(
                partner(change.partnerId(), change.name()),
                titles.competency(code),
                way,
                ladders.mark(code, change.effectiveFrom()),
                ladders.mark(code, change.effectiveTo()),
                ladders.mark(code, change.displayedFrom()),
                ladders.mark(code, change.displayedTo()),
                causes.isEmpty() ? "" : causes.get(0),
                Math.max(0, causes.size() - 1));
    }

    private OverrideLine override(EndingOverride override) {
        return new OverrideLine(
                override.overrideId(),
                partner(override.partnerId(), override.name()),
                titles.competency(override.competencyCode()),
                grants(override),
                override.endsOn(),
                Wording.away(date, override.endsOn()));
    }

    private String grants(EndingOverride override) {
        if (override.level() != null) {
            return phrases.level(override.level());
        }
        return override.requirementId() != null
                ? "requirement " + override.requirementId()
                : "%s to %s"
                        .formatted(phrases.credential(String.valueOf(override.credentialCode())), override.personId());
    }

    private PartnerName partner(String id, @Nullable String name) {
        return new PartnerName(id, name, risks.lists(id) ? RiskTable.OfPartner.anchor(id) : null);
    }
}
