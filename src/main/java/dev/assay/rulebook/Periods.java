package dev.assay.rulebook;

import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one written form of a period: ISO 8601 in whole years, months, weeks and days, above zero. */
final class Periods {
    private static final Pattern FORM = Pattern.compile("P(?=[0-9])([0-9]{1,4}[YMWD])+");

    private Periods() {}

    /** The period; empty if the place has a text that is none. */
    static Optional<Period> parse(Place place) {
        if (!FORM.matcher(place.text()).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Period.parse(place.text())).filter(period -> !period.isZero());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** That the text is no period, if so; nothing is said of a place that is no text. */
    static List<Problem> check(Place place, String example) {
        return !place.isText() || parse(place).isPresent()
                ? List.of()
                : List.of(place.problem("%s is %s%s, which is not a period above zero; write one such as %s"
                        .formatted(place.name(), place.shown(), place.in(), example)));
    }
}
