package dev.assay.outbound;

import dev.assay.assessment.Programme;
import dev.assay.language.Messages;
import dev.assay.language.Phrases;
import dev.assay.language.Titles;
import dev.assay.outbound.PartnerPage.Detail;
import dev.assay.remedy.Remedy;
import dev.assay.report.LevelMark;
import dev.assay.report.LevelScale;
import dev.assay.report.RiskRemedies;
import dev.assay.report.RiskRemedies.Answer;
import dev.assay.report.RiskRemedies.AtRisk;
import dev.assay.rules.Level;
import dev.assay.standing.Score;
import dev.assay.store.Database;
import dev.assay.store.history.PublishedPartners;
import dev.assay.store.history.PublishedPartners.Competency;
import dev.assay.store.history.PublishedPartners.Risk;
import dev.assay.store.history.PublishedPartners.Standing;
import dev.assay.store.result.NotificationPayload.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the page of one partner from published results, and remedies from the current facts. */
public final class PartnerReport {
    private final Database database;
    private final Programme programme;
    private final int factsPerPartner;
    private final LocalDate day;
    private final Messages messages;
    private final Phrases phrases;
    private final Titles titles;
    private final LevelScale ladders;
    private final Letters letters;

    /**
     * @param programme with the rulebooks of the last published night
     * @param factsPerPartner see {@link RiskRemedies}
     * @param day the last published business date
     * @param messages the language of the page
     */
    public PartnerReport(
            Database database, Programme programme, int factsPerPartner, LocalDate day, Messages messages) {
        this.titles = new Titles(programme.rulebooks(), day);
        this.database = database;
        this.programme = programme;
        this.factsPerPartner = factsPerPartner;
        this.day = day;
        this.messages = messages;
        this.phrases = Phrases.forPartners(messages, titles);
        this.ladders = new LevelScale(programme.rulebooks(), day, phrases);
        this.letters = new Letters(messages, titles);
    }

    /** The page; empty if nothing is published for the partner. Should be read in one transaction. */
    public Optional<PartnerPage> page(String partnerId) {
        return database.partners().standing(partnerId).map(this::page);
    }

    /** Renders a page. */
    public static String html(PartnerPage page) {
        StringOutput html = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("standing.jte", page, html);
        return html.toString();
    }

    private PartnerPage page(Standing standing) {
        String id = standing.partnerId();
        PublishedPartners published = database.partners();
        List<Competency> competencies = published.competencies(id);
        List<Risk> risks = published.risks(id);
        Map<AtRisk, Answer> answers = new RiskRemedies(database, programme, factsPerPartner)
                .of(day, risks.stream().map(risk -> atRisk(id, risk)).toList());
        RequirementLines lines =
                new RequirementLines(messages, phrases, published.progress(id), published.contributions(id));
        return new PartnerPage(
                messages,
                standing.name() == null ? id : standing.name(),
                day,
                membership(standing, competencies),
                facts(standing, competencies),
                risks.stream()
                        .map(risk -> risk(risk, answers.get(atRisk(id, risk))))
                        .toList(),
                competencies.stream().map(this::row).toList(),
                competencies.stream()
                        .flatMap(competency ->
                                details(competency, remedy(id, competency, risks, answers), lines).stream())
                        .toList(),
                published.benefits(id));
    }

    private static AtRisk atRisk(String partnerId, Risk risk) {
        return new AtRisk(partnerId, risk.competencyCode(), risk.displayedLevel());
    }

    /** Where there are no memberships, the first enrolment. */
    private String membership(Standing standing, List<Competency> competencies) {
        if (standing.termStartsOn() == null && !titles.hasMemberships()) {
            List<String> enrolled = enrolled(competencies);
            return enrolled.isEmpty() ? messages.say("page.enrolled.none") : enrolled.get(0);
        }
        return standing.termStartsOn() == null || standing.renewsOn() == null
                ? messages.say("page.membership.none")
                : messages.say(
                        "page.membership",
                        "level",
                        phrases.level(standing.membershipLevel()),
                        "from",
                        messages.date(standing.termStartsOn()),
                        "to",
                        messages.date(standing.renewsOn()));
    }

    private List<String> enrolled(List<Competency> competencies) {
        List<String> enrolled = new ArrayList<>();
        for (Competency competency : competencies) {
            if (competency.termStartsOn() != null && competency.renewsOn() != null) {
                enrolled.add(messages.say(
                        "page.enrolled",
                        "competency",
                        phrases.competency(competency.competencyCode()),
                        "level",
                        phrases.level(competency.displayedLevel()),
                        "from",
                        messages.date(competency.termStartsOn()),
                        "to",
                        messages.date(competency.renewsOn())));
            }
        }
        return enrolled;
    }

    private List<String> facts(Standing standing, List<Competency> competencies) {
        List<String> enrolled = enrolled(competencies);
        if (!titles.hasMemberships()) {
            return enrolled.subList(Math.min(1, enrolled.size()), enrolled.size());
        }
        List<String> facts = new ArrayList<>(enrolled);
        facts.add(messages.say("page.eligible", "level", phrases.level(standing.eligibleLevel())));
        if (standing.renewableLevel() != null) {
            facts.add(messages.say("page.renewable", "level", phrases.level(standing.renewableLevel())));
        }
        return facts;
    }

    private PartnerPage.Risk risk(Risk risk, @Nullable Answer answer) {
        Content content = new Content(
                risk.state(),
                risk.displayedLevel(),
                risk.renewableLevel(),
                risk.membershipAtRisk(),
                risk.lapsesOn(),
                null,
                risk.causes());
        String due = messages.date(risk.renewsOn());
        List<Letter.Part> text = new ArrayList<>(letters.risk(risk.competencyCode(), content));
        text.addAll(letters.remedy(answer, phrases.level(risk.displayedLevel()), due));
        return new PartnerPage.Risk(
                phrases.competency(risk.competencyCode()),
                mark(risk.competencyCode(), risk.displayedLevel()),
                messages.say("page.due", "day", due),
                text);
    }

    private PartnerPage.Row row(Competency competency) {
        String code = competency.competencyCode();
        return new PartnerPage.Row(
                phrases.competency(code),
                mark(code, competency.displayedLevel()),
                mark(code, competency.effectiveLevel()),
                points(competency.score()));
    }

    private @Nullable String points(@Nullable Score score) {
        return score == null
                ? null
                : messages.say("points", "have", messages.figure(score.have()), "need", messages.figure(score.need()));
    }

    private LevelMark mark(String code, String level) {
        return ladders.mark(code, level);
    }

    private static @Nullable Remedy remedy(
            String partnerId, Competency competency, List<Risk> risks, Map<AtRisk, Answer> answers) {
        return risks.stream()
                .filter(risk -> risk.competencyCode().equals(competency.competencyCode()))
                .map(risk -> answers.get(atRisk(partnerId, risk)))
                .filter(answer -> answer != null && answer.remedy() != null)
                .map(Answer::remedy)
                .findFirst()
                .orElse(null);
    }

    /** The path that satisfies the level reached, and the path by which a level at risk can be regained. */
    private List<Detail> details(Competency competency, @Nullable Remedy remedy, RequirementLines lines) {
        List<Detail> details = new ArrayList<>();
        String satisfied = competency.satisfiedPath();
        if (satisfied != null) {
            detail(competency.competencyCode(), competency.effectiveLevel(), satisfied, lines)
                    .ifPresent(details::add);
        }
        if (remedy != null
                && remedy.pathCode() != null
                && !(remedy.pathCode().equals(satisfied)
                        && remedy.level().name().equals(competency.effectiveLevel()))) {
            detail(competency.competencyCode(), remedy.level().name(), remedy.pathCode(), lines)
                    .ifPresent(details::add);
        }
        return details;
    }

    private Optional<Detail> detail(String code, String level, String path, RequirementLines lines) {
        Level wanted = programme.rulebooks().levelsOn(day).of(code, level);
        return programme.rulebooks().newestKnown(code, day).stream()
                .flatMap(competency -> competency.paths(wanted).stream())
                .filter(way -> way.code().equals(path))
                .findFirst()
                .map(way -> new Detail(phrases.competency(code), mark(code, level), lines.of(code, way.requires())));
    }
}
