package dev.assay.evaluation;

import dev.assay.rules.Requirement;
import dev.assay.rules.Requirement.AnyOf;
import dev.assay.rules.Requirement.Attestations;
import dev.assay.rules.Requirement.Certificates;
import dev.assay.rules.Requirement.DistinctPeople;
import dev.assay.rules.Requirement.Figure;
import dev.assay.rules.Requirement.People;
import dev.assay.rules.Requirement.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Judges one requirement at a time, explained. */
record RequirementJudge(Circumstances circumstances) implements Requirement.Cases<RequirementOutcome> {
    /** Decimals of a figure that is shown. */
    static final int SCALE = 4;

    @Override
    public RequirementOutcome people(People people) {
        List<Contributor> contributors = new Contributors(circumstances).fulfilling(people.holding());
        return counted(people, contributors.size(), people.count(), contributors);
    }

    @Override
    public RequirementOutcome figure(Figure figure) {
        return outcome(
                figure,
                circumstances.figure(figure.metric(), figure.window()).shown(SCALE),
                figure.threshold().in(circumstances.market()),
                circumstances.reached(figure),
                List.of(),
                List.of());
    }

    @Override
    public RequirementOutcome points(Points points) {
        return new PointsJudge(this, circumstances, points).outcome();
    }

    @Override
    public RequirementOutcome attestations(Attestations attestations) {
        return counted(attestations, circumstances.attested(attestations.of()), attestations.count(), List.of());
    }

    @Override
    public RequirementOutcome certificates(Certificates certificates) {
        List<Contributor> contributors = new Contributors(circumstances).holding(certificates.of());
        long pairs = contributors.stream()
                .mapToLong(person -> person.credentialCodes().size())
                .sum();
        return counted(certificates, pairs, certificates.count(), contributors);
    }

    private RequirementOutcome counted(Requirement requirement, long have, int need, List<Contributor> contributors) {
        return outcome(
                requirement, BigDecimal.valueOf(have), BigDecimal.valueOf(need), have >= need, contributors, List.of());
    }

    /** @param holds without an override of the requirement itself */
    private RequirementOutcome outcome(
            Requirement requirement,
            BigDecimal have,
            BigDecimal need,
            boolean holds,
            List<Contributor> contributors,
            List<RequirementOutcome> nested) {
        boolean granted = circumstances.recognition().requirement(requirement.id());
        return new RequirementOutcome(
                requirement, have, need, granted || holds, granted, contributors, nested, Set.of());
    }

    @Override
    public RequirementOutcome anyOf(AnyOf anyOf) {
        List<RequirementOutcome> nested = new ArrayList<>();
        boolean holds = false;
        for (List<Requirement> branch : anyOf.branches()) {
            boolean whole = true;
            for (Requirement requirement : branch) {
                RequirementOutcome outcome = requirement.by(this);
                nested.add(outcome);
                whole &= outcome.met();
            }
            holds |= whole;
        }
        return outcome(anyOf, holds ? BigDecimal.ONE : BigDecimal.ZERO, BigDecimal.ONE, holds, List.of(), nested);
    }

    /**
     * What is shown is the largest assignment to all slots; what decides is whether the slots that no override grants
     * can be filled by different people.
     */
    @Override
    public RequirementOutcome distinctPeople(DistinctPeople group) {
        List<RequirementOutcome> members = new ArrayList<>();
        group.members().forEach(member -> members.add(member.by(this)));
        List<RequirementOutcome> open =
                members.stream().filter(member -> !member.overridden()).toList();
        int filled = assigned(members);
        boolean holds = (open.size() == members.size() ? filled : assigned(open)) == slots(open);
        return outcome(group, BigDecimal.valueOf(filled), BigDecimal.valueOf(group.slots()), holds, List.of(), members);
    }

    private static int slots(List<RequirementOutcome> members) {
        return members.stream()
                .mapToInt(member -> member.need().intValueExact())
                .sum();
    }

    private static int assigned(List<RequirementOutcome> members) {
        List<Integer> slots =
                members.stream().map(member -> member.need().intValueExact()).toList();
        List<List<String>> candidates = members.stream()
                .map(member -> member.contributors().stream()
                        .map(Contributor::personId)
                        .toList())
                .toList();
        return PersonMatching.largest(slots, candidates).size();
    }
}
