package dev.assay.rulebook;

import dev.assay.rules.Code;
import dev.assay.yaml.Nearest;
import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The codes that one part of a rulebook declares or refers to, in canonical form. */
final class Codes {
    /** The maximum length of a code in canonical form. */
    static final int MAX_LENGTH = 64;

    private final String noun;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Declared> declared = new LinkedHashMap<>();

    /** @param noun the kind of code, such as {@code credential} */
    Codes(String noun) {
        this.noun = noun;
    }

    /** The problems with the declared codes. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Declares the keys of a mapping as codes. */
    Codes declareMembers(Place mapping) {
        mapping.members().forEach(member -> declare(member.step(), member));
        return this;
    }

    /** Declares a code, unless one with the same canonical form exists. */
    void declare(String written, Place place) {
        checkWriting(written, place);
        String code = Code.canonical(written);
        Declared first = declared.putIfAbsent(code, new Declared(written, place.line()));
        if (first != null) {
            problems.add(place.problem(
                    "%s code \"%s\" is the same as \"%s\" on line %d%s (both are %s); remove or rename one"
                            .formatted(
                                    noun,
                                    Place.printable(written),
                                    Place.printable(first.written),
                                    first.line,
                                    place.around(),
                                    Place.printable(code))));
        }
    }

    /** A problem if the code at the place is not declared; none for a place that is not a string. */
    List<Problem> unlessKnown(Place place, String section) {
        String code = place.isText() ? Code.canonical(place.text()) : "";
        return !place.isText() || declared.containsKey(code)
                ? List.of()
                : List.of(place.problem(
                        "unknown %s code %s%s; %s".formatted(noun, place.quoted(), place.in(), remedy(code, section))));
    }

    /** True if both are the same code. */
    static boolean same(String written, String other) {
        return Code.canonical(written).equals(Code.canonical(other));
    }

    private String remedy(String code, String section) {
        String remedy = "add it under " + section + " or correct it";
        return Nearest.to(code, declared.keySet())
                .map(near -> Nearest.hint(Objects.requireNonNull(declared.get(near)).written, remedy))
                .orElse(remedy);
    }

    private void checkWriting(String written, Place place) {
        String code = Code.canonical(written);
        String wrong = code.isEmpty()
                ? "is empty"
                : code.length() > MAX_LENGTH
                        ? "has " + code.length() + " characters"
                        : written.indexOf(',') >= 0
                                ? "contains a comma"
                                : written.chars().anyMatch(Character::isISOControl)
                                        ? "contains a control character"
                                        : "";
        if (!wrong.isEmpty()) {
            problems.add(
                    place.problem("%s code \"%s\" %s%s; write 1 to %d characters without comma or control character"
                            .formatted(noun, Place.printable(written), wrong, place.around(), MAX_LENGTH)));
        }
    }

    private record Declared(String written, int line) {}
}
