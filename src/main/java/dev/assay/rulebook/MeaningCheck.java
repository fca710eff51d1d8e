package dev.assay.rulebook;

import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The second stage: semantic checks of one file that a schema cannot express. Parts with an invalid shape are skipped,
 * because the first stage has reported them.
 */
final class MeaningCheck {
    private final List<Problem> problems = new ArrayList<>();
    private final Codes credentials;
    private final Codes metrics;
    private final Codes attestations;
    private final Codes competencies;
    private final Ladders ladders;
    private final Place root;

    private MeaningCheck(Place root) {
        this.root = root;
        this.ladders = Ladders.of(root);
        credentials = declared("credential", root.member("credentials"));
        metrics = declared("metric", root.member("metrics"));
        attestations = declared("attestation", root.member("attestations"));
        competencies = declared("competency", root.member("competencies"));
    }

    /** All semantic problems of the file. */
    static List<Problem> check(Place root) {
        MeaningCheck check = new MeaningCheck(root);
        check.check();
        return check.problems;
    }

    private Codes declared(String noun, Place mapping) {
        Codes codes = new Codes(noun).declareMembers(mapping);
        problems.addAll(codes.problems());
        return codes;
    }

    private void check() {
        date(root.member("effective_from"));
        for (Place credential : root.member("credentials").members()) {
            date(credential.member("earned_by"));
            date(credential.member("counts_until"));
        }
        for (Place attestation : root.member("attestations").members()) {
            problems.addAll(Periods.check(attestation.member("valid_for"), "P12M"));
        }
        problems.addAll(ladders.check());
        root.member("competencies").members().forEach(this::competency);
        declared("benefit", root.member("benefits"));
        root.member("benefits").members().forEach(this::benefit);
    }

    private void date(Place place) {
        if (place.isText() && Dates.parse(place.text()).isEmpty()) {
            problems.add(place.problem("%s is %s%s, which is not a valid date; write yyyy-mm-dd, such as 2017-06-01"
                    .formatted(place.name(), place.shown(), place.in())));
        }
    }

    private void competency(Place competency) {
        Map<String, Place> ids = new HashMap<>();
        List<String> levels = ladders.levels(competency);
        String together = String.join(", ", levels) + " and nested ones together";
        for (String level : levels) {
            Codes codes = new Codes("path");
            for (Place path : competency.member(level).entries()) {
                Place code = path.member("path");
                if (code.isText()) {
                    codes.declare(code.text(), code);
                }
                requirements(path.member("when"), ids, together);
                requirements(path.member("requires"), ids, together);
            }
            problems.addAll(codes.problems());
        }
        problems.addAll(ladders.check(competency));
    }

    private void requirements(Place list, Map<String, Place> ids, String together) {
        list.entries().forEach(requirement -> requirement(requirement, ids, together));
    }

    private void requirement(Place requirement, Map<String, Place> ids, String together) {
        id(requirement.member("id"), ids, together);
        problems.addAll(metrics.unlessKnown(requirement.member("metric"), "metrics"));
        holding(requirement.member("holding"));
        requirements(requirement.member("distinct_people"), ids, together);
        requirement.member("any_of").entries().forEach(branch -> requirements(branch, ids, together));
        List<Place> of = requirement.member("of").entries();
        if (requirement.member("points").isPresent()) {
            of.forEach(source -> source(source, ids, together));
            problems.addAll(new PointsCheck(requirement).problems());
        } else if (requirement.member("attestations").isPresent()) {
            of.forEach(code -> problems.addAll(attestations.unlessKnown(code, "attestations")));
            problems.addAll(PointsCheck.tooMany(requirement, "attestations"));
        } else {
            of.forEach(code -> problems.addAll(credentials.unlessKnown(code, "credentials")));
        }
    }

    private void id(Place id, Map<String, Place> ids, String together) {
        Place first = id.isText() ? ids.putIfAbsent(id.text(), id) : null;
        if (first != null) {
            problems.add(id.problem(
                    "requirement id %s%s stands already on line %d; an id is unique in its competency, %s: rename one"
                            .formatted(id.quoted(), id.in(), first.line(), together)));
        }
    }

    private void source(Place source, Map<String, Place> ids, String together) {
        id(source.member("id"), ids, together);
        problems.addAll(metrics.unlessKnown(source.member("metric"), "metrics"));
        holding(source.member("people"));
        source.member("certificates")
                .entries()
                .forEach(code -> problems.addAll(credentials.unlessKnown(code, "credentials")));
        source.member("attestations")
                .entries()
                .forEach(code -> problems.addAll(attestations.unlessKnown(code, "attestations")));
        requirements(source.member("after"), ids, together);
        source.member("of").entries().forEach(inner -> source(inner, ids, together));
        source.member("best_of").entries().forEach(inner -> source(inner, ids, together));
    }

    private void holding(Place holding) {
        problems.addAll(credentials.unlessKnown(holding, "credentials"));
        holding.member("any").entries().forEach(this::holding);
        holding.member("all").entries().forEach(this::holding);
    }

    private void benefit(Place benefit) {
        Place code = benefit.member("requires").member("competency");
        problems.addAll(competencies.unlessKnown(code, "competencies"));
        root.member("competencies").members().stream()
                .filter(competency -> code.isText() && Codes.same(code.text(), competency.step()))
                .filter(ladders::enrolledIn)
                .forEach(competency -> problems.add(code.problem(
                        "competency %s%s has terms by enrolment, and benefits go by memberships; name one on a ladder with term: membership, or none"
                                .formatted(code.quoted(), code.in()))));
    }
}
