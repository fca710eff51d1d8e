package dev.assay.report;

import dev.assay.language.Phrases;
import dev.assay.language.Titles;
import dev.assay.report.RiskRemedies.Answer;
import dev.assay.report.RiskRemedies.AtRisk;
import dev.assay.report.RiskTable.Line;
import dev.assay.report.RiskTable.OfPartner;
import dev.assay.store.history.RunFindings.OpenRisk;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the rows of risks for the table of the page and for the CSV file. */
final class RiskLines {
    /** How many rows are visible before anything is expanded: on a narrow screen, and on any screen. */
    private static final int NARROW = 5;

    private static final int WIDE = 20;

    private final LocalDate date;
    private final Phrases phrases;
    private final Titles titles;
    private final LevelScale ladders;
    private final Map<AtRisk, Answer> remedies;

    RiskLines(LocalDate date, Phrases phrases, Titles titles, LevelScale ladders, Map<AtRisk, Answer> remedies) {
        this.date = date;
        this.phrases = phrases;
        this.titles = titles;
        this.ladders = ladders;
        this.remedies = remedies;
    }

    /**
     * The table.
     *
     * @param risks ordered by renewal date
     * @param total the number of risks, including those not listed
     */
    RiskTable table(List<OpenRisk> risks, long total) {
        RiskFilters filters = new RiskFilters(risks, date, titles, ladders);
        Map<String, List<OpenRisk>> byPartner = new LinkedHashMap<>();
        risks.forEach(risk -> byPartner
                .computeIfAbsent(risk.partnerId(), id -> new ArrayList<>())
                .add(risk));
        List<OfPartner> partners = new ArrayList<>();
        int lines = 0;
        for (Map.Entry<String, List<OpenRisk>> partner : byPartner.entrySet()) {
            lines += partner.getValue().size();
            partners.add(new OfPartner(
                    partner.getKey(),
                    partner.getValue().get(0).name(),
                    lines <= NARROW ? "first" : lines <= WIDE ? "next" : "rest",
                    partner.getValue().stream().map(risk -> line(risk, filters)).toList()));
        }
        return new RiskTable(partners, total, risks.size(), filters.groups(), csv(risks));
    }

    private Line line(OpenRisk risk, RiskFilters filters) {
        List<String> causes = phrases.causes(risk.competencyCode(), risk.causes());
        return new Line(
                filters.marks(risk),
                risk.renewsOn(),
                Wording.away(date, risk.renewsOn()),
                titles.competency(risk.competencyCode()),
                ladders.mark(risk.competencyCode(), risk.displayed()),
                risk.state(),
                risk.lapsesOn(),
                causes.isEmpty() ? "" : causes.get(0),
                Math.max(0, causes.size() - 1),
                remedy(risk),
                risk.openedOn().equals(date),
                risk.membershipAtRisk(),
                risk.otherRenewable()
                        .map(level -> ladders.mark(risk.competencyCode(), level))
                        .orElse(null),
                risk.score());
    }

    private String remedy(OpenRisk risk) {
        Answer answer = remedies.get(new AtRisk(risk.partnerId(), risk.competencyCode(), risk.displayed()));
        if (answer == null) {
            return "";
        }
        return answer.remedy() == null ? phrases.unreachable() : String.join("; ", phrases.steps(answer.remedy()));
    }

    private RiskTable.@Nullable Csv csv(List<OpenRisk> risks) {
        if (risks.isEmpty()) {
            return null;
        }
        CsvLink link = new CsvLink(
                "due_on",
                "partner_id",
                "partner",
                "competency_code",
                "competency",
                "level",
                "state",
                "lapses_on",
                "renewable_level",
                "membership_at_risk",
                "opened_on",
                "causes",
                "remedy",
                "score",
                "score_needed");
        for (OpenRisk risk : risks) {
            link.add(
                    risk.renewsOn().toString(),
                    risk.partnerId(),
                    risk.name(),
                    risk.competencyCode(),
                    titles.competency(risk.competencyCode()),
                    risk.displayed(),
                    risk.state().name(),
                    risk.lapsesOn() == null ? null : risk.lapsesOn().toString(),
                    risk.renewable(),
                    risk.membershipAtRisk() ? "1" : "0",
                    risk.openedOn().toString(),
                    String.join("; ", phrases.causes(risk.competencyCode(), risk.causes())),
                    remedy(risk),
                    risk.score() == null ? null : risk.score().have().toPlainString(),
                    risk.score() == null ? null : risk.score().need().toPlainString());
        }
        return new RiskTable.Csv("risks-%s.csv".formatted(date), link.address(), link.rows());
    }
}
