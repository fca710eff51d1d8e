package dev.assay.mapping;

import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads how a source writes dates and times, including the settings of the whole mapping. */
final class TimeReader {
    private static final String ISO = "iso";
    private static final List<String> ISO_PATTERNS =
            List.of("yyyy-MM-dd'T'HH:mm:ssX", "yyyy-MM-dd'T'HH:mm:ss.SX", "yyyy-MM-dd'T'HH:mmX");

    private final Place zone;
    private final Place overlap;
    private final Spelling spelling;
    private final List<Problem> problems;

    /** @param root of the mapping */
    TimeReader(Place root, List<Problem> problems) {
        this.zone = root.member("zone");
        this.overlap = root.member("overlap");
        this.problems = problems;
        this.spelling = spelling(root);
    }

    private static Spelling spelling(Place root) {
        Place months = root.member("months");
        Place first = root.member("two_digit_years_from");
        Spelling spelling =
                first.isPresent() ? Spelling.USUAL.withFirstYear(Integer.parseInt(first.text())) : Spelling.USUAL;
        return months.isPresent()
                ? spelling.withMonths(
                        months.entries().stream().map(TimeReader::names).toList())
                : spelling;
    }

    private static List<String> names(Place month) {
        return month.isText()
                ? List.of(month.text())
                : month.entries().stream().map(Place::text).toList();
    }

    /** The zone in which the day of {@code produced_at} is determined: that of the mapping, otherwise UTC. */
    ZoneId calendar() {
        ZoneId own = zone(zone);
        return own == null ? ZoneId.of("UTC") : own;
    }

    /** The date and time settings of a value. */
    Step.Time read(Place value, TimeForm.Kind kind) {
        Place written = value.member("pattern");
        List<Place> texts = written.node().isArray() ? written.entries() : List.of(written);
        List<TimePattern> patterns = new ArrayList<>();
        for (Place text : texts) {
            List<String> each = text.text().equals(ISO) ? ISO_PATTERNS : List.of(text.text());
            each.forEach(pattern -> add(pattern, text, kind, patterns));
        }
        Place own = value.member("zone").isPresent() ? value.member("zone") : zone;
        boolean needed = patterns.stream().anyMatch(pattern -> TimeForm.needsZone(kind, pattern));
        if (needed && !own.isPresent()) {
            problems.add(written.problem(
                    "the pattern %s%s needs a zone; add zone: to it or to the mapping, such as zone: UTC"
                            .formatted(written.shown(), written.in())));
        }
        Place exclusive = value.member("exclusive");
        if (exclusive.isPresent() && kind != TimeForm.Kind.DAY) {
            problems.add(exclusive.problem("exclusive%s is for dates only; remove it".formatted(exclusive.around())));
        }
        Place twice = value.member("overlap").isPresent() ? value.member("overlap") : overlap;
        return new Step.Time(patterns, new TimeForm(kind, zone(own), overlap(twice), FieldNames.truth(exclusive)));
    }

    private void add(String written, Place place, TimeForm.Kind kind, List<TimePattern> patterns) {
        TimePattern pattern;
        try {
            pattern = TimePattern.of(written, spelling);
        } catch (IllegalArgumentException e) {
            problems.add(place.problem(
                    "the pattern %s%s cannot be used: %s".formatted(place.shown(), place.in(), e.getMessage())));
            return;
        }
        if (kind != TimeForm.Kind.MONTH && !pattern.withDay()) {
            problems.add(place.problem("the pattern %s%s has no day; add dd".formatted(place.shown(), place.in())));
        }
        patterns.stream()
                .filter(pattern::clashesWith)
                .findFirst()
                .ifPresent(other -> problems.add(place.problem(
                        "the pattern %s%s reads some texts that %s reads too; remove one, as the result would be ambiguous"
                                .formatted(place.shown(), place.in(), other))));
        patterns.add(pattern);
    }

    private static TimeForm.@Nullable Overlap overlap(Place place) {
        return place.isPresent() ? TimeForm.Overlap.valueOf(place.text().toUpperCase(Locale.ROOT)) : null;
    }

    private @Nullable ZoneId zone(Place place) {
        if (!place.isPresent()) {
            return null;
        }
        try {
            return ZoneId.of(place.text());
        } catch (DateTimeException e) {
            problems.add(place.problem("zone is %s%s, which is not a valid zone; write one such as UTC or Europe/Lisbon"
                    .formatted(place.shown(), place.in())));
            return null;
        }
    }
}
