package dev.assay.cli;

import dev.assay.assessment.Explanation;
import dev.assay.cause.Cause;
import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.remedy.Remedy;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An explanation for programs; the names are those of the readers' views. */
final class ExplanationJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExplanationJson() {}

    static String write(Explanation explanation) {
        PartnerStanding partner = explanation.partner();
        ObjectNode node = JSON.createObjectNode()
                .put("partner_id", partner.partnerId())
                .put("date", explanation.day().toString())
                .put("rulebook", explanation.rulebook())
                .put("membership_level", partner.membershipLevel().name())
                .put("term_starts_on", text(partner.termStartsOn()))
                .put("renews_on", text(partner.renewsOn()))
                .put("eligible_level", partner.eligibleLevel().name())
                .put("renewable_level", text(partner.renewableLevel()))
                .put("membership_at_risk", partner.membershipAtRisk());
        ArrayNode competencies = node.putArray("competencies");
        explanation.competencies().forEach(explained -> competencies.add(competency(explained)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    private static ObjectNode competency(Explanation.OfCompetency explained) {
        CompetencyStanding standing = explained.standing();
        ObjectNode node = JSON.createObjectNode()
                .put("competency_code", standing.competencyCode())
                .put("earned_level", standing.earned().name())
                .put("effective_level", standing.effective().name())
                .put("retained_level", standing.retained().name())
                .put("displayed_level", standing.displayed().name())
                .put("renewable_level", text(explained.renewable()))
                .put("satisfied_path", standing.satisfiedPath())
                .put("risk_state", standing.risk().name())
                .put("lapses_on", text(standing.lapsesOn()));
        causes(node.putArray("causes"), explained.causes());
        causes(node.putArray("no_longer_counting"), explained.ended());
        ArrayNode remedies = node.putArray("remedies");
        explained.remedies().forEach(remedy -> remedies.add(remedy(remedy)));
        ArrayNode paths = node.putArray("paths");
        explained.outcome().paths().forEach(path -> paths.add(path(path)));
        ArrayNode unreachable = node.putArray("unreachable_levels");
        explained.unreachable().forEach(level -> unreachable.add(level.name()));
        return node;
    }

    private static void causes(ArrayNode into, List<Cause> causes) {
        causes.forEach(cause -> into.addObject()
                .put("kind", cause.kind().name())
                .put("requirement_id", cause.requirementId())
                .put("person_id", cause.personId())
                .put("credential_code", cause.credentialCode())
                .put("day", text(cause.day()))
                .put("detail", cause.detail()));
    }

    private static ObjectNode remedy(Remedy remedy) {
        ObjectNode node =
                JSON.createObjectNode().put("level", remedy.level().name()).put("path_code", remedy.pathCode());
        ArrayNode steps = node.putArray("steps");
        remedy.steps().forEach(step -> steps.add(step(step)));
        return node.put("on", remedy.on().toString())
                .put("effort", remedy.effort())
                .put("least", remedy.least());
    }

    private static ObjectNode step(Remedy.Step step) {
        Remedy.Earn earn = step instanceof Remedy.Earn some ? some : null;
        Remedy.Raise raise = step instanceof Remedy.Raise some ? some : null;
        ObjectNode node = JSON.createObjectNode()
                .put("requirement_id", step.requirementId())
                .put("person_id", earn == null ? null : earn.personId())
                .put("metric_code", raise == null ? null : raise.metricCode())
                .put("short_by", raise == null ? null : raise.shortBy());
        ArrayNode codes = node.putArray("credential_codes");
        ArrayNode serves = node.putArray("requirement_ids");
        if (earn == null) {
            serves.add(step.requirementId());
        } else {
            earn.credentialCodes().forEach(codes::add);
            earn.requirementIds().forEach(serves::add);
        }
        return node;
    }

    private static ObjectNode path(PathOutcome path) {
        ObjectNode node = JSON.createObjectNode()
                .put("level", path.level().name())
                .put("path_code", path.code())
                .put("holds", path.holds());
        requirements(node.putArray("requirements"), path.requirements());
        return node;
    }

    private static void requirements(ArrayNode into, List<RequirementOutcome> outcomes) {
        for (RequirementOutcome outcome : outcomes) {
            ObjectNode node = into.addObject()
                    .put("requirement_id", outcome.requirement().id())
                    .put("have", outcome.have())
                    .put("need", outcome.need())
                    .put("met", outcome.met())
                    .put("overridden", outcome.overridden());
            ArrayNode people = node.putArray("counting");
            for (Contributor contributor : outcome.contributors()) {
                ObjectNode person = people.addObject()
                        .put("person_id", contributor.personId())
                        .put("by_override", contributor.byOverride());
                contributor.credentialCodes().forEach(person.putArray("credential_codes")::add);
            }
            if (!outcome.nested().isEmpty()) {
                requirements(node.putArray("nested"), outcome.nested());
            }
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return Objects.toString(value, null);
    }
}
