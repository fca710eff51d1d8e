package dev.assay.evaluation;

import dev.assay.rules.Holding;
import dev.assay.rules.Requirement;
import dev.assay.rules.Requirement.AnyOf;
import dev.assay.rules.Requirement.DistinctPeople;
import dev.assay.rules.Requirement.Figure;
import dev.assay.rules.Requirement.People;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Judges one requirement at a time, explained. */
record RequirementJudge(Circumstances circumstances) implements Requirement.Cases<RequirementOutcome> {
    /** Decimals of a figure that is shown. */
    private static final int SCALE = 4;

    @Override
    public RequirementOutcome people(People people) {
        ReadyHolding ready = circumstances.rulebook().ready(people.holding());
        List<Contributor> contributors = new ArrayList<>();
        for (Present person : circumstances.present()) {
            HeldCodes all = recognition().all(person);
            if (ready.fulfilledBy(all)) {
                boolean byOverride = all != person.held() && !ready.fulfilledBy(person.held());
                contributors.add(new Contributor(person.personId(), codes(people.holding(), all), byOverride));
            }
        }
        boolean granted = recognition().requirement(people.id());
        return new RequirementOutcome(
                people,
                BigDecimal.valueOf(contributors.size()),
                BigDecimal.valueOf(people.count()),
                granted || contributors.size() >= people.count(),
                granted,
                contributors,
                List.of());
    }

    private List<String> codes(Holding holding, HeldCodes held) {
        if (holding instanceof Holding.Held one) {
            return List.of(one.code());
        }
        TreeSet<String> codes = new TreeSet<>();
        holding.collectFulfilled(
                code -> {
                    ReadyRulebook.NumberedCredential known =
                            circumstances.rulebook().credential(code);
                    return known != null && held.contains(known.number());
                },
                codes);
        return List.copyOf(codes);
    }

    @Override
    public RequirementOutcome figure(Figure figure) {
        BigDecimal total = circumstances.total(figure);
        boolean average = figure.window().kind() == Window.Kind.AVERAGE;
        BigDecimal months = BigDecimal.valueOf(figure.window().months());
        boolean granted = recognition().requirement(figure.id());
        return new RequirementOutcome(
                figure,
                average ? total.divide(months, SCALE, RoundingMode.FLOOR) : total.setScale(SCALE, RoundingMode.FLOOR),
                figure.atLeast().in(circumstances.market()),
                granted || circumstances.reached(figure),
                granted,
                List.of(),
                List.of());
    }

    private Recognition recognition() {
        return circumstances.recognition();
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
        boolean granted = recognition().requirement(anyOf.id());
        return new RequirementOutcome(
                anyOf,
                holds ? BigDecimal.ONE : BigDecimal.ZERO,
                BigDecimal.ONE,
                granted || holds,
                granted,
                List.of(),
                nested);
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
        boolean granted = recognition().requirement(group.id());
        return new RequirementOutcome(
                group,
                BigDecimal.valueOf(filled),
                BigDecimal.valueOf(group.slots()),
                granted || holds,
                granted,
                List.of(),
                members);
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
