package dev.assay.rulebook;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.AttestationKind;
import dev.assay.rules.Benefit;
import dev.assay.rules.Code;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.Measure;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Metric;
import dev.assay.rules.Rate;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Source;
import dev.assay.rules.Threshold;
import dev.assay.rules.Window;
import dev.assay.yaml.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Turns a file in which both stages found no problem into the rules that it states. */
final class RulebookReader {
    private static final Map<String, IntFunction<Window>> WINDOWS = Map.of(
            "sum_over_months", Window::sumOver,
            "average_over_months", Window::averageOver,
            "change_over_months", Window::changeOver,
            "growth_over_months", Window::growthOver);

    private RulebookReader() {}

    static Rulebook read(Place root) {
        Ladders ladders = Ladders.of(root);
        return new Rulebook(
                root.member("rulebook").text(),
                date(root.member("effective_from")),
                byCode(root.member("credentials"), RulebookReader::credential),
                byCode(
                        root.member("metrics"),
                        (code, metric) -> new Metric(code, text(metric, "title"), text(metric, "unit"))),
                byCode(root.member("attestations"), RulebookReader::attestation),
                byCode(
                        root.member("competencies"),
                        (code, competency) -> competency(code, competency, ladders.ladder(competency))),
                List.copyOf(
                        byCode(root.member("benefits"), RulebookReader::benefit).values()));
    }

    private static <T> Map<String, T> byCode(Place mapping, BiFunction<String, Place, T> read) {
        Map<String, T> byCode = new LinkedHashMap<>();
        for (Place member : mapping.members()) {
            String code = Code.canonical(member.step());
            byCode.put(code, read.apply(code, member));
        }
        return byCode;
    }

    private static Credential credential(String code, Place credential) {
        Place earnedBy = credential.member("earned_by");
        Place countsUntil = credential.member("counts_until");
        return new Credential(
                code,
                text(credential, "title"),
                text(credential, "kind"),
                earnedBy.isPresent() ? date(earnedBy) : null,
                countsUntil.isPresent() ? date(countsUntil) : null);
    }

    private static AttestationKind attestation(String code, Place attestation) {
        Place validFor = attestation.member("valid_for");
        return new AttestationKind(
                code,
                text(attestation, "title"),
                validFor.isPresent() ? Periods.parse(validFor).orElseThrow() : null);
    }

    private static Competency competency(String code, Place competency, Ladder ladder) {
        Map<Level, List<AttainmentPath>> paths = new HashMap<>();
        for (Level level : ladder.levels()) {
            paths.put(level, paths(competency.member(level.name().toLowerCase(Locale.ROOT))));
        }
        return new Competency(code, text(competency, "title"), text(competency, "center"), ladder, paths);
    }

    private static List<AttainmentPath> paths(Place list) {
        return list.entries().stream()
                .map(path -> new AttainmentPath(
                        Code.canonical(text(path, "path")),
                        requirements(path.member("when")),
                        requirements(path.member("requires"))))
                .toList();
    }

    private static List<Requirement> requirements(Place list) {
        return list.entries().stream().map(RulebookReader::requirement).toList();
    }

    private static Requirement requirement(Place place) {
        String id = text(place, "id");
        if (place.member("people").isPresent()) {
            return people(place);
        }
        if (place.member("metric").isPresent()) {
            boolean below = place.member("below").isPresent();
            return new Requirement.Figure(
                    id,
                    Code.canonical(text(place, "metric")),
                    window(place),
                    threshold(place.member(below ? "below" : "at_least")),
                    below);
        }
        if (place.member("any_of").isPresent()) {
            return new Requirement.AnyOf(
                    id,
                    place.member("any_of").entries().stream()
                            .map(RulebookReader::requirements)
                            .toList());
        }
        if (place.member("points").isPresent()) {
            return new Requirement.Points(
                    id, number(place, "points"), optionalNumber(place, "each_at_least"), sources(place.member("of")));
        }
        if (place.member("attestations").isPresent()) {
            return new Requirement.Attestations(id, whole(place, "attestations"), codes(place.member("of")));
        }
        if (place.member("certificates").isPresent()) {
            return new Requirement.Certificates(id, whole(place, "certificates"), codes(place.member("of")));
        }
        return new Requirement.DistinctPeople(
                id,
                place.member("distinct_people").entries().stream()
                        .map(RulebookReader::people)
                        .toList());
    }

    private static List<Source> sources(Place list) {
        return list.entries().stream().map(RulebookReader::source).toList();
    }

    private static Source source(Place place) {
        String id = text(place, "id");
        if (place.member("best_of").isPresent()) {
            return new Source.BestOf(id, sources(place.member("best_of")));
        }
        if (place.member("of").isPresent()) {
            return new Source.Group(id, sources(place.member("of")), number(place, "cap"));
        }
        Rate rate = place.member("rate").isPresent()
                ? Rate.perUnit(number(place, "rate"))
                : Rate.fullAt(number(place, "worth"), number(place, "full_at"));
        return new Source.Measured(
                id, measure(place), rate, optionalNumber(place, "cap"), requirements(place.member("after")));
    }

    private static Measure measure(Place place) {
        if (place.member("people").isPresent()) {
            return new Measure.People(holding(place.member("people")));
        }
        if (place.member("certificates").isPresent()) {
            return new Measure.Certificates(codes(place.member("certificates")));
        }
        if (place.member("attestations").isPresent()) {
            return new Measure.Attestations(codes(place.member("attestations")));
        }
        return new Measure.Figure(Code.canonical(text(place, "metric")), window(place));
    }

    private static List<String> codes(Place list) {
        return list.entries().stream()
                .map(code -> Code.canonical(code.text()))
                .distinct()
                .toList();
    }

    private static BigDecimal number(Place place, String key) {
        return place.member(key).node().decimalValue();
    }

    private static @Nullable BigDecimal optionalNumber(Place place, String key) {
        return place.member(key).isPresent() ? number(place, key) : null;
    }

    private static int whole(Place place, String key) {
        return place.member(key).node().intValue();
    }

    private static Requirement.People people(Place place) {
        return new Requirement.People(text(place, "id"), whole(place, "people"), holding(place.member("holding")));
    }

    private static Holding holding(Place place) {
        if (place.isText()) {
            return new Holding.Held(Code.canonical(place.text()));
        }
        Place any = place.member("any");
        return any.isPresent() ? new Holding.Any(holdings(any)) : new Holding.All(holdings(place.member("all")));
    }

    private static List<Holding> holdings(Place list) {
        return list.entries().stream().map(RulebookReader::holding).toList();
    }

    private static Window window(Place figure) {
        for (Map.Entry<String, IntFunction<Window>> kind : WINDOWS.entrySet()) {
            if (figure.member(kind.getKey()).isPresent()) {
                return kind.getValue().apply(whole(figure, kind.getKey()));
            }
        }
        return Window.latest();
    }

    private static Threshold threshold(Place place) {
        if (place.node().isNumber()) {
            BigDecimal both = place.node().decimalValue();
            return new Threshold(both, both);
        }
        return new Threshold(
                place.member("developed").node().decimalValue(),
                place.member("developing").node().decimalValue());
    }

    private static Benefit benefit(String code, Place benefit) {
        Place requires = benefit.member("requires");
        boolean proficiency = requires.member("proficiency").isPresent();
        Place competency = requires.member("competency");
        @Nullable String of = competency.isPresent() ? Code.canonical(competency.text()) : null;
        return new Benefit(
                code,
                text(benefit, "title"),
                proficiency ? Benefit.Basis.PROFICIENCY : Benefit.Basis.MEMBERSHIP,
                MembershipLevel.LADDER
                        .level(text(requires, proficiency ? "proficiency" : "membership"))
                        .orElseThrow(),
                of);
    }

    private static String text(Place place, String key) {
        return place.member(key).text();
    }

    private static LocalDate date(Place place) {
        return Dates.parse(place.text()).orElseThrow();
    }
}
