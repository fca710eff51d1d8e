package dev.assay.outbound;

import dev.assay.language.Messages;
import dev.assay.language.Phrases;
import dev.assay.rules.Requirement;
import dev.assay.rules.Source;
import dev.assay.store.history.PublishedPartners.Contribution;
import dev.assay.store.history.PublishedPartners.Progress;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The requirements of a path as lines: what they require, their progress, and who counts. */
final class RequirementLines {
    private final Messages messages;
    private final Phrases phrases;
    private final List<Progress> progress;
    private final List<Contribution> contributions;

    RequirementLines(Messages messages, Phrases phrases, List<Progress> progress, List<Contribution> contributions) {
        this.messages = messages;
        this.phrases = phrases;
        this.progress = progress;
        this.contributions = contributions;
    }

    /** The lines of requirements of a competency, each followed by those of its parts. */
    List<PartnerPage.Requirement> of(String competencyCode, List<Requirement> requirements) {
        List<PartnerPage.Requirement> lines = new ArrayList<>();
        requirements.forEach(requirement -> add(competencyCode, requirement, 0, lines));
        return lines;
    }

    private void add(String code, Requirement requirement, int depth, List<PartnerPage.Requirement> lines) {
        progress.stream()
                .filter(row ->
                        row.competencyCode().equals(code) && row.requirementId().equals(requirement.id()))
                .findFirst()
                .ifPresent(row -> lines.add(new PartnerPage.Requirement(
                        depth,
                        phrases.requirement(requirement),
                        figure(row.have()),
                        need(requirement, row),
                        row.met(),
                        note(requirement, row),
                        people(code, requirement.id()))));
        requirement.parts().forEach(part -> add(code, part, depth + 1, lines));
    }

    private String need(Requirement requirement, Progress row) {
        if (asksForNothing(requirement, row)) {
            return "";
        }
        boolean below = requirement instanceof Requirement.Figure asked && asked.below();
        return below ? messages.say("below", "figure", figure(row.need())) : figure(row.need());
    }

    private String note(Requirement requirement, Progress row) {
        return row.overridden()
                ? messages.say("page.granted")
                : asksForNothing(requirement, row) ? "" : messages.say(row.met() ? "page.met" : "page.unmet");
    }

    /** A source of points need not give any by itself. */
    private static boolean asksForNothing(Requirement requirement, Progress row) {
        return requirement instanceof Source && row.need().signum() == 0;
    }

    private String figure(BigDecimal figure) {
        return messages.figure(figure);
    }

    private List<String> people(String code, String requirementId) {
        return contributions.stream()
                .filter(row ->
                        row.competencyCode().equals(code) && row.requirementId().equals(requirementId))
                .map(row ->
                        row.byOverride() ? messages.say("page.exception", "person", row.personId()) : row.personId())
                .toList();
    }
}
