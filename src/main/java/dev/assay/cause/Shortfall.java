package dev.assay.cause;

import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.Achievement;
import dev.assay.facts.Person;
import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a level does not hold where, by the facts as they are known now, it never did: what was once published has been
 * corrected since. The path that is nearest is looked at, and who or what could have carried it.
 */
final class Shortfall {
    private final PartnerDay now;
    private final String code;
    private final Timeline timeline;
    private final LocalDate since;
    private final CauseList causes = new CauseList(false);

    /**
     * @param code the competency
     * @param since an override that ended before cannot have carried what was published
     */
    Shortfall(Timeline timeline, String code, LocalDate since) {
        this.timeline = timeline;
        this.now = timeline.today();
        this.code = code;
        this.since = since;
    }

    /** The causes that can be named, of the nearest path for which any can; none if the facts name nobody and nothing. */
    List<Cause> causes(Level wanted) {
        List<PathOutcome> nearest = now.outcome(code).paths().stream()
                .filter(path -> path.level().atLeast(wanted))
                .sorted(Comparator.comparingLong(Shortfall::unmet))
                .toList();
        if (nearest.isEmpty()) {
            String detail = "the rulebook in force has no way to " + wanted;
            causes.add(
                    Cause.Kind.RULES_CHANGED, null, null, null, now.rulebook().effectiveFrom(), detail);
        }
        levelOverrides(wanted);
        for (PathOutcome path : nearest) {
            if (causes.size() == 0) {
                path.requirements().stream()
                        .filter(requirement -> !requirement.met())
                        .forEach(this::explain);
            }
        }
        return causes.all();
    }

    private static long unmet(PathOutcome path) {
        return path.requirements().stream()
                .filter(requirement -> !requirement.met())
                .count();
    }

    private void levelOverrides(Level wanted) {
        now.dossier().overrides().stream()
                .filter(override -> override.competencyCode().equals(code)
                        && !override.endsOn(timeline.overrideDuration()).isAfter(now.day())
                        && !override.endsOn(timeline.overrideDuration()).isBefore(since))
                .filter(override -> {
                    Level granted = override.grant().level();
                    return granted != null && granted.atLeast(wanted);
                })
                .forEach(override -> causes.add(
                        Cause.Kind.OVERRIDE_ENDED,
                        null,
                        null,
                        null,
                        override.endsOn(timeline.overrideDuration()),
                        "override " + override.overrideId() + " granted on " + override.grantedOn()));
    }

    private void explain(RequirementOutcome unmet) {
        if (unmet.requirement() instanceof Requirement.Figure figure) {
            String detail = "%s of %s"
                    .formatted(unmet.have().toPlainString(), unmet.need().toPlainString());
            causes.add(Cause.Kind.METRIC_BELOW, figure, null, null, null, detail);
        }
        if (unmet.requirement() instanceof Requirement.People people) {
            peopleWhoCould(people, unmet);
        }
        unmet.nested().stream().filter(inner -> !inner.met()).forEach(this::explain);
    }

    private void peopleWhoCould(Requirement.People people, RequirementOutcome unmet) {
        Set<String> counting =
                unmet.contributors().stream().map(Contributor::personId).collect(Collectors.toSet());
        Departure departure = new Departure(now, timeline, code);
        for (Person person : now.dossier().people().values()) {
            Set<String> ever = person.achievements().stream()
                    .map(Achievement::credentialCode)
                    .collect(Collectors.toSet());
            if (!counting.contains(person.personId()) && people.holding().fulfilledBy(ever::contains)) {
                departure.explain(person, ever, people, causes);
            }
        }
    }
}
