package dev.assay.rulebook;

import dev.assay.yaml.Dialect;
import dev.assay.yaml.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How rulebooks are written, and the words in which one speaks of their parts. */
final class RulebookDialect {
    static final Dialect RULEBOOK = new Dialect(
            "rulebook",
            "write rulebook, effective_from and competencies",
            "/rulebook.schema.json",
            Set.of(
                    "people",
                    "sum_over_months",
                    "average_over_months",
                    "at_least",
                    "developed",
                    "developing",
                    "window_months",
                    "change_over_months",
                    "growth_over_months",
                    "below",
                    "points",
                    "each_at_least",
                    "attestations",
                    "certificates",
                    "rate",
                    "worth",
                    "full_at",
                    "cap"),
            Set.of("latest"),
            RulebookDialect::words);

    private static final Map<String, String> NOUNS = Map.of(
            "ladders",
            "ladder",
            "attestations",
            "attestation",
            "credentials",
            "credential",
            "metrics",
            "metric",
            "competencies",
            "competency",
            "benefits",
            "benefit");

    private RulebookDialect() {}

    /** The competency, path and requirement (or credential, metric, benefit) that the part is or belongs to. */
    private static String words(Place part) {
        List<Place> trail = part.trail();
        if (trail.size() < 3) {
            return "";
        }
        StringBuilder words = new StringBuilder(
                NOUNS.getOrDefault(trail.get(1).step(), trail.get(1).step()));
        words.append(' ').append(Place.printable(trail.get(2).step()));
        if (trail.size() > 4 && trail.get(1).step().equals("competencies")) {
            words.append(", ").append(trail.get(3).step()).append(" path ").append(pathCode(trail.get(4)));
            trail.stream()
                    .skip(5)
                    .filter(RulebookDialect::hasId)
                    .reduce((outer, inner) -> inner)
                    .map(requirement -> requirement.member("id").text())
                    .ifPresent(id -> words.append(", requirement ").append(Place.printable(id)));
        }
        return words.toString();
    }

    private static boolean hasId(Place place) {
        return place.member("id").isText() && !place.member("id").text().isBlank();
    }

    private static String pathCode(Place path) {
        Place code = path.member("path");
        return code.isText() ? Place.printable(code.text()) : Integer.toString(Integer.parseInt(path.step()) + 1);
    }
}
