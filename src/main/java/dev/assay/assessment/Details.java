package dev.assay.assessment;

import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.rules.Benefit;
import dev.assay.rules.Level;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.Contribution;
import dev.assay.standing.CriticalPerson;
import dev.assay.standing.GrantedBenefit;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.RequirementProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The detail rows of a partner's competencies: progress, contributions, critical people, benefits.
 *
 * @param today the partner on the business date
 * @param standings the competencies that have a row, by code
 */
record Details(PartnerDay today, Map<String, CompetencyStanding> standings) {
    /** Every requirement of the rulebook in force, nested ones included, of every competency that has a row. */
    List<RequirementProgress> progress() {
        List<RequirementProgress> rows = new ArrayList<>();
        for (String code : standings.keySet()) {
            for (PathOutcome path : today.outcome(code).paths()) {
                path.all().forEach(requirement -> rows.add(progress(code, path, requirement)));
            }
        }
        return rows;
    }

    private RequirementProgress progress(String code, PathOutcome path, RequirementOutcome requirement) {
        return new RequirementProgress(
                partnerId(),
                code,
                path.level(),
                path.code(),
                requirement.requirement().id(),
                requirement.have(),
                requirement.need(),
                requirement.met(),
                requirement.overridden());
    }

    /**
     * Everyone who counts for a {@code people} requirement or in a source, met or not, members of groups and what sources
     * come {@code after} included.
     */
    List<Contribution> contributions() {
        List<Contribution> rows = new ArrayList<>();
        for (String code : standings.keySet()) {
            for (PathOutcome path : today.outcome(code).paths()) {
                path.all().forEach(requirement -> contributions(code, requirement, rows));
            }
        }
        return rows;
    }

    private void contributions(String code, RequirementOutcome requirement, List<Contribution> into) {
        for (Contributor contributor : requirement.contributors()) {
            into.add(new Contribution(
                    partnerId(),
                    code,
                    requirement.requirement().id(),
                    contributor.personId(),
                    String.join(",", contributor.credentialCodes()),
                    contributor.byOverride(),
                    contributor.marginal()));
        }
    }

    /** The critical people of a competency. */
    List<CriticalPerson> critical() {
        List<CriticalPerson> rows = new ArrayList<>();
        for (CompetencyStanding standing : standings.values()) {
            String code = standing.competencyCode();
            today.critical(code)
                    .forEach((person, without) ->
                            rows.add(new CriticalPerson(partnerId(), person, code, standing.effective(), without)));
        }
        return rows;
    }

    /** The benefits of the rulebook in force that the partner has. */
    List<GrantedBenefit> benefits(PartnerStanding partner) {
        return today.rulebook().benefits().stream()
                .filter(benefit -> has(benefit, partner))
                .map(benefit -> new GrantedBenefit(partnerId(), benefit.code(), benefit.title()))
                .toList();
    }

    private boolean has(Benefit benefit, PartnerStanding partner) {
        boolean byProficiency = benefit.basis() == Benefit.Basis.PROFICIENCY;
        Level reached = byProficiency ? partner.eligibleLevel() : partner.membershipLevel();
        return reached.atLeast(benefit.level())
                && (benefit.competency() == null
                        || reached(benefit.competency(), byProficiency).reaches(benefit.level()));
    }

    private Level reached(String code, boolean effective) {
        CompetencyStanding standing = standings.get(code);
        if (effective) {
            return today.level(code);
        }
        return standing == null ? Level.NONE : standing.displayed();
    }

    private String partnerId() {
        return today.dossier().partner().partnerId();
    }
}
