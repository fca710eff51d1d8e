package dev.assay.rulebook;

import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The second stage: what one file means, as far as a schema cannot say it. Parts of the wrong shape are passed over;
 * the first stage has told of them.
 */
final class MeaningCheck {
    private final List<Problem> problems;
    private final Codes credentials;
    private final Codes metrics;
    private final Codes competencies;
    private final Place root;

    MeaningCheck(Place root, List<Problem> problems) {
        this.root = root;
        this.problems = problems;
        credentials = new Codes("credential", problems).declareMembers(root.member("credentials"));
        metrics = new Codes("metric", problems).declareMembers(root.member("metrics"));
        competencies = new Codes("competency", problems).declareMembers(root.member("competencies"));
    }

    void check() {
        date(root.member("effective_from"));
        for (Place credential : root.member("credentials").members()) {
            date(credential.member("earned_by"));
            date(credential.member("counts_until"));
        }
        root.member("competencies").members().forEach(this::competency);
        new Codes("benefit", problems).declareMembers(root.member("benefits"));
        for (Place benefit : root.member("benefits").members()) {
            known(competencies, benefit.member("requires").member("competency"), "competencies");
        }
    }

    private void date(Place place) {
        if (place.isText() && Dates.parse(place.text()).isEmpty()) {
            problems.add(place.problem("%s is %s%s, which is no date; write yyyy-mm-dd, such as 2017-06-01"
                    .formatted(place.name(), place.shown(), place.in())));
        }
    }

    private void competency(Place competency) {
        Map<String, Place> ids = new HashMap<>();
        for (String level : List.of("silver", "gold")) {
            Codes codes = new Codes("path", problems);
            for (Place path : competency.member(level).entries()) {
                Place code = path.member("path");
                if (code.isText()) {
                    codes.declare(code.text(), code);
                }
                requirements(path.member("requires"), ids);
            }
        }
        if (competency.member("silver").node().isEmpty()
                && competency.member("gold").node().isEmpty()) {
            problems.add(competency.problem("competency " + competency.step()
                    + " has no path to silver or gold; write at least one path, or remove the competency"));
        }
    }

    private void requirements(Place list, Map<String, Place> ids) {
        list.entries().forEach(requirement -> requirement(requirement, ids));
    }

    private void requirement(Place requirement, Map<String, Place> ids) {
        Place id = requirement.member("id");
        Place first = id.isText() ? ids.putIfAbsent(id.text(), id) : null;
        if (first != null) {
            problems.add(id.problem(
                    "requirement id %s%s stands already on line %d; an id is unique in its competency, silver, gold and nested ones together: rename one"
                            .formatted(id.quoted(), id.in(), first.line())));
        }
        known(metrics, requirement.member("metric"), "metrics");
        holding(requirement.member("holding"));
        requirements(requirement.member("distinct_people"), ids);
        requirement.member("any_of").entries().forEach(branch -> requirements(branch, ids));
    }

    private void holding(Place holding) {
        known(credentials, holding, "credentials");
        holding.member("any").entries().forEach(this::holding);
        holding.member("all").entries().forEach(this::holding);
    }

    private void known(Codes codes, Place place, String section) {
        if (place.isText()) {
            codes.checkKnown(place, section);
        }
    }
}
